#pragma once

#include "extract/extract.hpp"
#include "graph/base/result.hpp"
#include "graph/judgments/judgment.hpp"

#include <string>
#include <vector>

namespace claimgraph::cli {

/// The judgments of a file of JSON lines (docs/corrections.md). Fails with kNotFound or kBadFormat, naming file and
/// line. An empty name gives none.
Result<std::vector<Judgment>> read_judgments(const std::string& file);

/// extract_claims(), with the claims that people confirmed even where they are too improbable to be drawn.
ClaimBatch extract_judged(const Document& document, const Analysis& analysis, const Models& models,
                          const Judgments& judgments);
/// The same where the claims of the document are drawn already: `batch`.
ClaimBatch with_confirmed(ClaimBatch batch, const Document& document, const Analysis& analysis, const Models& models,
                          const Judgments& judgments);

} // namespace claimgraph::cli
