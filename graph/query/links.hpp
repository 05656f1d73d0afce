#pragma once

#include "graph/graph.hpp"
#include "graph/query/filter.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

/// Which end of a claim links to which; a symmetric claim links either end to the other.
enum class LinkDirection : std::uint8_t {
    kOut,  ///< subject to object
    kIn,   ///< object to subject
    kBoth, ///< each end to the other
};

/// Who is linked with whom, in compressed sparse rows: what the measures of a graph run over. Parallel claims are one
/// link, whose weight is their number. A claim of an entity about itself weighs 2 under kBoth, one for each end.
class Links {
  public:
    struct Link {
        std::uint32_t target = 0;
        double weight = 0;
    };
    struct Arc {
        std::uint32_t source = 0;
        Link link;
    };

    /// The rows of `nodes` nodes; arcs with the same ends are added up. Links are sorted by target.
    Links(std::size_t nodes, std::span<const Arc> arcs);

    std::size_t nodes() const { return first_.size() - 1; }
    std::size_t size() const { return links_.size(); }
    std::span<const Link> of(std::size_t node) const {
        return {links_.data() + first_[node], links_.data() + first_[node + 1]};
    }
    double weight_of(std::size_t node) const;

  private:
    std::vector<std::uint32_t> first_; ///< links_[first_[n] .. first_[n+1]) are those of node n
    std::vector<Link> links_;
};

/// The links that the claims make which pass the filter; nodes are the graph's entities.
Links links_of(const Graph& graph, LinkDirection direction, const ClaimFilter& filter = {});

} // namespace claimgraph
