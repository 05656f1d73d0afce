#pragma once

#include "extract/entities/names/name_finder.hpp"

#include <vector>

namespace claimgraph {

/// What is a name once is one in the whole document. The surname of somebody is no town, unless the text tells of the
/// town ("in Bolton"), and no noun ("Guy said"), where it stands alone with a capital; names of several words are found
/// wherever the same words stand. Keeps `spans` in text order, not overlapping.
void find_repeated_names(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                         const NameKnowledge& names, std::vector<NameSpan>& spans);

} // namespace claimgraph
