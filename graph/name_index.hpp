#pragma once

#include "graph/base/index.hpp"
#include "graph/model/entity.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Finds entities by what people call them, without looking at all of them: a sorted array of the hashes of their
/// name_keys(), 12 bytes a key. Making it folds every name; a look-up is a binary search. The entities must stay where
/// they are. Immutable.
class NameIndex {
  public:
    explicit NameIndex(std::span<const Entity> entities);

    /// The entities that have this key, and the one whose id is `name` to the byte; in their order.
    std::vector<EntityIndex> find(std::string_view name) const;

  private:
    std::span<const Entity> entities_;
    std::vector<std::uint64_t> hashes_; ///< sorted
    std::vector<EntityIndex> owners_;   ///< of each hash
};

} // namespace claimgraph
