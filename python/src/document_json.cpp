#include "export/document_json.hpp"

#include "graph/matching/texts/text_sketch.hpp"
#include "python/src/batch_json.hpp"
#include "python/src/document.hpp"

#include <nlohmann/json.hpp>

namespace claimgraph::python {
namespace {

using Parsed = nlohmann::json;

JsonValue span_json(ByteSpan span) {
    JsonValue list = JsonValue::array();
    list.push_back(span.begin);
    list.push_back(span.end);
    return list;
}

/// A list [begin, end, ...] within a text of that many bytes.
bool read_span(const Parsed& json, std::size_t bytes, ByteSpan& span) {
    return json.is_array() && json.size() >= 2 && read_number(json[0], span.begin) && read_number(json[1], span.end) &&
           span.begin <= span.end && span.end <= bytes;
}

bool read_doc(const Parsed& root, std::shared_ptr<const Doc>& doc) {
    if (!root.is_object() || !member(root, "text").is_string()) return false;
    auto text = member(root, "text").get<std::string>();
    ClaimBatch batch;
    if (!read_source(member(root, "source"), batch.documents.emplace_back())) return false;
    batch.documents.front().sketch = text_sketch(text);
    if (!read_entities(member(root, "entities"), batch) || !read_claims(member(root, "claims"), batch)) return false;
    std::vector<ByteSpan> sentences;
    for (const Parsed& json : member(root, "sentences"))
        if (!read_span(json, text.size(), sentences.emplace_back())) return false;
    std::vector<DocMention> mentions;
    for (const Parsed& json : member(root, "mentions")) {
        DocMention& mention = mentions.emplace_back();
        std::uint32_t kind = 0;
        std::uint32_t entity = 0;
        if (!read_span(json, text.size(), mention.span) || json.size() < 4 || !read_number(json[2], kind) || kind > 2 ||
            !read_number(json[3], entity) || entity >= batch.entities.size())
            return false;
        mention.entity = EntityIndex{entity};
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
    root["entities"] = entities_json(doc.batch);
    root["claims"] = claims_json(doc.batch);
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
