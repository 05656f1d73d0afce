#pragma once

#include "graph/matching/entity_matcher.hpp"
#include "graph/matching/entity_occurrences.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The appearances of entities in an order that does not depend on that of the documents: by id, then by document.
/// Views the occurrences, which must outlive it.
class Appearances {
  public:
    using Rank = std::uint32_t; ///< the place of an appearance in the order

    explicit Appearances(const EntityOccurrences& occurrences);

    std::size_t size() const { return by_rank_.size(); }
    const EntityOccurrences::Occurrence& operator[](Rank rank) const { return by_rank_[rank]; }
    const EntityOccurrences::Observation& observation(Rank rank) const {
        return occurrences_.observation_of(by_rank_[rank]);
    }
    std::string_view document(Rank rank) const {
        return occurrences_.texts[occurrences_.documents[by_rank_[rank].document].name];
    }
    EntityReference reference(Rank rank) const {
        return {std::string(occurrences_.texts[observation(rank).id]), std::string(document(rank))};
    }
    /// Whether the same id was in the same document before; then it is that one.
    bool repeats(Rank rank) const { return repeats_[rank]; }
    /// The known entity that it is an appearance of; EntityOccurrences::kNobody if that is to be found out.
    std::uint32_t known(Rank rank) const { return known_.empty() ? EntityOccurrences::kNobody : known_[rank]; }
    /// Of each appearance, as they were added.
    std::span<const Rank> ranks() const { return rank_of_; }
    /// For each text its place in the order of the texts.
    std::span<const std::uint32_t> text_ranks() const { return text_ranks_; }

  private:
    const EntityOccurrences& occurrences_;
    std::vector<std::uint32_t> text_ranks_;
    std::vector<EntityOccurrences::Occurrence> by_rank_;
    std::vector<bool> repeats_;
    std::vector<std::uint32_t> known_;
    std::vector<Rank> rank_of_;
};

} // namespace claimgraph
