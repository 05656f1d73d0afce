#pragma once

#include "extract/entities/names/name_finder.hpp"

#include <vector>

namespace claimgraph {

/// Makes one name of an institution whose name has an "and" within: "the Bread and Roses Party", "Securities and
/// Exchange Commission". Before "and" stands a word that is no name elsewhere, behind it another, and then what the
/// institution is; or the fields of an institution are a list: "Department of Water, Forests and the Arts". `spans` are
/// in text order, not overlapping, before and after. Linear.
void join_coordinated_names(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                            const NameKnowledge& names, std::vector<NameSpan>& spans);

} // namespace claimgraph
