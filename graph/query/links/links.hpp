#pragma once

#include "graph/graph.hpp"
#include "graph/query/filter/filter.hpp"
#include "graph/query/links/steps.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

/// The links between nodes in compressed sparse rows, on which the graph measures run. Parallel claims are one link,
/// whose weight is their number. A self-loop has weight 2 with kBoth. Owns its rows; immutable, safe to share between
/// threads.
class Links {
  public:
    struct Link {
        std::uint32_t target = 0;
        std::uint32_t weight = 0;
    };

    /// From arcs in the order of their targets. `each_arc(visit)` calls visit(source, target, weight) for each arc, in
    /// the same order each time; weights of parallel arcs are added. Two passes, no sorting.
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

/// The links of the claims that pass the filter, as each_step() leads; the nodes are the graph's entities, by index.
Links links_of(const Graph& graph, Direction direction, const ClaimFilter& filter = {});

} // namespace claimgraph
