#pragma once

#include "graph/entity.hpp"
#include "graph/matching/company.hpp"

#include <cstdint>
#include <set>
#include <string>

namespace claimgraph {

/// What one or several documents tell about an entity, for comparing it with another. Sets, so that profiles merge in
/// any order.
struct EntityProfile {
    std::string id;
    std::string name; ///< as people see it
    EntityType type = EntityType::kOther;
    std::string kb;                     ///< id of the knowledge base; empty when unknown
    std::set<std::string> names;        ///< folded (graph/core/fold.hpp): the name and its aliases
    std::set<std::string> full_names;   ///< the names of them that no shorter form was used for: folded
    std::set<std::string> descriptions; ///< nouns that the text gives it, lemmas: "banker"
    Company company;                    ///< numbers of the named things in the same documents
    std::uint32_t documents = 1;

    void merge(const EntityProfile& other);
};

} // namespace claimgraph
