#pragma once

#include "extract/entities/names/name_finder.hpp"

#include <vector>

namespace claimgraph {

/// Makes one name of what initials in brackets explain as one: "the Harbour and River Safety Council (HRSC)", of which
/// otherwise "and" makes two. Every capitalised word must have its letter (Schwartz and Hearst 2003, without letters
/// inside words). `spans` are in text order, not overlapping, before and after. Linear.
void join_explained_names(const Document& document, const Analysis& analysis, std::vector<NameSpan>& spans);

} // namespace claimgraph
