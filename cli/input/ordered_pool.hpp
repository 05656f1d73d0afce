#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace claimgraph::cli {

/// Threads that work on items while somebody else takes the results in the order of the items: put() and take() may
/// come from different threads, or in turn from one that asks is_full(). At most four items a thread are under way, so
/// memory does not depend on how many there are.
template <class Item, class Result>
class OrderedPool {
  public:
    OrderedPool(unsigned threads, std::function<Result(Item&&)> work)
        : work_(std::move(work)), window_(std::size_t{4} * threads) {
        for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
    }
    OrderedPool(const OrderedPool&) = delete;
    OrderedPool& operator=(const OrderedPool&) = delete;
    /// Gives up what was not taken.
    ~OrderedPool() { stop(); }

    /// Waits while it is full. False if it was stopped.
    bool put(Item&& item) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return is_stopped_ || slots_.size() < window_; });
        if (is_stopped_) return false;
        slots_.push_back({std::move(item), std::nullopt});
        came_.notify_one();
        return true;
    }
    bool is_full() {
        const std::lock_guard lock(mutex_);
        return slots_.size() >= window_;
    }
    /// Nothing more is put; with an error if that is why.
    void close(std::exception_ptr error = nullptr) {
        const std::lock_guard lock(mutex_);
        is_closed_ = true;
        closing_error_ = std::move(error);
        came_.notify_all();
        done_.notify_all();
    }
    /// Waits for the oldest result, which is under way until pop(); null when it is closed and empty. Throws what the
    /// work threw, whose item is popped then.
    Result* front() {
        std::unique_lock lock(mutex_);
        done_.wait(lock, [&] { return (!slots_.empty() && slots_.front().is_done) || (is_closed_ && slots_.empty()); });
        if (slots_.empty()) {
            if (closing_error_) std::rethrow_exception(std::exchange(closing_error_, nullptr));
            return nullptr;
        }
        Slot& slot = slots_.front(); // stays where it is: only pop() moves it
        if (slot.error) {
            const std::exception_ptr error = slot.error;
            drop_front();
            std::rethrow_exception(error);
        }
        return &*slot.result;
    }
    void pop() {
        const std::lock_guard lock(mutex_);
        drop_front();
    }
    /// front() and pop() in one; nothing when it is closed and empty.
    std::optional<Result> take() {
        Result* oldest = front();
        if (oldest == nullptr) return std::nullopt;
        std::optional<Result> taken(std::move(*oldest));
        pop();
        return taken;
    }
    void stop() {
        {
            const std::lock_guard lock(mutex_);
            is_stopped_ = true;
        }
        came_.notify_all();
        room_.notify_all();
        threads_.clear(); // joins them
    }

  private:
    struct Slot {
        std::optional<Item> item;
        std::optional<Result> result;
        std::exception_ptr error{};
        bool is_done = false;
    };

    /// With the lock.
    void drop_front() {
        slots_.pop_front();
        ++first_;
        room_.notify_one();
    }

    void run() {
        std::unique_lock lock(mutex_);
        while (true) {
            came_.wait(lock, [&] { return is_stopped_ || next_ < first_ + slots_.size() || is_closed_; });
            if (is_stopped_ || next_ >= first_ + slots_.size()) return;
            Slot& slot = slots_[next_++ - first_]; // a deque: it stays where it is while others come and go
            lock.unlock();
            try {
                slot.result.emplace(work_(std::move(*slot.item)));
            } catch (...) {
                slot.error = std::current_exception();
            }
            slot.item.reset();
            lock.lock();
            slot.is_done = true;
            done_.notify_one();
        }
    }

    std::function<Result(Item&&)> work_;
    std::size_t window_;
    std::mutex mutex_;
    std::condition_variable came_, done_, room_;
    std::deque<Slot> slots_;
    std::size_t first_ = 0, next_ = 0; ///< the numbers of the first slot, and of the next item to work on
    bool is_stopped_ = false, is_closed_ = false;
    std::exception_ptr closing_error_;
    std::vector<std::jthread> threads_;
};

} // namespace claimgraph::cli
