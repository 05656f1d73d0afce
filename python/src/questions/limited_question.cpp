#include "python/src/questions/limited_question.hpp"

#include <cstdint>
#include <fmt/format.h>

namespace claimgraph::python {
namespace {

StopToken token_of(double timeout, const std::atomic<bool>& stop) {
    constexpr double kMostSeconds = 1e9; // a generation; it fits into the clock
    if (!(timeout >= 0 && timeout <= kMostSeconds))
        throw nb::value_error(
            fmt::format("timeout={}; expected seconds from 0 to {:.0f}", timeout, kMostSeconds).c_str());
    return StopToken(std::chrono::milliseconds(static_cast<std::int64_t>(timeout * 1000)), &stop,
                     "; a larger timeout= gives more");
}

std::unique_lock<std::mutex> locked(std::mutex& mutex) {
    const nb::gil_scoped_release release;
    return std::unique_lock(mutex);
}

} // namespace

LimitedQuestion::LimitedQuestion(PyGraph& graph, double timeout)
    : graph_(graph), token_(token_of(timeout, stop_)), lock_(locked(graph.lock)) {
    graph_.source.stop_when(token_);
}

} // namespace claimgraph::python
