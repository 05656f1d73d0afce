#include "export/claim_json.hpp"

#include "graph/base/json_list.hpp"
#include "graph/model/claim_fields.hpp"
#include "graph/model/evidence_fields.hpp"
#include "graph/model/source_fields.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <nlohmann/json.hpp>
#include <numeric>

namespace claimgraph {
namespace {

using Json = JsonValue;

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json end_of_claim(const Entity& entity, const std::string& mention) {
    return {{"id", entity.id}, {"name", entity.name}, {"type", to_string(entity.type)}, {"mention", or_null(mention)}};
}

// A value of JSON lines.
Json json_of(const ClaimField&, const std::string& text, std::span<const Entity>) { return or_null(text); }
Json json_of(const ClaimField&, double number, std::span<const Entity>) { return std::round(number * 1000) / 1000; }
Json json_of(const ClaimField&, bool truth, std::span<const Entity>) { return truth; }
Json json_of(const ClaimField&, Polarity polarity, std::span<const Entity>) { return to_string(polarity); }
Json json_of(const ClaimField&, Modality modality, std::span<const Entity>) { return to_string(modality); }
Json json_of(const ClaimField& field, EntityIndex index, std::span<const Entity> entities) {
    if (!index) return {};
    const Entity& entity = entities[index.value];
    return field.name_column.empty() ? Json(entity.id) : Json{{"id", entity.id}, {"name", entity.name}};
}

/// The fields of evidence in the order of JSON: of the sentence, those right behind it, the others.
constexpr auto kEvidenceOrder = [] {
    std::array<std::size_t, kEvidenceFields.size()> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [](std::size_t i) {
        return kEvidenceFields[i].is(kOfSentence) ? 0 : kEvidenceFields[i].json_early ? 1 : 2;
    };
    std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(rank(i), i); });
    return order;
}();

bool is_absent(SpanEnd end, const Evidence& evidence) { return (evidence.*end.span).empty(); }
template <class Value>
bool is_absent(Value Evidence::*member, const Evidence& evidence) {
    return (evidence.*member).empty();
}

/// Calls visit(row, value) for what JSON has of a piece of evidence.
template <class Visit>
void for_each_json_value(const Evidence& evidence, const Visit& visit) {
    for_each_row<kEvidenceFields>([&](auto place) {
        constexpr std::size_t i = kEvidenceOrder[place];
        const auto& value = std::invoke(kMember<kEvidenceFields, i>, evidence);
        if constexpr (kEvidenceFields[i].is(kOptional))
            if (is_absent(kMember<kEvidenceFields, i>, evidence)) return;
        visit(kEvidenceFields[i], value);
    });
}

void append_member(std::string& json, std::string_view key, const std::string& value) {
    json.append(",\"").append(key).append("\":");
    append_json(json, value);
}
void append_member(std::string& json, std::string_view key, std::uint32_t value) {
    fmt::format_to(std::back_inserter(json), ",\"{}\":{}", key, value);
}
void append_member(std::string& json, std::string_view key, const std::vector<std::string>& value) {
    json.append(",\"").append(key).append("\":").append(list_json(value));
}

// What is of another kind is left as it is.
void set_from(std::string& value, const nlohmann::json& json) {
    if (json.is_string()) value = json.get<std::string>();
}
void set_from(std::uint32_t& value, const nlohmann::json& json) {
    if (json.is_number_unsigned()) value = json.get<std::uint32_t>();
}
void set_from(std::vector<std::string>& value, const nlohmann::json& json) {
    if (!json.is_array()) return;
    for (const auto& entry : json)
        if (entry.is_string()) value.push_back(entry.get<std::string>());
}

} // namespace

std::string claim_json(std::string_view id, const Claim& claim, std::span<const Entity> entities,
                       std::span<const SourceDocument> documents) {
    return claim_object(id, claim, entities, documents).dump();
}

Json claim_object(std::string_view id, const Claim& claim, std::span<const Entity> entities,
                  std::span<const SourceDocument> documents) {
    const auto entity = [&](EntityIndex index) -> const Entity& { return entities[index.value]; };
    static const Evidence kNone;
    const Evidence& first = claim.evidence.empty() ? kNone : claim.evidence.front();
    Json json;
    json["id"] = id;
    json["subject"] = end_of_claim(entity(claim.subject), first.subject);
    json["relation"] = claim.relation;
    json["label"] = claim.label;
    json["object"] = end_of_claim(entity(claim.object), first.object);
    json["trigger"] = or_null(first.trigger);
    for_each_value<kClaimFields>(claim, [&](const ClaimField& field, const auto& value) {
        if (!field.is(kCore) && !field.in_json().empty()) json[field.in_json()] = json_of(field, value, entities);
    });
    json["evidence"] = Json::array();
    for (const Evidence& evidence : claim.evidence) {
        Json& entry = json["evidence"].push_back(Json::object());
        for_each_json_value(evidence, [&](const EvidenceField& field, const auto& value) {
            const auto* end = std::get_if<SpanEnd>(&field.member);
            const bool is_nowhere = end != nullptr && !field.is(kOfSentence) && (evidence.*end->span).empty();
            if (field.is(kBrief) && !is_nowhere) entry[field.name] = value;
        });
        if (const SourceDocument* document = find_document(documents, evidence.document))
            for_each_value<kSourceFields>(*document, [&](const SourceField& field, const auto& value) {
                if constexpr (std::is_same_v<decltype(value), const std::string&>)
                    if (field.is(kSearched) && !value.empty()) entry[field.name] = value;
            });
    }
    return json;
}

std::string evidence_json(std::span<const Evidence> list) {
    // By hand, since a graph file is mostly this.
    std::string json = "[";
    for (const Evidence& evidence : list) {
        json += json.size() > 1 ? ",{" : "{";
        const std::size_t first = json.size();
        for_each_json_value(
            evidence, [&](const EvidenceField& field, const auto& value) { append_member(json, field.name, value); });
        json.erase(first, 1); // the comma before the first member
        json += '}';
    }
    return json += ']';
}

std::optional<std::vector<Evidence>> evidence_from_json(std::string_view text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_array()) return std::nullopt;
    std::vector<Evidence> list;
    for (const auto& entry : json) {
        if (!entry.is_object()) return std::nullopt;
        Evidence evidence;
        for_each_value<kEvidenceFields>(evidence, [&](const EvidenceField& field, auto& value) {
            if (const auto found = entry.find(field.name); found != entry.end()) set_from(value, *found);
        });
        list.push_back(std::move(evidence));
    }
    return list;
}

} // namespace claimgraph
