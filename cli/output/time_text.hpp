#pragma once

#include "extract/extract.hpp"

#include <string>

namespace claimgraph::cli {

/// {"document","start","end","text","type","value"} on one line with its end.
std::string time_json(const TimeExpression& time, const Document& document);

} // namespace claimgraph::cli
