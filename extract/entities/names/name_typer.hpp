#pragma once

#include "extract/entities/names/name_finder.hpp"

#include <optional>
#include <span>

namespace claimgraph {

/// The type of an unknown name, from its own words (given names, "Ministry", an acronym), its tree (the words of a
/// person's name depend on the first one, those of other names on the last one) and the words next to it ("the town of
/// ...", "... said"). kOther if unknown.
EntityType guess_type(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                      const Sentence& sentence, TokenRange name);

/// The type that the noun of a name gives it, its last word or the one before a number: "Foreign Ministry", "Article
/// 5".
std::optional<EntityType> type_by_noun(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                                       TokenRange name);

/// Gives all unknown names with the same words one type: the one that most of them have, if any has one.
void agree_on_types(const FoldedWords& folded, std::span<NameSpan> spans);

} // namespace claimgraph
