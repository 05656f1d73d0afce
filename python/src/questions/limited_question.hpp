#pragma once

#include "graph/base/stop_token.hpp"
#include "python/src/errors.hpp"
#include "python/src/graph.hpp"

#include <atomic>
#include <chrono>
#include <future>
#include <mutex>

namespace claimgraph::python {

/// A question with a limit of time in seconds, which Ctrl-C stops too. Holds the lock of its graph. Made, used and
/// destroyed by one function, which has the GIL. Raises ValueError if `timeout` is no number of seconds.
class LimitedQuestion {
  public:
    LimitedQuestion(PyGraph& graph, double timeout);
    ~LimitedQuestion() { graph_.source.stop_when({}); }
    LimitedQuestion(const LimitedQuestion&) = delete;
    LimitedQuestion& operator=(const LimitedQuestion&) = delete;

    const StopToken& token() const { return token_; }

    /// The value of work(), a Result; raises its error. It runs on a thread of its own, without the GIL.
    template <class Work>
    auto run(const Work& work) {
        auto running = std::async(std::launch::async, work);
        bool is_interrupted = false;
        while (!is_ready(running))
            if (!is_interrupted && PyErr_CheckSignals() != 0) stop_ = is_interrupted = true;
        auto result = running.get();
        if (is_interrupted) throw nb::python_error();
        return value_of(std::move(result));
    }

  private:
    template <class Future>
    static bool is_ready(const Future& running) {
        const nb::gil_scoped_release release;
        return running.wait_for(std::chrono::milliseconds(20)) == std::future_status::ready;
    }

    PyGraph& graph_;
    std::atomic<bool> stop_ = false;
    StopToken token_;
    std::unique_lock<std::mutex> lock_;
};

} // namespace claimgraph::python
