#pragma once

#include "cli/serve/page_part.hpp"

#include <string>

namespace claimgraph::cli {

/// The question `overview` of answer_page(): sources, main actors, who does what to whom, contradictions, what happened
/// when.
Result<std::string> overview(const ServedStore& served, const Parameters& parameters);

} // namespace claimgraph::cli
