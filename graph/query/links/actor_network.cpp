#include "graph/query/links/actor_network.hpp"

#include "graph/matching/merge.hpp"
#include "graph/query/links/subgraph.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace claimgraph {
namespace {

/// A tie, and how often each of its relations was said.
struct CountedTie {
    Claim tie;
    std::map<std::string, std::size_t> said; ///< by what the relation is called
};

std::string name_of_relation(const Claim& claim) {
    return claim.modality == Modality::kActual ? claim.label
                                               : fmt::format("{} ({})", claim.label, to_string(claim.modality));
}

/// "2 accuses, 1 attacks (possible)"; just "accuses" if it is all.
std::string label_of(const std::map<std::string, std::size_t>& said) {
    if (said.size() == 1) return said.begin()->first;
    std::vector<std::pair<std::string, std::size_t>> most(said.begin(), said.end());
    std::ranges::stable_sort(most, std::ranges::greater(), [](const auto& entry) { return entry.second; });
    std::vector<std::string> parts;
    for (const auto& [name, count] : most) parts.push_back(fmt::format("{} {}", count, name));
    return fmt::format("{}", fmt::join(parts, ", "));
}

} // namespace

Graph actor_network(const Graph& graph, const RelationFamilies* families) {
    std::map<std::tuple<EntityIndex, EntityIndex, std::string_view, Polarity>, CountedTie> ties;
    for (const Claim& claim : graph.claims()) {
        if (claim.subject == claim.object || !is_named_actor(graph[claim.subject]) ||
            !is_named_actor(graph[claim.object]))
            continue;
        std::string_view relation = families != nullptr ? families->of(claim.relation) : kTie;
        if (relation.empty()) relation = claim.relation; // of somebody's own table
        const auto add_to_tie = [&](EntityIndex from, EntityIndex to) {
            Claim part{.subject = from,
                       .relation = std::string(relation),
                       .object = to,
                       .polarity = claim.polarity,
                       .modality = claim.modality,
                       .time = claim.time,
                       .time_value = claim.time_value,
                       .confidence = claim.confidence,
                       .evidence = claim.evidence};
            auto& [tie, said] = ties[{from, to, relation, claim.polarity}];
            said[name_of_relation(claim)] +=
                std::max<std::size_t>(claim.evidence.size(), 1); // others' graphs have none
            if (!tie.subject) return void(tie = std::move(part));
            tie.modality = std::min(tie.modality, part.modality);
            merge(tie, std::move(part));
        };
        add_to_tie(claim.subject, claim.object);
        if (claim.symmetric) add_to_tie(claim.object, claim.subject);
    }
    std::vector<Claim> claims;
    for (auto& [key, counted] : ties) {
        Claim& tie = claims.emplace_back(std::move(counted.tie));
        tie.label = label_of(counted.said);
        tidy_evidence(tie);
    }
    return subgraph(graph, std::move(claims));
}

} // namespace claimgraph
