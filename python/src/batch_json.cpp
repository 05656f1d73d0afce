#include "python/src/batch_json.hpp"

#include "export/claim_json.hpp"
#include "graph/model/claim_fields.hpp"
#include "graph/model/entity_fields.hpp"
#include "graph/model/evidence_fields.hpp"
#include "graph/model/source_fields.hpp"

#include <nlohmann/json.hpp>
#include <optional>

namespace claimgraph::python {
namespace {

using Parsed = nlohmann::json;

JsonValue json_of(std::string_view value) { return value; }
JsonValue json_of(bool value) { return value; }
JsonValue json_of(double value) { return value; }
JsonValue json_of(std::uint32_t value) { return value; }
JsonValue json_of(const std::vector<std::string>& value) { return value; }
JsonValue json_of(EntityType value) { return to_string(value); }
JsonValue json_of(Polarity value) { return to_string(value); }
JsonValue json_of(Modality value) { return to_string(value); }
JsonValue json_of(EntityIndex value) { return value ? JsonValue(value.value) : JsonValue(); }

bool read(const Parsed& json, std::string& value) {
    if (json.is_string()) value = json.get<std::string>();
    return json.is_string();
}
bool read(const Parsed& json, bool& value) {
    if (json.is_boolean()) value = json.get<bool>();
    return json.is_boolean();
}
bool read(const Parsed& json, double& value) {
    if (json.is_number()) value = json.get<double>();
    return json.is_number() && value >= 0 && value <= 1;
}
bool read(const Parsed& json, std::uint32_t& value) {
    if (!json.is_number_unsigned() || json.get<std::uint64_t>() > UINT32_MAX) return false;
    value = json.get<std::uint32_t>();
    return true;
}
bool read(const Parsed& json, std::vector<std::string>& value) {
    if (!json.is_array()) return false;
    for (const Parsed& item : json)
        if (!read(item, value.emplace_back())) return false;
    return true;
}
template <class Value>
bool read_named(const Parsed& json, Value& value, std::optional<Value> (*from)(std::string_view)) {
    const auto found = json.is_string() ? from(json.get_ref<const std::string&>()) : std::nullopt;
    if (found) value = *found;
    return found.has_value();
}
bool read(const Parsed& json, EntityType& value) { return read_named(json, value, entity_type_from); }
bool read(const Parsed& json, Polarity& value) { return read_named(json, value, polarity_from); }
bool read(const Parsed& json, Modality& value) { return read_named(json, value, modality_from); }
bool read(const Parsed& json, EntityIndex& value) {
    std::uint32_t number = 0;
    if (json.is_null()) return true;
    if (!read(json, number)) return false;
    value = EntityIndex{number};
    return true;
}

template <const auto& fields, class Thing>
JsonValue object_of(const Thing& thing) {
    JsonValue object = JsonValue::object();
    for_each_value<fields>(thing, [&](const auto& field, const auto& value) { object[field.name] = json_of(value); });
    return object;
}

/// Reads what is there of the fields; false if one is of another kind.
template <const auto& fields, class Thing>
bool read_object(const Parsed& json, Thing& thing) {
    if (!json.is_object()) return false;
    bool is_good = true;
    for_each_value<fields>(thing, [&](const auto& field, auto& value) {
        if (const auto found = json.find(field.name); found != json.end()) is_good = is_good && read(*found, value);
    });
    return is_good;
}

} // namespace

JsonValue entities_json(const ClaimBatch& batch) {
    JsonValue list = JsonValue::array();
    for (std::size_t i = 0; i < batch.entities.size(); ++i) {
        JsonValue& object = list.push_back(object_of<kEntityFields>(batch.entities[i]));
        if (i < batch.descriptions.size()) object["descriptions"] = batch.descriptions[i];
    }
    return list;
}

JsonValue claims_json(const ClaimBatch& batch) {
    JsonValue list = JsonValue::array();
    for (const Claim& claim : batch.claims) {
        JsonValue& object = list.push_back(object_of<kClaimFields>(claim));
        object["evidence"] = JsonValue::Written{evidence_json(claim.evidence)};
    }
    return list;
}

bool read_entities(const Parsed& list, ClaimBatch& batch) {
    for (const Parsed& json : list) {
        if (!read_object<kEntityFields>(json, batch.entities.emplace_back())) return false;
        std::vector<std::string>& descriptions = batch.descriptions.emplace_back();
        if (const auto found = json.find("descriptions"); found != json.end() && !read(*found, descriptions))
            return false;
    }
    return true;
}

bool read_claims(const Parsed& list, ClaimBatch& batch) {
    for (const Parsed& json : list) {
        Claim& claim = batch.claims.emplace_back();
        if (!read_object<kClaimFields>(json, claim)) return false;
        for (const ClaimEntity& entity : kClaimEntities)
            if (claim.*entity.member && (claim.*entity.member).value >= batch.entities.size()) return false;
        const Parsed& evidence = member(json, "evidence");
        if (!claim.subject || !claim.object || !evidence.is_array()) return false;
        for (const Parsed& piece : evidence)
            if (!read_object<kEvidenceFields>(piece, claim.evidence.emplace_back())) return false;
    }
    return true;
}

bool read_source(const Parsed& json, SourceDocument& source) {
    return read_object<kSourceFields>(json, source) && !source.name.empty();
}

const Parsed& member(const Parsed& object, const char* name) {
    static const Parsed kNone;
    const auto found = object.find(name);
    return found == object.end() ? kNone : *found;
}

bool read_number(const Parsed& json, std::uint32_t& value) { return read(json, value); }

} // namespace claimgraph::python
