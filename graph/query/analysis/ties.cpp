#include "graph/query/analysis/ties.hpp"

#include "graph/query/links/actor_network.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace claimgraph {
namespace {

std::size_t pieces_of(const Claim& claim) {
    return std::max<std::size_t>(claim.evidence.size(), 1); // graphs of others have none
}

} // namespace

ClaimTotals totals_of(const Graph& graph, std::span<const ClaimIndex> claims) {
    ClaimTotals totals;
    std::size_t most = 0; // evidence of a claim that was seen
    std::set<std::string_view> documents;
    std::set<EntityIndex> speakers;
    for (const ClaimIndex index : claims) {
        const Claim& claim = graph[index];
        const std::size_t pieces = pieces_of(claim);
        (claim.polarity == Polarity::kAffirmed ? totals.evidence : totals.denied) += pieces;
        if (pieces > most) {
            most = pieces;
            totals.label = claim.label;
        }
        totals.confidence = std::max(totals.confidence, claim.confidence);
        if (claim.attributed_to) speakers.insert(claim.attributed_to);
        for (const Evidence& evidence : claim.evidence) {
            documents.insert(evidence.document);
            if (evidence.date.empty()) continue;
            if (totals.first.empty() || evidence.date < totals.first) totals.first = evidence.date;
            if (evidence.date > totals.last) totals.last = evidence.date;
        }
    }
    totals.documents = documents.size();
    totals.speakers.assign(speakers.begin(), speakers.end());
    return totals;
}

std::string first_complement(const Graph& graph, const Tie& tie) {
    for (const ClaimIndex claim : tie.claims)
        if (const std::string& complement = graph[claim].complement;
            !complement.empty() && complement != graph[tie.object].name)
            return complement;
    return {};
}

std::vector<Tie> find_ties(const Graph& graph, const ClaimFilter& filter) {
    return find_ties(graph, filter_claims(graph, filter));
}

std::vector<Tie> find_ties(const Graph& graph, std::span<const ClaimIndex> claims_asked) {
    std::map<std::tuple<EntityIndex, std::string_view, EntityIndex>, std::vector<ClaimIndex>> grouped;
    for (const ClaimIndex index : claims_asked) {
        const Claim& claim = graph[index];
        EntityIndex subject = claim.subject;
        EntityIndex object = claim.object;
        if (claim.symmetric && object < subject) std::swap(subject, object);
        grouped[{subject, claim.relation, object}].push_back(index);
    }
    std::vector<Tie> ties;
    for (auto& [key, claims] : grouped) {
        const auto& [subject, relation, object] = key;
        ClaimTotals totals = totals_of(graph, claims);
        ties.push_back({subject, object, std::string(relation), std::move(claims), std::move(totals)});
    }
    std::ranges::stable_sort(ties, std::ranges::greater(), [&](const Tie& tie) {
        const int actors = is_named_actor(graph[tie.subject]) + is_named_actor(graph[tie.object]);
        return std::tuple(actors, tie.totals.evidence + tie.totals.denied, tie.totals.confidence);
    });
    return ties;
}

std::vector<NeighborTie> neighbor_ties(const Graph& graph, const Neighborhood& neighbors,
                                       const RelationFamilies& families) {
    std::vector<NeighborTie> ties;
    for (const Neighbor& neighbor : neighbors) {
        std::map<std::pair<std::string_view, Direction>, std::vector<ClaimIndex>> grouped;
        for (const ClaimIndex index : neighbor.claims) {
            const Claim& claim = graph[index];
            const Direction direction = claim.symmetric                   ? Direction::kBoth
                                        : claim.object == neighbor.entity ? Direction::kOut
                                                                          : Direction::kIn;
            grouped[{families.of(claim.relation), direction}].push_back(index);
        }
        for (auto& [key, claims] : grouped) {
            ClaimTotals totals = totals_of(graph, claims);
            ties.push_back(
                {neighbor.entity, neighbor.depth, key.first, key.second, std::move(claims), std::move(totals)});
        }
    }
    return ties;
}

} // namespace claimgraph
