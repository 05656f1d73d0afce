#pragma once

#include "graph/matching/cooccurrence_set.hpp"
#include "graph/matching/text_set.hpp"
#include "graph/model/entity.hpp"

#include <string_view>

namespace claimgraph {

/// What one or several documents tell about an entity, for comparing it with another. Sets, so that profiles merge in
/// any order. The texts live elsewhere.
struct EntityProfile {
    EntityType type = EntityType::kOther;
    std::string_view kb;     ///< id of the knowledge base; empty when unknown
    TextSet names;           ///< folded (graph/base/fold.hpp): the name and its aliases
    TextSet full_names;      ///< the names of them that no shorter form was used for: folded
    TextSet descriptions;    ///< nouns that the text gives it, lemmas: "banker"
    CooccurrenceSet company; ///< numbers of the named things in the same documents

    void merge(const EntityProfile& other);
};

} // namespace claimgraph
