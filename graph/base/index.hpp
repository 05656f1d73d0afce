#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace claimgraph {

/// A typed position in a vector, so that a token cannot be used as an entity. A default one refers to nothing.
template <class Tag>
struct Index {
    static constexpr std::uint32_t kInvalid = 0xffff'ffff;

    std::uint32_t value = kInvalid;

    constexpr Index() = default;
    constexpr explicit Index(std::size_t position) : value(static_cast<std::uint32_t>(position)) {}
    constexpr explicit operator bool() const { return value != kInvalid; }
    friend constexpr auto operator<=>(Index, Index) = default;
};

using EntityIndex = Index<struct EntityTag>; ///< into ClaimBatch::entities or Graph::entities()
using ClaimIndex = Index<struct ClaimTag>;   ///< into ClaimBatch::claims or Graph::claims()

} // namespace claimgraph

template <class Tag>
struct std::hash<claimgraph::Index<Tag>> {
    std::size_t operator()(claimgraph::Index<Tag> index) const noexcept { return index.value; }
};
