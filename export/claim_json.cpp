#include "export/claim_json.hpp"

#include "graph/base/json_list.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <nlohmann/json.hpp>

namespace claimgraph {
namespace {

using Json = JsonValue;

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json end_of_claim(const Entity& entity, const std::string& mention) {
    return {{"id", entity.id}, {"name", entity.name}, {"type", to_string(entity.type)}, {"mention", or_null(mention)}};
}

/// The value of a key, or a default where it is absent or of another kind.
template <class Value>
Value get(const nlohmann::json& json, const char* key, Value otherwise) {
    const auto found = json.find(key);
    if (found == json.end()) return otherwise;
    if constexpr (std::is_same_v<Value, std::string>) {
        return found->is_string() ? found->template get<std::string>() : otherwise;
    } else {
        return found->is_number_unsigned() ? found->template get<Value>() : otherwise;
    }
}

} // namespace

std::string claim_json(std::string_view id, const Claim& claim, std::span<const Entity> entities) {
    return claim_object(id, claim, entities).dump();
}

Json claim_object(std::string_view id, const Claim& claim, std::span<const Entity> entities) {
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
    json["attributed_to"] =
        claim.attributed_to ? Json{{"id", entity(claim.attributed_to).id}, {"name", entity(claim.attributed_to).name}}
                            : Json();
    json["report"] = or_null(claim.report);
    json["polarity"] = to_string(claim.polarity);
    json["modality"] = to_string(claim.modality);
    json["time"] = or_null(claim.time);
    json["time_value"] = or_null(claim.time_value);
    json["place"] = or_null(claim.place);
    json["place_id"] = claim.place_entity ? Json(entity(claim.place_entity).id) : Json();
    json["condition"] = or_null(claim.condition);
    json["complement"] = or_null(claim.complement);
    json["confidence"] = std::round(claim.confidence * 1000) / 1000;
    json["evidence"] = Json::array();
    for (const Evidence& evidence : claim.evidence) {
        Json& entry = json["evidence"].push_back(Json{{"document", evidence.document},
                                                      {"sentence", evidence.sentence},
                                                      {"start", evidence.span.begin},
                                                      {"end", evidence.span.end},
                                                      {"text", evidence.text},
                                                      {"rule", evidence.rule}});
        if (!evidence.via.empty()) entry["via"] = evidence.via;
    }
    return json;
}

std::string evidence_json(std::span<const Evidence> list) {
    // By hand, since a graph file is mostly this.
    std::string json = "[";
    const auto text = [&](std::string_view key, const std::string& value) {
        json.append(",\"").append(key).append("\":");
        append_json(json, value);
    };
    const auto number = [&](std::string_view key, std::uint32_t value) {
        fmt::format_to(std::back_inserter(json), ",\"{}\":{}", key, value);
    };
    for (const Evidence& evidence : list) {
        json += json.size() > 1 ? ",{" : "{";
        const std::size_t first = json.size();
        text("document", evidence.document);
        number("sentence", evidence.sentence);
        number("start", evidence.span.begin);
        number("end", evidence.span.end);
        text("text", evidence.text);
        text("rule", evidence.rule);
        text("subject", evidence.subject);
        text("object", evidence.object);
        text("trigger", evidence.trigger);
        number("trigger_start", evidence.trigger_span.begin);
        number("trigger_end", evidence.trigger_span.end);
        if (!evidence.via.empty()) json.append(",\"via\":").append(list_json(evidence.via));
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
        evidence.document = get(entry, "document", std::string());
        evidence.sentence = get(entry, "sentence", std::uint32_t{0});
        evidence.span = {get(entry, "start", std::uint32_t{0}), get(entry, "end", std::uint32_t{0})};
        evidence.text = get(entry, "text", std::string());
        evidence.rule = get(entry, "rule", std::string());
        evidence.subject = get(entry, "subject", std::string());
        evidence.object = get(entry, "object", std::string());
        evidence.trigger = get(entry, "trigger", std::string());
        evidence.trigger_span = {get(entry, "trigger_start", std::uint32_t{0}),
                                 get(entry, "trigger_end", std::uint32_t{0})};
        if (const auto via = entry.find("via"); via != entry.end() && via->is_array())
            for (const auto& name : *via)
                if (name.is_string()) evidence.via.push_back(name.get<std::string>());
        list.push_back(std::move(evidence));
    }
    return list;
}

} // namespace claimgraph
