#pragma once

#include "graph/base/index.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Maps ids of entities to their indices: a flat hash table (open addressing, linear probing) and all ids in one
/// buffer, small enough for the cache. Owns copies of the ids; views of them are valid until the next add(). One
/// writer, or any number of readers.
class EntityIds {
  public:
    std::size_t size() const { return begins_.size() - 1; }
    /// Reserves memory for that many ids.
    void reserve(std::size_t count);
    /// Adds an id that is not present; it gets the next index.
    EntityIndex add(std::string_view id);
    /// A default index if it is not present.
    EntityIndex find(std::string_view id) const;
    std::string_view operator[](EntityIndex entity) const;

  private:
    struct Place {
        std::uint32_t hash = 0; ///< its lower half
        EntityIndex entity;     ///< nowhere in places that are free
    };

    /// That of the id, or the free one where it would stand.
    std::size_t place_of(std::uint32_t hash, std::string_view id) const;

    std::vector<Place> places_;          ///< a power of two of them, at most half of them taken
    std::vector<char> text_;             ///< of all ids
    std::vector<std::size_t> begins_{0}; ///< in text_, of each, and the end
};

} // namespace claimgraph
