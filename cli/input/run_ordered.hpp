#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace claimgraph::cli {

/// Calls work(i) for every i below `count` on `threads` threads, and accept(i, result) in the order of i on the calling
/// thread, so that output does not depend on the number of threads. At most four results per thread are kept waiting,
/// independent of `count`. Exceptions of either are thrown to the caller after all threads have stopped.
template <class Work, class Accept>
void run_ordered(std::size_t count, unsigned threads, const Work& work, Accept&& accept) {
    if (threads <= 1 || count <= 1) {
        for (std::size_t i = 0; i < count; ++i) accept(i, work(i));
        return;
    }
    struct Slot {
        std::optional<std::invoke_result_t<const Work&, std::size_t>> result;
        std::exception_ptr error;
        bool filled = false;
    };
    const std::size_t window = std::size_t{4} * threads;
    std::vector<Slot> slots(window);
    std::mutex mutex;
    std::condition_variable filled, room;
    std::size_t next = 0, accepted = 0;

    const auto worker = [&] {
        std::unique_lock lock(mutex);
        while (true) {
            room.wait(lock, [&] { return next >= count || next < accepted + window; });
            if (next >= count) return;
            const std::size_t i = next++;
            lock.unlock();
            Slot slot;
            try {
                slot.result.emplace(work(i));
            } catch (...) {
                slot.error = std::current_exception();
            }
            slot.filled = true;
            lock.lock();
            slots[i % window] = std::move(slot);
            filled.notify_one();
        }
    };

    std::vector<std::jthread> pool;
    struct Stop { // before the pool is joined, also when accept() throws
        std::mutex& mutex;
        std::size_t& next;
        std::size_t count;
        std::condition_variable& room;
        ~Stop() {
            {
                const std::lock_guard lock(mutex);
                next = count;
            }
            room.notify_all();
        }
    } const stop{mutex, next, count, room};
    const std::size_t size = threads < count ? threads : count;
    for (std::size_t i = 0; i < size; ++i) pool.emplace_back(worker);

    for (std::size_t i = 0; i < count; ++i) {
        std::unique_lock lock(mutex);
        filled.wait(lock, [&] { return slots[i % window].filled; });
        Slot slot = std::exchange(slots[i % window], {});
        lock.unlock();
        if (slot.error) std::rethrow_exception(slot.error);
        accept(i, std::move(*slot.result));
        lock.lock();
        accepted = i + 1;
        lock.unlock();
        room.notify_one();
    }
}

} // namespace claimgraph::cli
