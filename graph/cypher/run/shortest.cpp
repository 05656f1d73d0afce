#include "graph/cypher/run/shortest.hpp"

#include "graph/cypher/run/evaluate.hpp"

#include <algorithm>
#include <unordered_map>

namespace claimgraph::cypher {

EdgeFilter::EdgeFilter(const RelationshipPattern& pattern, Runtime& run) : graph_(run.graph) {
    if (!pattern.properties) return;
    for (std::size_t i = 0; i < pattern.properties->args.size(); ++i)
        wanted_.emplace_back(run.graph.key(pattern.properties->names[i]), evaluate(*pattern.properties->args[i], run));
}

bool EdgeFilter::operator()(RelationshipId relationship) const {
    return std::ranges::all_of(wanted_, [&](const auto& want) {
        return equal(graph_.property(relationship, want.first), want.second) == Ternary::kTrue;
    });
}

bool shortest_paths(const MatchStep& step, NodeId from, NodeId to, Runtime& run,
                    const std::function<bool(const std::vector<RelationshipId>&)>& found) {
    if (from == to) return step.edge->least > 0 || found({});
    if (!step.edge->types.empty() && step.edge->symbols.empty()) return true;

    struct Reached {
        std::uint64_t distance = 0;
        std::vector<Hop> back; ///< over which relationship, from where
    };
    const EdgeFilter fits(*step.edge, run);
    const bool all = step.part->search == PathSearch::kAllShortest;
    const std::uint64_t most = step.edge->variable_length ? step.edge->most.value_or(UINT64_MAX) : 1;
    std::unordered_map<std::int64_t, Reached> reached{{from.value, {}}};
    std::vector<NodeId> level{from};
    std::vector<Hop> hops;
    MemoryReservation held(run);
    for (std::uint64_t distance = 1; distance <= most && !level.empty() && !reached.contains(to.value); ++distance) {
        std::vector<NodeId> next;
        for (const NodeId node : level) {
            hops.clear();
            run.graph.hops(node, step.direction, step.edge->symbols, hops);
            for (const Hop& hop : hops) {
                if (!run.check_limits()) return false;
                const auto [entry, is_new] = reached.try_emplace(hop.to.value);
                if (is_new) {
                    if (!fits(hop.relationship)) {
                        reached.erase(entry);
                        continue;
                    }
                    entry->second.distance = distance;
                    next.push_back(hop.to);
                    if (!held.add(sizeof(Reached) + 64)) return false;
                } else if (!all || entry->second.distance != distance || !fits(hop.relationship)) {
                    continue;
                }
                entry->second.back.push_back({hop.relationship, node});
                if (!held.add(sizeof(Hop))) return false;
            }
        }
        level = std::move(next);
    }
    bool check_limits = true;
    if (reached.contains(to.value)) { // back from the end, with a stack of the ways not yet tried
        std::vector<std::pair<NodeId, std::size_t>> ways{{to, 0}};
        std::vector<RelationshipId> path;
        while (check_limits && !ways.empty()) {
            if (!run.check_limits()) check_limits = false;
            auto& [node, way] = ways.back();
            const auto& back = reached.at(node.value).back;
            if (node == from) {
                std::vector<RelationshipId> forward(path.rbegin(), path.rend());
                check_limits = check_limits && run.check_limits(forward.size()) && found(forward);
            }
            if (node == from || way == back.size()) {
                ways.pop_back();
                if (!path.empty()) path.pop_back();
                continue;
            }
            const Hop hop = back[way++];
            path.push_back(hop.relationship);
            ways.emplace_back(hop.to, 0);
        }
    }
    return check_limits;
}

} // namespace claimgraph::cypher
