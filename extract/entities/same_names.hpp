#pragma once

#include "extract/entities/names/name_finder.hpp"

#include <span>
#include <vector>

namespace claimgraph {

/// Which names of a document are one: for each span the one that names its entity, in full; that is the span itself if
/// it stands alone. Names with the same words are one; so is a short form with the one longer name that has all its
/// words, in order for persons ("Vazquez" and "Wanda Vazquez Garced"), in any order and with the same noun for
/// institutions ("Senate" and "Puerto Rico Senate", "Iraqi Parliament" and "Parliament of Iraq"); so is an acronym with
/// what the text explains it by, or with the one name that has its initials. Of several longer names the
/// person named most often is meant, else the nearest before. Two names that the gazetteer knows as different things
/// are never one. Linear in the number of spans: a short form is compared with a bounded number of longer ones.
std::vector<std::size_t> find_same_names(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                                         const NameKnowledge& names, std::span<const NameSpan> spans);

} // namespace claimgraph
