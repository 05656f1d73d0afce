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
        std::uint32_t weight = 0;
    };

    /// Of arcs in the order of their targets. `each_arc(visit)` calls visit(source, target, weight) for each of them,
    /// the same ones in the same order each time; those with the same ends are added up. Two passes, no sorting.
    template <class EachArc>
    Links(std::size_t nodes, const EachArc& each_arc) : first_(nodes + 1) {
        each_arc([&](std::uint32_t source, std::uint32_t, std::uint32_t) { ++first_[source + 1]; });
        for (std::size_t i = 1; i <= nodes; ++i) first_[i] += first_[i - 1];
        links_.resize(first_[nodes]);
        std::vector<std::uint32_t> end(first_.begin(), first_.end() - 1);
        each_arc([&](std::uint32_t source, std::uint32_t target, std::uint32_t weight) {
            if (end[source] > first_[source] && links_[end[source] - 1].target == target)
                links_[end[source] - 1].weight += weight;
            else
                links_[end[source]++] = {target, weight};
        });
        close_gaps(end);
    }

    std::size_t nodes() const { return first_.size() - 1; }
    std::size_t size() const { return links_.size(); }
    /// Sorted by target.
    std::span<const Link> of(std::size_t node) const {
        return {links_.data() + first_[node], links_.data() + first_[node + 1]};
    }
    std::uint64_t weight_of(std::size_t node) const;

  private:
    void close_gaps(std::span<const std::uint32_t> ends);

    std::vector<std::uint32_t> first_; ///< links_[first_[n] .. first_[n+1]) are those of node n
    std::vector<Link> links_;
};

/// The links that the claims make which pass the filter; nodes are the graph's entities.
Links links_of(const Graph& graph, LinkDirection direction, const ClaimFilter& filter = {});

} // namespace claimgraph
