#pragma once

#include "graph/matching/score/cooccurrence_set.hpp"
#include "graph/matching/score/text_set.hpp"
#include "graph/model/entity.hpp"

#include <string_view>

namespace claimgraph {

/// What one or more documents say about an entity, for comparison with another. Sets, so that profiles can be merged in
/// any order. Does not own its strings: they are in a TextPool, which must outlive it.
struct EntityProfile {
    EntityType type = EntityType::kOther;
    std::string_view kb;       ///< id of the knowledge base; empty when unknown
    TextSet names;             ///< folded (graph/base/text/fold.hpp): the name and its aliases
    TextSet full_names;        ///< folded display names, the fullest form in each document
    TextSet kinds;             ///< those of the names that many things have: "court", "supreme court"
    TextSet descriptions;      ///< nouns that describe it: "banker"; also an office with its place, "mayor (brno)"
    CooccurrenceSet company;   ///< numbers of the named entities in the same documents
    CooccurrenceSet documents; ///< numbers of these documents

    void merge(const EntityProfile& other);
};

} // namespace claimgraph
