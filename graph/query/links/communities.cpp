#include "graph/query/links/communities.hpp"

#include "graph/boost_graph.hpp"
#include "graph/query/filter/compiled_filter.hpp"

#include <algorithm>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/incremental_components.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <numeric>

namespace claimgraph {
namespace {

using Labels = std::vector<std::uint32_t>; ///< a group for each node, any numbers below the count of nodes

/// Numbers labels from 0 without gaps, in the order in which they are met. Returns how many there are.
std::uint32_t close_gaps(Labels& labels) {
    constexpr std::uint32_t kNone = 0xffff'ffff;
    std::vector<std::uint32_t> number(labels.empty() ? 0 : std::ranges::max(labels) + std::size_t{1}, kNone);
    std::uint32_t count = 0;
    for (std::uint32_t& label : labels) {
        if (number[label] == kNone) number[label] = count++;
        label = number[label];
    }
    return count;
}

/// Groups numbered by size, the largest first; of equals that of the first node.
Groups by_size(Labels labels) {
    const std::uint32_t count = close_gaps(labels);
    std::vector<std::uint32_t> sizes(count);
    for (const std::uint32_t label : labels) ++sizes[label];
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::uint32_t label) { return sizes[label]; });
    std::vector<std::uint32_t> number(count);
    for (std::uint32_t i = 0; i < count; ++i) number[order[i]] = i + 1;
    Groups groups(labels.size());
    std::ranges::transform(labels, groups.begin(), [&](std::uint32_t label) { return number[label]; });
    return groups;
}

template <class Sets>
Labels labels_of(Sets& sets, std::size_t nodes) {
    Labels labels(nodes);
    for (std::size_t node = 0; node < nodes; ++node) labels[node] = static_cast<std::uint32_t>(sets.find_set(node));
    return labels;
}

/// The connected components over links for which `counts(node, link)` is true.
template <class Counts>
Labels connected(const Links& links, const Counts& counts) {
    boost::disjoint_sets_with_storage<> sets(links.nodes());
    for (std::size_t node = 0; node < links.nodes(); ++node)
        for (const Links::Link& link : links.of(node))
            if (counts(node, link)) sets.union_set(node, std::size_t{link.target});
    return labels_of(sets, links.nodes());
}

/// Whether a claim is an edge of the filtered graph.
struct Passes {
    const CompiledFilter* filter = nullptr;
    bool operator()(ClaimIndex claim) const { return (*filter)(claim); }
};

/// One level of the Leiden algorithm: a network whose nodes are groups of those of the level below.
class Level {
  public:
    Level(const Links& links, const StopToken& stop)
        : links_(links),
          stopped_(stop),
          strength_(links.nodes()),
          to_group_(links.nodes()),
          group_strength_(links.nodes()) {
        for (std::size_t node = 0; node < links.nodes(); ++node)
            strength_[node] = static_cast<double>(links.weight_of(node));
        total_ = std::accumulate(strength_.begin(), strength_.end(), 0.0);
    }

    /// Moves nodes to the groups where modularity grows most, until none gains by moving.
    void move_nodes(Labels& groups) {
        std::ranges::fill(group_strength_, 0);
        std::vector<std::uint32_t> members(links_.nodes());
        for (std::size_t node = 0; node < links_.nodes(); ++node) {
            group_strength_[groups[node]] += strength_[node];
            ++members[groups[node]];
        }
        std::vector<std::uint32_t> unused;
        for (std::uint32_t group = 0; group < links_.nodes(); ++group)
            if (members[group] == 0) unused.push_back(group);
        // nobody waits twice, so that a ring has room for all
        std::vector<std::uint32_t> queue(links_.nodes());
        std::iota(queue.begin(), queue.end(), 0);
        std::size_t front = 0;
        std::size_t waiting = queue.size();
        std::vector<bool> waits(links_.nodes(), true);
        const auto enqueue = [&](std::uint32_t node) {
            const std::size_t back = front + waiting++;
            queue[back < queue.size() ? back : back - queue.size()] = node;
        };
        while (waiting > 0 && !stopped_(1 + links_.of(queue[front]).size())) {
            const std::uint32_t node = queue[front];
            if (++front == queue.size()) front = 0;
            --waiting;
            waits[node] = false;
            const std::uint32_t old = groups[node];
            weigh_groups(node, groups);
            group_strength_[old] -= strength_[node];
            std::uint32_t best = old;
            double most = gain(node, old);
            const auto offer = [&](std::uint32_t group, double here) {
                if (here > most + kTiny) {
                    most = here;
                    best = group;
                }
            };
            for (const std::uint32_t group : touched_) offer(group, gain(node, group));
            if (members[old] > 1 && most < -kTiny) { // better off alone
                best = unused.back();
                unused.pop_back();
            }
            group_strength_[best] += strength_[node];
            forget_weights();
            if (best == old) continue;
            groups[node] = best;
            ++members[best];
            if (--members[old] == 0) unused.push_back(old);
            for (const Links::Link& link : links_.of(node))
                if (groups[link.target] != best && !waits[link.target]) {
                    waits[link.target] = true;
                    enqueue(link.target);
                }
        }
    }

    /// Parts of the groups that are well connected in themselves: single nodes, joined where both sides are well
    /// connected with their group and modularity does not fall.
    Labels refine(const Labels& groups) {
        Labels parts(links_.nodes());
        std::iota(parts.begin(), parts.end(), 0);
        std::vector<double> whole(links_.nodes()); // strength of the groups
        for (std::size_t node = 0; node < links_.nodes(); ++node) whole[groups[node]] += strength_[node];
        std::vector<double> outward(links_.nodes()); // weight from a part to the rest of its group
        for (std::size_t node = 0; node < links_.nodes(); ++node)
            for (const Links::Link& link : links_.of(node))
                if (link.target != node && groups[link.target] == groups[node]) outward[node] += link.weight;
        group_strength_ = strength_;
        std::vector<std::uint32_t> members(links_.nodes(), 1);
        const auto is_well_connected = [&](std::uint32_t part, std::uint32_t group) {
            const double expected = group_strength_[part] * (whole[group] - group_strength_[part]) / total_;
            return outward[part] >= expected - kTiny;
        };
        for (std::uint32_t node = 0; node < links_.nodes(); ++node) {
            const std::uint32_t group = groups[node];
            if (parts[node] != node || members[node] > 1 || !is_well_connected(node, group)) continue;
            weigh_groups(node, parts, &groups);
            std::uint32_t best = node;
            double most = kTiny;
            for (const std::uint32_t part : touched_)
                if (part != node && gain(node, part) > most && is_well_connected(part, group)) {
                    most = gain(node, part);
                    best = part;
                }
            if (best != node) {
                outward[best] += outward[node] - 2 * to_group_[best];
                group_strength_[best] += strength_[node];
                ++members[best];
                parts[node] = best;
            }
            forget_weights();
        }
        return parts;
    }

  private:
    static constexpr double kTiny = 1e-12;

    /// What modularity gains, times half the total weight, if a node that is in no group joins this one.
    double gain(std::uint32_t node, std::uint32_t group) const {
        return to_group_[group] - strength_[node] * group_strength_[group] / total_;
    }

    /// The weight of a node's links to each group; with `within`, of those to nodes that share its label there.
    void weigh_groups(std::uint32_t node, const Labels& groups, const Labels* within = nullptr) {
        for (const Links::Link& link : links_.of(node)) {
            if (link.target == node || (within != nullptr && (*within)[link.target] != (*within)[node])) continue;
            const std::uint32_t group = groups[link.target];
            if (to_group_[group] == 0) touched_.push_back(group);
            to_group_[group] += link.weight;
        }
    }

    void forget_weights() {
        for (const std::uint32_t group : touched_) to_group_[group] = 0;
        touched_.clear();
    }

    const Links& links_;
    StopCheck stopped_;
    std::vector<double> strength_; ///< weight of the links of a node
    double total_ = 0;
    std::vector<double> to_group_; ///< scratch: of the node that is looked at
    std::vector<std::uint32_t> touched_;
    std::vector<double> group_strength_;
};

/// Each part as a node; the labels of `groups` go over to the parts.
Links aggregate(const Links& links, const Labels& parts, std::uint32_t count, Labels& groups) {
    std::vector<std::uint32_t> first(count + std::size_t{1}); // members[first[p] .. first[p+1]) are the nodes of part p
    for (const std::uint32_t part : parts) ++first[part + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<std::uint32_t> members(links.nodes());
    std::vector<std::uint32_t> next = first;
    Labels of_part(count);
    for (std::uint32_t node = 0; node < links.nodes(); ++node) {
        of_part[parts[node]] = groups[node];
        members[next[parts[node]]++] = node;
    }
    groups = std::move(of_part);
    close_gaps(groups);
    return {count, [&](const auto& visit) {
                for (std::uint32_t part = 0; part < count; ++part)
                    for (std::uint32_t i = first[part]; i < first[part + 1]; ++i)
                        for (const Links::Link& link : links.of(members[i]))
                            visit(parts[link.target], part, link.weight);
            }};
}

} // namespace

Groups components(const Links& links) {
    return by_size(connected(links, [](std::size_t, const Links::Link&) { return true; }));
}

Groups components(const Graph& graph, const ClaimFilter& filter) {
    const CompiledFilter passes(graph, filter);
    const boost::filtered_graph<Graph, Passes> claims(graph, Passes{&passes});
    boost::disjoint_sets_with_storage<> sets(graph.entities().size());
    boost::incremental_components(claims, sets);
    return by_size(labels_of(sets, graph.entities().size()));
}

Groups communities(const Links& both, const StopToken& stop) {
    Labels node_of(both.nodes()); // of each entity, in the network of the level
    std::iota(node_of.begin(), node_of.end(), 0);
    Labels groups = node_of;
    Links links = both;
    while (true) {
        Level level(links, stop);
        level.move_nodes(groups);
        Labels parts = level.refine(groups);
        std::uint32_t count = close_gaps(parts);
        if (count == links.nodes()) { // nothing was joined: by groups then
            parts = groups;
            count = close_gaps(parts);
        }
        if (count == links.nodes() || stop.stopped()) break;
        links = aggregate(links, parts, count, groups);
        for (std::uint32_t& node : node_of) node = parts[node];
    }
    Labels labels(both.nodes());
    std::ranges::transform(node_of, labels.begin(), [&](std::uint32_t node) { return groups[node]; });
    // what falls apart without its group gains by going its own ways
    return by_size(connected(
        both, [&](std::size_t node, const Links::Link& link) { return labels[node] == labels[link.target]; }));
}

double modularity(const Links& both, std::span<const std::uint32_t> groups) {
    if (groups.empty()) return 0;
    std::vector<double> strength(std::ranges::max(groups) + 1);
    double within = 0;
    double total = 0;
    for (std::size_t node = 0; node < both.nodes(); ++node)
        for (const Links::Link& link : both.of(node)) {
            total += link.weight;
            strength[groups[node]] += link.weight;
            if (groups[node] == groups[link.target]) within += link.weight;
        }
    if (total == 0) return 0;
    double expected = 0;
    for (const double sum : strength) expected += (sum / total) * (sum / total);
    return within / total - expected;
}

} // namespace claimgraph
