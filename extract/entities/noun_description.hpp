#pragma once

#include "extract/clauses/tree_reader.hpp"
#include "extract/entities/names/mention.hpp"

namespace claimgraph {

/// The words that a thing without a name is called by, so that it can be told from others of its kind: a noun with what
/// stands before it, whose it is, and what is said behind it of which one it is: "Kenya's talks with Chad on water",
/// "attempts to undermine the accord". Without articles, times and asides; at most ten words, but for what stands
/// before the noun. The layer must know the types of its tokens.
TokenRange noun_description(const TreeReader& trees, const EntityLayer& layer, TokenIndex noun);

} // namespace claimgraph
