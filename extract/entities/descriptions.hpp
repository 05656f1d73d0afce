#pragma once

#include "extract/entities/names/mention.hpp"
#include "extract/entities/names/name_finder.hpp"
#include "extract/syntax/tree.hpp"

namespace claimgraph {

/// Fills EntityLayer::descriptions with the nouns that describe entities: before a name ("striker John Smith"), in
/// apposition ("John Smith, a banker") and as predicate ("Smith is a banker").
void add_descriptions(const Document& document, const Analysis& analysis, const Tree& tree, const NameKnowledge& names,
                      EntityLayer& layer);

} // namespace claimgraph
