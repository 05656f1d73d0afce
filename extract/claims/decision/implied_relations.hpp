#pragma once

#include "extract/claims/frames/relation_table.hpp"
#include "graph/base/result.hpp"
#include "graph/model/entity.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace claimgraph {

/// A relation that follows from a narrower one: who leads a firm works for it.
struct ImpliedRelation {
    RelationIndex narrower, broader;
    std::optional<EntityType> subject{}, object{}; ///< only between such ends
    bool draws_narrower = false;                   ///< in place of the broader: nobody holds the position "Kenya"

    bool is_between(EntityType who, EntityType whom) const {
        return (!subject || who == *subject) && (!object || whom == *object);
    }
};

/// Reads implied_relations.tsv. Fails with kNotFound or kBadFormat, naming file and line.
Result<std::vector<ImpliedRelation>> load_implied_relations(const std::filesystem::path& file,
                                                            const RelationTable& relations);

} // namespace claimgraph
