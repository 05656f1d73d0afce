#include "export/document_json.hpp"

#include "export/claim_json.hpp"
#include "graph/base/json_value.hpp"
#include "graph/matching/text_sketch.hpp"
#include "graph/model/claim_fields.hpp"
#include "graph/model/entity_fields.hpp"
#include "python/src/document.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

/// Documents as JSON, made of the tables of fields: claims refer to entities by their numbers.
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

JsonValue span_json(ByteSpan span) {
    JsonValue list = JsonValue::array();
    list.push_back(span.begin);
    list.push_back(span.end);
    return list;
}

/// A list [begin, end, ...] within a text of that many bytes.
bool read_span(const Parsed& json, std::size_t bytes, ByteSpan& span) {
    return json.is_array() && json.size() >= 2 && read(json[0], span.begin) && read(json[1], span.end) &&
           span.begin <= span.end && span.end <= bytes;
}

const Parsed& member(const Parsed& object, const char* name) {
    static const Parsed kNone;
    const auto found = object.find(name);
    return found == object.end() ? kNone : *found;
}

/// Fills a batch; false if something is of another kind, or refers to nothing.
bool read_batch(const Parsed& root, ClaimBatch& batch) {
    for (const Parsed& json : member(root, "entities")) {
        if (!read_object<kEntityFields>(json, batch.entities.emplace_back())) return false;
        std::vector<std::string>& descriptions = batch.descriptions.emplace_back();
        if (const auto found = json.find("descriptions"); found != json.end() && !read(*found, descriptions))
            return false;
    }
    for (const Parsed& json : member(root, "claims")) {
        Claim& claim = batch.claims.emplace_back();
        if (!read_object<kClaimFields>(json, claim)) return false;
        for (const ClaimEntity& entity : kClaimEntities)
            if (claim.*entity.member && (claim.*entity.member).value >= batch.entities.size()) return false;
        auto evidence =
            evidence_from_json(member(json, "evidence").dump(-1, ' ', false, Parsed::error_handler_t::replace));
        if (!claim.subject || !claim.object || !evidence) return false;
        claim.evidence = std::move(*evidence);
    }
    return true;
}

bool read_doc(const Parsed& root, std::shared_ptr<const Doc>& doc) {
    std::string text;
    if (!root.is_object() || !read(member(root, "text"), text)) return false;
    auto sources =
        documents_from_json("[" + member(root, "source").dump(-1, ' ', false, Parsed::error_handler_t::replace) + "]");
    if (!sources || sources->size() != 1) return false;
    ClaimBatch batch;
    batch.documents = std::move(*sources);
    batch.documents.front().sketch = text_sketch(text);
    if (!read_batch(root, batch)) return false;
    std::vector<ByteSpan> sentences;
    for (const Parsed& json : member(root, "sentences"))
        if (!read_span(json, text.size(), sentences.emplace_back())) return false;
    std::vector<DocMention> mentions;
    for (const Parsed& json : member(root, "mentions")) {
        DocMention& mention = mentions.emplace_back();
        std::uint32_t kind = 0;
        if (!read_span(json, text.size(), mention.span) || json.size() < 4 || !read(json[2], kind) || kind > 2 ||
            !read(json[3], mention.entity) || mention.entity.value >= batch.entities.size())
            return false;
        mention.kind = static_cast<MentionKind>(kind);
    }
    Document document(batch.documents.front().name, std::move(text), {}, date_from(batch.documents.front().date));
    document.source() = batch.documents.front();
    auto made = std::make_shared<Doc>(std::move(document), Analysis(), std::move(sentences), std::move(batch), nullptr);
    made->known_mentions = std::move(mentions);
    doc = std::move(made);
    return true;
}

} // namespace

std::string doc_json(const Doc& doc) {
    JsonValue root{{"source", document_object(doc.source())}, {"text", doc.document.text()}};
    root["sentences"] = JsonValue::array();
    for (const ByteSpan span : doc.sentences) root["sentences"].push_back(span_json(span));
    root["mentions"] = JsonValue::array();
    for (const DocMention& mention : doc.mentions()) {
        JsonValue& list = root["mentions"].push_back(span_json(mention.span));
        list.push_back(static_cast<std::uint32_t>(mention.kind));
        list.push_back(mention.entity.value);
    }
    root["entities"] = JsonValue::array();
    for (std::size_t i = 0; i < doc.batch.entities.size(); ++i) {
        JsonValue& object = root["entities"].push_back(object_of<kEntityFields>(doc.batch.entities[i]));
        if (i < doc.batch.descriptions.size()) object["descriptions"] = doc.batch.descriptions[i];
    }
    root["claims"] = JsonValue::array();
    for (const Claim& claim : doc.batch.claims) {
        JsonValue& object = root["claims"].push_back(object_of<kClaimFields>(claim));
        object["evidence"] = JsonValue::Written{evidence_json(claim.evidence)};
    }
    return root.dump();
}

Result<std::shared_ptr<const Doc>> doc_from_json(std::string_view json) {
    const Parsed root = Parsed::parse(json, nullptr, false);
    std::shared_ptr<const Doc> doc;
    if (root.is_discarded()) return fail(ErrorCode::kBadFormat, "no JSON; expected what Doc.to_json() gives");
    if (!read_doc(root, doc))
        return fail(ErrorCode::kBadFormat, "JSON that is not a document; expected what Doc.to_json() gives");
    return doc;
}

} // namespace claimgraph::python
