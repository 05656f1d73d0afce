#include "graph/base/result.hpp"

#include <fmt/format.h>

namespace claimgraph {

std::string Error::describe() const {
    std::string where = place.file;
    if (place.line != 0) where += fmt::format("{}{}", where.empty() ? "line " : ":", place.line);
    if (place.column != 0) where += fmt::format(":{}", place.column);
    return where.empty() ? message : where + ": " + message;
}

} // namespace claimgraph
