#pragma once

#include "graph/base/json_value.hpp"
#include "graph/base/result.hpp"
#include "graph/judgments/judgment.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A judgment as the JSON object of docs/corrections.md: `verdict` (right or wrong), `note` and the `claim` with its
/// sentence as `evidence`.
JsonValue judgment_object(const Judgment& judgment);

/// The judgments of lines of such objects; of a claim with more evidence, the first piece is judged. Verdicts other
/// than right and wrong, as training data has them (near, trivial), say nothing about a graph: their lines are left
/// out. `file` is for errors: kBadFormat, with the line.
Result<std::vector<Judgment>> judgments_from_json(std::string_view lines, const std::string& file);

} // namespace claimgraph
