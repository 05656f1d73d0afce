#include "graph/graph_builder.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace claimgraph {

void GraphBuilder::add(ClaimBatch batch) {
    lay_on_one_line(batch);
    const auto id_of = [&](EntityIndex index) { return index ? batch.entities[index.value].id : std::string(); };
    for (Claim& claim : batch.claims) {
        assert(claim.subject && claim.object);
        std::string subject = id_of(claim.subject);
        std::string object = id_of(claim.object);
        if (claim.symmetric && object < subject) {
            std::swap(subject, object);
            for (Evidence& evidence : claim.evidence) std::swap(evidence.subject, evidence.object);
        }
        Key key{std::move(subject), claim.relation, std::move(object),
                claim.polarity,     claim.modality, id_of(claim.attributed_to)};
        std::string place = id_of(claim.place_entity);
        merge_edge(key, {std::move(claim), std::move(place)});
    }
    for (Entity& entity : batch.entities) merge_entity(std::move(entity));
}

void GraphBuilder::add(GraphBuilder&& other) {
    for (auto& [id, entity] : other.entities_) merge_entity(std::move(entity));
    for (auto& [key, edge] : other.edges_) merge_edge(key, std::move(edge));
    other = {};
}

void GraphBuilder::merge_entity(Entity&& entity) {
    const std::size_t size = entities_.size();
    Entity& known = entities_.try_emplace(entities_.end(), entity.id)->second; // often they come in order
    if (entities_.size() == size) return merge(known, std::move(entity));
    known = std::move(entity);
    tidy_aliases(known);
}

void GraphBuilder::merge_edge(const Key& key, LooseClaim&& edge) {
    const std::size_t size = edges_.size();
    LooseClaim& known = edges_.try_emplace(edges_.end(), key)->second;
    if (edges_.size() == size) return merge(known, std::move(edge));
    known = std::move(edge);
}

Graph GraphBuilder::build() {
    std::vector<Entity> entities;
    std::map<std::string, EntityIndex, std::less<>> index;
    for (auto& [id, entity] : entities_) {
        index.emplace(id, EntityIndex{entities.size()});
        entities.push_back(std::move(entity));
    }
    const auto index_of = [&](const std::string& id) { return id.empty() ? EntityIndex() : index.at(id); };
    std::vector<Claim> claims;
    claims.reserve(edges_.size());
    for (auto& [key, edge] : edges_) {
        Claim& claim = claims.emplace_back(std::move(edge.claim));
        tidy_evidence(claim);
        claim.subject = index_of(std::get<0>(key));
        claim.object = index_of(std::get<2>(key));
        claim.attributed_to = index_of(std::get<5>(key));
        claim.place_entity = index_of(edge.place_entity);
    }
    *this = {};
    return Graph(std::move(entities), std::move(claims));
}

Graph GraphBuilder::assemble(std::vector<Entity> entities, std::vector<Claim> claims) {
    // indices go as their ids do; nobody comes before everybody
    const auto speaker = [](const Claim& claim) { return claim.attributed_to ? claim.attributed_to.value + 1 : 0; };
    std::vector<std::uint32_t> order(claims.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [&](std::uint32_t i, std::uint32_t j) {
        const Claim& a = claims[i];
        const Claim& b = claims[j];
        return std::tuple(a.subject, std::string_view(a.relation), a.object, a.polarity, a.modality, speaker(a)) <
               std::tuple(b.subject, std::string_view(b.relation), b.object, b.polarity, b.modality, speaker(b));
    });
    std::vector<Claim> sorted;
    sorted.reserve(claims.size());
    for (const std::uint32_t i : order) sorted.push_back(std::move(claims[i]));
    return Graph(std::move(entities), std::move(sorted));
}

} // namespace claimgraph
