#pragma once

#include "graph/matching/entity_matcher.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimgraph {

/// What people decided, by the entities that it is about. An entity of a document is a number of the caller's. Views
/// the overrides, which must outlive it.
class Told {
  public:
    explicit Told(std::span<const MatchOverride> overrides);

    bool empty() const { return overrides_.empty(); }
    std::span<const MatchOverride> overrides() const { return overrides_; }

    /// Takes note of an entity; call it in the order of the numbers.
    void note(std::uint32_t entity, std::string_view id, std::string_view document);

    /// A side of an override; that of the other side is `side ^ 1`.
    using Side = std::uint32_t;
    static Side first_side(std::size_t override) { return static_cast<Side>(2 * override); }
    /// The entities that it means.
    std::span<const std::uint32_t> entities(Side side) const { return entities_[side]; }
    /// The sides of "different" that mean an entity, sorted.
    std::span<const Side> apart(std::uint32_t entity) const;

  private:
    std::span<const MatchOverride> overrides_;
    std::unordered_map<std::string_view, std::vector<Side>> sides_of_; ///< by id
    std::vector<std::vector<std::uint32_t>> entities_;                 ///< by side
    std::unordered_map<std::uint32_t, std::vector<Side>> apart_;
};

} // namespace claimgraph
