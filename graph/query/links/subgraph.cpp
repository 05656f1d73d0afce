#include "graph/query/links/subgraph.hpp"

#include "graph/graph_builder.hpp"
#include "graph/model/claim_fields.hpp"
#include "graph/query/links/neighbors.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <vector>

namespace claimgraph {
namespace {

bool is_loop(const Claim& claim) { return claim.subject == claim.object; }

/// For each entity, whether a claim names it.
std::vector<bool> named_entities(const Graph& graph, std::span<const Claim> claims) {
    std::vector<bool> named(graph.entities().size());
    for (const Claim& claim : claims)
        for (const auto& [field, member] : kClaimEntities)
            if (claim.*member) named[(claim.*member).value] = true;
    return named;
}

/// Entities, those with most claims first.
struct ByClaims {
    std::span<const std::size_t> degrees;
    bool operator()(std::size_t a, std::size_t b) const {
        return degrees[a] != degrees[b] ? degrees[a] > degrees[b] : a < b;
    }
};
using MostFirst = std::set<std::size_t, ByClaims>;

/// The graph of all claims between these entities.
Graph between(const Graph& graph, const std::vector<bool>& wanted) {
    std::vector<Claim> claims;
    std::ranges::copy_if(graph.claims(), std::back_inserter(claims),
                         [&](const Claim& claim) { return wanted[claim.subject.value] && wanted[claim.object.value]; });
    return subgraph(graph, std::move(claims));
}

} // namespace

Graph subgraph(const Graph& graph, std::vector<Claim> claims) {
    std::vector<EntityIndex> places(graph.entities().size());
    std::vector<Entity> entities;
    const std::vector<bool> named = named_entities(graph, claims);
    for (std::size_t i = 0; i < named.size(); ++i) {
        if (!named[i]) continue;
        places[i] = EntityIndex{entities.size()};
        entities.push_back(graph.entities()[i]);
    }
    for (Claim& claim : claims)
        for (const auto& [field, member] : kClaimEntities)
            if (claim.*member) claim.*member = places[(claim.*member).value];
    return GraphBuilder::assemble(std::move(entities), std::move(claims),
                                  {graph.documents().begin(), graph.documents().end()});
}

Graph ego_network(const Graph& graph, std::span<const EntityIndex> start, std::size_t depth) {
    std::vector<bool> near(graph.entities().size());
    for (const EntityIndex entity : start) near[entity.value] = true;
    for (const Neighbor& neighbor : neighbors(graph, start, depth, Direction::kBoth))
        near[neighbor.entity.value] = true;
    return between(graph, near);
}

std::vector<bool> main_entities(const Graph& graph, std::size_t count) {
    std::vector<std::size_t> degrees(graph.entities().size());
    for (std::size_t i = 0; i < degrees.size(); ++i)
        degrees[i] = graph.out_claims(EntityIndex{i}).size() + graph.in_claims(EntityIndex{i}).size();
    std::vector<bool> chosen(degrees.size());
    MostFirst rest(ByClaims{degrees}), linked(ByClaims{degrees});
    for (std::size_t i = 0; i < degrees.size(); ++i)
        if (degrees[i] > 0) rest.insert(i);
    for (; count > 0 && !rest.empty(); --count) {
        const std::size_t next = linked.empty() ? *rest.begin() : *linked.begin();
        chosen[next] = true;
        rest.erase(next);
        linked.erase(next);
        const auto link = [&](EntityIndex entity) {
            if (!chosen[entity.value]) linked.insert(entity.value);
        };
        for (const ClaimIndex claim : graph.out_claims(EntityIndex{next})) link(graph[claim].object);
        for (const ClaimIndex claim : graph.in_claims(EntityIndex{next})) link(graph[claim].subject);
    }
    return chosen;
}

Graph main_network(const Graph& graph, std::size_t count) { return between(graph, main_entities(graph, count)); }

bool has_isolates(const Graph& graph) {
    return std::ranges::any_of(graph.claims(), is_loop) ||
           std::ranges::count(named_entities(graph, graph.claims()), false) > 0;
}

Graph without_isolates(const Graph& graph) {
    std::vector<Claim> claims;
    claims.reserve(graph.claims().size());
    std::ranges::copy_if(graph.claims(), std::back_inserter(claims),
                         [](const Claim& claim) { return !is_loop(claim); });
    return subgraph(graph, std::move(claims));
}

} // namespace claimgraph
