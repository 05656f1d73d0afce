#include "graph/base/stop_token.hpp"

#include <fmt/format.h>

namespace claimgraph {

Error StopToken::error() const {
    if (is_flag_set()) return {ErrorCode::kUnsupported, "interrupted", {}};
    const auto seconds = std::chrono::duration<double>(limit_.value_or(std::chrono::milliseconds(0))).count();
    return {ErrorCode::kUnsupported, fmt::format("no result within {} s{}", seconds, advice_), {}};
}

} // namespace claimgraph
