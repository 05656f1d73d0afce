#pragma once

#include "extract/clauses/tree_reader.hpp"
#include "extract/entities/names/mention.hpp"
#include "extract/text/document.hpp"

#include <string>

namespace claimgraph {

/// What a thing without a name is called by, so that it can be told from others of its kind: a noun with what stands
/// before it, whose it is, and what is said behind it of which one it is. "Kenya's talks with Chad on water", "attempts
/// to undermine the accord"; "strength of the alliance" of "the strength and unity of the alliance".
struct NounDescription {
    TokenRange words;  ///< without articles, times and asides; at most ten, but for what stands before the noun
    TokenRange shared; ///< behind another noun, which shares them; empty if there are none

    std::uint32_t size() const { return words.size() + shared.size(); }
};

/// The layer must know the types of its tokens.
NounDescription describe_noun(const TreeReader& trees, const EntityLayer& layer, TokenIndex noun);
std::string to_string(const NounDescription& description, const Document& document, const Analysis& analysis);

} // namespace claimgraph
