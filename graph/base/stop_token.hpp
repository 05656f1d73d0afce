#pragma once

#include "graph/base/result.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>

namespace claimgraph {

/// When a computation has to end before it is done: at a point in time, or once a flag is set, as by a signal handler
/// or another thread. A function that may run long takes one and looks at it between its steps. After a stop it returns
/// at once; what it returns then is of no use, and the caller looks at the token too. The default never stops. Copies
/// look at the same flag, which must outlive them. Safe to share between threads.
class StopToken {
  public:
    using Clock = std::chrono::steady_clock;

    StopToken() = default;
    /// Stops so long from now on, or once `*flag` is true. `advice`, a literal, is what to do for more time.
    explicit StopToken(std::optional<std::chrono::milliseconds> limit, const std::atomic<bool>* flag = nullptr,
                       const char* advice = "")
        : limit_(limit), flag_(flag), advice_(advice) {
        if (limit) deadline_ = Clock::now() + *limit;
    }

    /// Looks at the clock: some ten nanoseconds.
    bool stopped() const { return is_flag_set() || (limit_ && Clock::now() > deadline_); }
    /// Whether because the flag is set; otherwise the time is over.
    bool is_flag_set() const { return flag_ != nullptr && flag_->load(std::memory_order_relaxed); }
    /// Why, in words for people: kUnsupported, "interrupted" or "no result within 2 s".
    Error error() const;
    /// Nothing, or the error.
    Result<void> status() const {
        if (stopped()) return tl::unexpected(error());
        return {};
    }

  private:
    std::optional<std::chrono::milliseconds> limit_;
    Clock::time_point deadline_{};
    const std::atomic<bool>* flag_ = nullptr;
    const char* advice_ = "";
};

/// Looks at a token now and then, so that loops with small steps can ask in each of them. One per loop or computation;
/// the token must outlive it.
class StopCheck {
  public:
    explicit StopCheck(const StopToken& token) : token_(token) {}

    /// Whether to stop. `work` is the size of the step, in units of a few nanoseconds.
    bool operator()(std::size_t work = 1) {
        work_ += work;
        if (work_ < kWorkBetweenLooks) return stopped_;
        work_ = 0;
        return stopped_ = stopped_ || token_.stopped();
    }

  private:
    static constexpr std::size_t kWorkBetweenLooks = 4096; ///< some ten microseconds
    const StopToken& token_;
    std::size_t work_ = 0;
    bool stopped_ = false;
};

} // namespace claimgraph
