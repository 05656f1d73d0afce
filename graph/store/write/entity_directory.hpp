#pragma once

#include <cstdint>
#include <string_view>

namespace claimgraph {

/// The id of a row of `entity`; 0 is none.
using EntityRow = std::uint32_t;

/// Which entity is which row while a graph is derived, and which appearance is whose.
class EntityDirectory {
  public:
    virtual ~EntityDirectory() = default;
    /// Valid as long as the directory.
    virtual std::string_view key_of(EntityRow row) = 0;
    /// The row of the entity with this key, a new one if there is none.
    virtual EntityRow row_of(std::string_view key) = 0;
    virtual EntityRow entity_of(std::int64_t appearance) = 0;
    /// Whether the appearance was another entity's before.
    virtual bool has_moved(std::int64_t appearance) = 0;
};

} // namespace claimgraph
