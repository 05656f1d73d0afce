#pragma once

#include "extract/entities/names/mention.hpp"
#include "extract/syntax/tree.hpp"

namespace claimgraph {

/// Whether a word is what stands before a name and hangs on it: "mayor" of "mayor Ana Novak". It is a phrase of its
/// own.
bool is_noun_before_name(const Token& token);

/// The name that stands right behind a noun and hangs on it: "airline Norvia". Nowhere if there is none.
MentionIndex name_behind(const Analysis& analysis, const Tree& tree, const EntityLayer& layer, TokenIndex noun);

} // namespace claimgraph
