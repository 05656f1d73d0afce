#pragma once

#include "extract/claims/attribution/attribution.hpp"
#include "extract/claims/attribution/quotes.hpp"

#include <span>
#include <vector>

namespace claimgraph {

/// Gives every quote of somebody's speech its speaker: the one that its sentence names by syntax ("...," said X), by a
/// verb beside it, a colon before it, a dash or brackets behind it; else the sentence after it or before it; else the
/// speaker of the quote that it continues, in the same paragraph or at the beginning of the next. Where nobody is
/// named, what is quoted is only `possible`; so is what it asks, and what it orders is `requested`. `quoted` is
/// quoted_tokens() of the quotes; `attributions` are those that the trees tell.
void attribute_quotes(const ClauseReader& clauses, const ReportReader& reports, std::span<const Quote> quotes,
                      const std::vector<bool>& quoted, std::vector<Attribution>& attributions);

} // namespace claimgraph
