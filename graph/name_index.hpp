#pragma once

#include "graph/base/index.hpp"
#include "graph/model/entity.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Finds entities by name: a sorted array of the hashes of their name_keys(), 12 bytes per key. Building it folds every
/// name; a look-up is a binary search. Views the entities, which must outlive it and not move. Immutable, safe to share
/// between threads.
class NameIndex {
  public:
    explicit NameIndex(std::span<const Entity> entities);

    /// The entities with this key, and the one whose id is exactly `name`; in their order.
    std::vector<EntityIndex> find(std::string_view name) const;

  private:
    std::span<const Entity> entities_;
    std::vector<std::uint64_t> hashes_; ///< sorted
    std::vector<EntityIndex> owners_;   ///< of each hash
};

} // namespace claimgraph
