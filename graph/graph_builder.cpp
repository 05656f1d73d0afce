#include "graph/graph_builder.hpp"

#include "graph/core/fold.hpp"
#include "graph/core/utf8.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace claimgraph {
namespace {

/// The smaller of two values, but anything rather than nothing.
void keep_smaller(std::string& value, std::string&& other) {
    if (value.empty() || (!other.empty() && other < value)) value = std::move(other);
}

/// The same for words and their value (the day that "today" was), which belong together. The smaller value counts:
/// the earliest day.
void keep_smaller(std::string& value, std::string& words, std::string&& other_value, std::string&& other_words) {
    if (std::tuple(other_value.empty(), std::string_view(other_value), other_words.empty(),
                   std::string_view(other_words)) <
        std::tuple(value.empty(), std::string_view(value), words.empty(), std::string_view(words))) {
        value = std::move(other_value);
        words = std::move(other_words);
    }
}

/// Which of two names to show: one that is not all in capitals, as in a headline; then the smaller.
bool is_better_name(const std::string& name, const std::string& other) {
    const auto is_loud = [](const std::string& text) {
        return std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
    };
    return std::pair(is_loud(name), std::string_view(name)) < std::pair(is_loud(other), std::string_view(other));
}

void lay_on_one_line(std::string& text) {
    // Most text is ASCII with single spaces.
    bool after_space = true;
    const bool is_done = std::ranges::all_of(text, [&](char c) {
        const bool is_space = c == ' ';
        return c >= ' ' && c < 0x7F && !(std::exchange(after_space, is_space) && is_space);
    });
    if (!is_done || (after_space && !text.empty())) text = one_line(text);
}

void keep_valid_utf8(std::string& text) {
    if (find_invalid_utf8(text)) text = with_valid_utf8(text);
}

void merge_evidence(std::vector<Evidence>& evidence, std::vector<Evidence>&& other) {
    evidence.insert(evidence.end(), std::make_move_iterator(other.begin()), std::make_move_iterator(other.end()));
    std::ranges::sort(evidence);
    evidence.erase(std::unique(evidence.begin(), evidence.end()), evidence.end());
}

} // namespace

void GraphBuilder::add(ClaimBatch batch) {
    for (Entity& entity : batch.entities) {
        for (std::string* field : {&entity.id, &entity.name, &entity.kb}) lay_on_one_line(*field);
        for (std::string& alias : entity.aliases) lay_on_one_line(alias);
    }
    const auto id_of = [&](EntityIndex index) { return index ? batch.entities[index.value].id : std::string(); };
    for (Claim& claim : batch.claims) {
        assert(claim.subject && claim.object);
        for (std::string* field : {&claim.relation, &claim.label, &claim.report, &claim.time, &claim.time_value,
                                   &claim.place, &claim.condition, &claim.complement})
            lay_on_one_line(*field);
        for (Evidence& evidence : claim.evidence)
            for (std::string* field : {&evidence.document, &evidence.text, &evidence.subject, &evidence.object,
                                       &evidence.trigger, &evidence.rule})
                keep_valid_utf8(*field);
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
    const bool added = entities_.size() > size;
    if (added) {
        known = std::move(entity);
    } else {
        if (entity.name != known.name) {
            if (is_better_name(entity.name, known.name)) std::swap(entity.name, known.name);
            known.aliases.push_back(std::move(entity.name));
        }
        known.type = std::min(known.type, entity.type);
        known.mentions += entity.mentions;
        if (known.kb < entity.kb) known.kb = std::move(entity.kb);
        known.aliases.insert(known.aliases.end(), std::make_move_iterator(entity.aliases.begin()),
                             std::make_move_iterator(entity.aliases.end()));
    }
    std::ranges::sort(known.aliases);
    known.aliases.erase(std::unique(known.aliases.begin(), known.aliases.end()), known.aliases.end());
    std::erase(known.aliases, known.name);
    std::erase(known.aliases, std::string());
}

void GraphBuilder::merge_edge(const Key& key, Edge&& edge) {
    const std::size_t size = edges_.size();
    Edge& known = edges_.try_emplace(edges_.end(), key)->second;
    const bool added = edges_.size() > size;
    if (added) {
        known = std::move(edge);
        merge_evidence(known.claim.evidence, {});
        return;
    }
    Claim& claim = known.claim;
    Claim& other = edge.claim;
    keep_smaller(claim.label, std::move(other.label));
    keep_smaller(claim.report, std::move(other.report));
    keep_smaller(claim.time_value, claim.time, std::move(other.time_value), std::move(other.time));
    keep_smaller(known.place_entity, claim.place, std::move(edge.place_entity), std::move(other.place));
    keep_smaller(claim.condition, std::move(other.condition));
    keep_smaller(claim.complement, std::move(other.complement));
    claim.symmetric |= other.symmetric;
    claim.confidence = std::max(claim.confidence, other.confidence);
    merge_evidence(claim.evidence, std::move(other.evidence));
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
        claim.subject = index_of(std::get<0>(key));
        claim.object = index_of(std::get<2>(key));
        claim.attributed_to = index_of(std::get<5>(key));
        claim.place_entity = index_of(edge.place_entity);
    }
    *this = {};
    return Graph(std::move(entities), std::move(claims));
}

} // namespace claimgraph
