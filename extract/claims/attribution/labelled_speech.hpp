#pragma once

#include "extract/claims/attribution/attribution.hpp"

#include <vector>

namespace claimgraph {

/// Gives what stands behind "NOVAK:" at the beginning of a paragraph, before "- Novak" at the end of a headline or
/// behind "((Novak))" in a transcript its speaker, where nobody else says it and no quotation marks stand.
void attribute_labelled_speech(const ClauseReader& clauses, const ReportReader& reports,
                               std::vector<Attribution>& attributions);

} // namespace claimgraph
