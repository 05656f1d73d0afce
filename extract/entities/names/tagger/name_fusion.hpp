#pragma once

#include "extract/entities/names/name_finder.hpp"
#include "extract/entities/names/tagger/name_tagger.hpp"

#include <span>
#include <vector>

namespace claimgraph {

/// The names that rules and tagger agree on: of persons, organizations and places the tagger says where they begin and
/// end and what they are, the rules whose they are, which title they bear, and all names of other types. In text order,
/// not overlapping.
std::vector<NameSpan> fuse_names(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                                 const NameKnowledge& names, std::span<const NameSpan> found,
                                 std::span<const TaggedName> tagged);

} // namespace claimgraph
