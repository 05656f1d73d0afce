#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace claimgraph::cli {

/// A line of work: produce(put) calls put(item) for each item, work(item) is called on `threads` threads, and
/// accept(result) in the order of the items on the calling thread, so that output does not depend on the number of
/// threads. put() waits while four items per thread are under way, so memory does not depend on how many there are; it
/// returns false when no more are wanted. Exceptions of any are thrown to the caller after all threads have stopped.
template <class Item, class Produce, class Work, class Accept>
void run_ordered(unsigned threads, const Produce& produce, const Work& work, Accept&& accept) {
    if (threads <= 1) {
        produce([&](Item&& item) {
            accept(work(std::move(item)));
            return true;
        });
        return;
    }
    struct Slot {
        std::optional<Item> item;
        std::optional<std::invoke_result_t<const Work&, Item&&>> result;
        std::exception_ptr error{};
        bool is_done = false;
    };
    const std::size_t window = std::size_t{4} * threads;
    std::mutex mutex;
    std::condition_variable came, done, room;
    std::deque<Slot> slots;                       // a deque: slots stay where they are while others come and go
    std::size_t first = 0, next = 0;              // the numbers of the first slot, and of the next item to work on
    bool is_stopped = false, is_complete = false; // nothing more is wanted; nothing more comes
    std::exception_ptr of_producer;

    const auto put = [&](Item&& item) {
        std::unique_lock lock(mutex);
        room.wait(lock, [&] { return is_stopped || slots.size() < window; });
        if (is_stopped) return false;
        slots.push_back({std::move(item), std::nullopt});
        came.notify_one();
        return true;
    };
    const auto producer = [&] {
        std::exception_ptr error;
        try {
            produce(put);
        } catch (...) {
            error = std::current_exception();
        }
        const std::lock_guard lock(mutex);
        of_producer = error;
        is_complete = true;
        came.notify_all();
        done.notify_all();
    };
    const auto worker = [&] {
        std::unique_lock lock(mutex);
        while (true) {
            came.wait(lock, [&] { return is_stopped || next < first + slots.size() || is_complete; });
            if (is_stopped || next >= first + slots.size()) return;
            Slot& slot = slots[next++ - first];
            lock.unlock();
            try {
                slot.result.emplace(work(std::move(*slot.item)));
            } catch (...) {
                slot.error = std::current_exception();
            }
            slot.item.reset();
            lock.lock();
            slot.is_done = true;
            done.notify_one();
        }
    };
    const auto stop = [&] {
        {
            const std::lock_guard lock(mutex);
            is_stopped = true;
        }
        came.notify_all();
        room.notify_all();
    };
    struct AtEnd { // before the threads are joined, also when accept() throws
        const decltype(stop)& run;
        ~AtEnd() { run(); }
    };
    std::vector<std::jthread> pool;
    const AtEnd at_end{stop};
    pool.emplace_back(producer);
    for (unsigned i = 0; i < threads; ++i) pool.emplace_back(worker);

    std::unique_lock lock(mutex);
    while (true) {
        done.wait(lock, [&] { return (!slots.empty() && slots.front().is_done) || (is_complete && slots.empty()); });
        if (slots.empty()) break;
        Slot& slot = slots.front();
        lock.unlock();
        if (slot.error) std::rethrow_exception(slot.error);
        accept(std::move(*slot.result));
        lock.lock();
        slots.pop_front();
        ++first;
        room.notify_one();
    }
    if (of_producer) std::rethrow_exception(of_producer);
}

} // namespace claimgraph::cli
