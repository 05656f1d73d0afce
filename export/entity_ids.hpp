#pragma once

#include "graph/base/index.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The numbers of entities by their ids: a hash table of one piece (open addressing, linear probing) and the ids one
/// behind the other, which is small enough for the cache where the entities themselves are not.
class EntityIds {
  public:
    std::size_t size() const { return begins_.size() - 1; }
    /// Makes room for so many.
    void reserve(std::size_t count);
    /// An id that is not there yet gets the next number.
    EntityIndex add(std::string_view id);
    /// Nowhere if it is not there.
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
