#pragma once

#include "extract/entities/names/name_finder.hpp"

#include <span>

namespace claimgraph {

/// The type of an unknown name, from its own words (given names, "Ministry", an acronym), the tree inside it (words of
/// a person's name hang on the first one, of other names on the last one) and the words it stands beside ("the town of
/// ...", "... said"). kOther where nothing tells.
EntityType guess_type(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                      const Sentence& sentence, TokenRange name);

/// Gives all unknown names with the same words one type: the one that most of them have, if any has one.
void agree_on_types(const FoldedWords& folded, std::span<NameSpan> spans);

} // namespace claimgraph
