#include "graph/graph_builder.hpp"

#include "graph/matching/merge.hpp"
#include "graph/matching/texts/same_texts.hpp"
#include "graph/model/claim_fields.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace claimgraph {
namespace {

using Order = std::vector<std::uint32_t>;

/// Which element comes first, second, ... Input is often sorted already.
template <class Things, class Less>
Order order_of(const Things& things, const Less& less) {
    Order order(things.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto by_thing = [&](std::uint32_t i, std::uint32_t j) { return less(things[i], things[j]); };
    if (!std::ranges::is_sorted(order, by_thing)) std::ranges::sort(order, by_thing);
    return order;
}

/// Lays the elements in that order, in place: a second vector of them would be as big as the graph. Uses `order` up.
template <class Things>
void rearrange(Things& things, Order& order) {
    for (std::uint32_t start = 0; start < order.size(); ++start) {
        if (order[start] == start) continue;
        auto first = std::move(things[start]);
        std::uint32_t to = start;
        while (order[to] != start) {
            const std::uint32_t from = std::exchange(order[to], to);
            things[to] = std::move(things[from]);
            to = from;
        }
        order[to] = to;
        things[to] = std::move(first);
    }
}

/// The claims that are one are neighbours, in the order of a Graph: indices go as the ids of their entities do.
bool comes_before(const Claim& a, const Claim& b) {
    const auto speaker = [](const Claim& claim) { // claims without a speaker come first
        return claim.attributed_to ? claim.attributed_to.value + 1 : 0;
    };
    return std::tuple(a.subject, std::string_view(a.relation), a.object, a.polarity, a.modality, speaker(a)) <
           std::tuple(b.subject, std::string_view(b.relation), b.object, b.polarity, b.modality, speaker(b));
}

/// order_of() claims as comes_before() has it, by numbers that lie side by side: claims are large, and relations few.
Order order_of_claims(const std::vector<Claim>& claims) {
    std::unordered_map<std::string_view, std::uint32_t> places;
    std::vector<std::string_view> relations;
    for (const Claim& claim : claims)
        if (places.try_emplace(claim.relation).second) relations.push_back(claim.relation);
    std::ranges::sort(relations);
    for (std::uint32_t i = 0; i < relations.size(); ++i) places[relations[i]] = i;

    struct Key {
        std::uint32_t subject, relation, object, polarity_and_modality, speaker, claim;
        auto operator<=>(const Key&) const = default;
    };
    std::vector<Key> keys;
    keys.reserve(claims.size());
    for (std::uint32_t i = 0; i < claims.size(); ++i) {
        const Claim& claim = claims[i];
        const auto polarity = static_cast<std::uint32_t>(claim.polarity);
        keys.push_back({claim.subject.value, places[claim.relation], claim.object.value,
                        polarity << 8 | static_cast<std::uint32_t>(claim.modality),
                        claim.attributed_to ? claim.attributed_to.value + 1 : 0, i});
    }
    if (!std::ranges::is_sorted(keys)) std::ranges::sort(keys);
    Order order(keys.size());
    std::ranges::transform(keys, order.begin(), &Key::claim);
    return order;
}

/// Sorts entities by id and makes one of those that share it; gives the new place of each.
std::vector<EntityIndex> merge_entities(std::vector<Entity>& entities) {
    Order order = order_of(entities, [](const Entity& a, const Entity& b) { return a.id < b.id; });
    std::vector<EntityIndex> places(entities.size());
    std::size_t last = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && entities[order[i]].id != entities[order[i - 1]].id) ++last;
        places[order[i]] = EntityIndex{last};
    }
    rearrange(entities, order);
    last = 0;
    for (std::size_t i = 1; i < entities.size(); ++i) {
        if (entities[i].id == entities[last].id)
            merge(entities[last], std::move(entities[i]));
        else if (++last != i)
            entities[last] = std::move(entities[i]);
    }
    if (!entities.empty()) entities.resize(last + 1);
    return places;
}

void merge_claims(std::vector<Claim>& claims, AttributeTable& attributes) {
    Order order = order_of_claims(claims);
    if (!attributes.empty()) {
        std::vector<std::uint32_t> places(order.size());
        std::uint32_t place = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i > 0 && comes_before(claims[order[i - 1]], claims[order[i]])) ++place;
            places[order[i]] = place;
        }
        attributes.move_rows(places);
    }
    rearrange(claims, order);
    std::size_t last = 0;
    for (std::size_t i = 1; i < claims.size(); ++i) {
        if (!comes_before(claims[last], claims[i]))
            merge(claims[last], std::move(claims[i]));
        else if (++last != i)
            claims[last] = std::move(claims[i]);
    }
    if (!claims.empty()) claims.resize(last + 1);
}

void merge_documents(std::vector<SourceDocument>& documents) {
    Order order = order_of(documents, [](const SourceDocument& a, const SourceDocument& b) { return a.name < b.name; });
    rearrange(documents, order);
    std::size_t last = 0;
    for (std::size_t i = 1; i < documents.size(); ++i) {
        if (documents[i].name == documents[last].name)
            merge(documents[last], std::move(documents[i]));
        else if (++last != i)
            documents[last] = std::move(documents[i]);
    }
    if (!documents.empty()) documents.resize(last + 1);
}

void turn_around(Claim& claim) {
    std::swap(claim.subject, claim.object);
    for (Evidence& evidence : claim.evidence) {
        std::swap(evidence.subject, evidence.object);
        std::swap(evidence.subject_span, evidence.object_span);
    }
}

} // namespace

void GraphBuilder::add(ClaimBatch batch) {
    normalize_text(batch);
    append(std::move(batch.entities), std::move(batch.claims), std::move(batch.documents), batch.attributes);
}

void GraphBuilder::add(GraphBuilder&& other) {
    append(std::move(other.entities_), std::move(other.claims_), std::move(other.documents_), other.attributes_);
    other = {};
}

void GraphBuilder::append(std::vector<Entity> entities, std::vector<Claim> claims,
                          std::vector<SourceDocument> documents, const Attributes& attributes) {
    const std::size_t shift = entities_.size();
    attributes_.entities.append(attributes.entities, shift);
    attributes_.claims.append(attributes.claims, claims_.size());
    attributes_.graph.append(attributes.graph, 0);
    for (Claim& claim : claims) {
        assert(claim.subject && claim.object);
        for (const auto& [field, member] : kClaimEntities)
            if (claim.*member) claim.*member = EntityIndex{(claim.*member).value + shift};
    }
    const auto put_behind = [](auto& known, auto&& more) {
        if (known.empty()) return void(known = std::move(more));
        known.insert(known.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    put_behind(entities_, std::move(entities));
    put_behind(claims_, std::move(claims));
    put_behind(documents_, std::move(documents)); // few and small: they are merged at the end
    if (entities_.size() > 2 * merged_entities_ || claims_.size() > 2 * merged_claims_) compact();
}

void GraphBuilder::compact() {
    for (Entity& entity : entities_) tidy_aliases(entity);
    const std::vector<EntityIndex> places = merge_entities(entities_);
    if (!attributes_.entities.empty()) {
        std::vector<std::uint32_t> rows(places.size());
        std::ranges::transform(places, rows.begin(), &EntityIndex::value);
        attributes_.entities.move_rows(rows);
    }
    for (Claim& claim : claims_) {
        for (const auto& [field, member] : kClaimEntities)
            if (claim.*member) claim.*member = places[(claim.*member).value];
        if (claim.symmetric && claim.object < claim.subject) turn_around(claim);
    }
    merge_claims(claims_, attributes_.claims);
    merged_entities_ = entities_.size();
    merged_claims_ = claims_.size();
}

/// Documents that only evidence names, with the date that it has.
void GraphBuilder::add_documents_of_evidence() {
    std::unordered_map<std::string_view, std::string_view> dates; // the least of each
    std::string_view last;
    for (const Claim& claim : claims_)
        for (const Evidence& evidence : claim.evidence) {
            if (evidence.document.empty()) continue;
            if (evidence.document == last && evidence.date.empty()) continue; // as most of the same claim
            last = evidence.document;
            std::string_view& date = dates.try_emplace(last).first->second;
            if (date.empty() || (!evidence.date.empty() && evidence.date < date)) date = evidence.date;
        }
    for (const auto& [name, date] : dates) {
        SourceDocument& document = documents_.emplace_back();
        document.name = name;
        document.date = date;
    }
    merge_documents(documents_);
}

Graph GraphBuilder::build() {
    if (entities_.size() != merged_entities_ || claims_.size() != merged_claims_) compact();
    for (Claim& claim : claims_) tidy_evidence(claim);
    add_documents_of_evidence();
    find_same_texts(documents_);
    for (SourceDocument& document : documents_) document.sketch = {};
    if (const Sources sources(documents_); !sources.all_differ())
        for (Claim& claim : claims_) sources.leave_out_copies(claim);
    for (AttributeTable* table : {&attributes_.entities, &attributes_.claims, &attributes_.graph}) table->finish();
    const GraphBuilder empty;
    Graph graph(std::move(entities_), std::move(claims_), std::move(documents_), std::move(attributes_));
    *this = empty;
    return graph;
}

Graph GraphBuilder::assemble(std::vector<Entity> entities, std::vector<Claim> claims,
                             std::vector<SourceDocument> documents) {
    Order order = order_of_claims(claims);
    rearrange(claims, order);
    return Graph(std::move(entities), std::move(claims), std::move(documents));
}

} // namespace claimgraph
