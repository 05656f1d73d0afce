#pragma once

#include "extract/extract.hpp"
#include "extract/input/input_format.hpp"
#include "graph/model/fact_record.hpp"
#include "python/src/text.hpp"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::python {

/// A mention of an entity of the document's claims.
struct DocMention {
    ByteSpan span;
    MentionKind kind = MentionKind::kName;
    EntityIndex entity; ///< into Doc::batch.entities
};

/// A document that was read: its text and what was found in it. Made by read_document() or doc_from_json(); then it
/// does not change but for what is computed when first asked, so threads may share it.
struct Doc : std::enable_shared_from_this<Doc> {
    Doc(Document text, Analysis words, std::vector<ByteSpan> spans, ClaimBatch claims, std::shared_ptr<const Models> by)
        : document(std::move(text)),
          analysis(std::move(words)),
          sentences(std::move(spans)),
          batch(std::move(claims)),
          models(std::move(by)) {}

    Document document;
    Analysis analysis; ///< no tokens if the document comes from JSON
    std::vector<ByteSpan> sentences;
    ClaimBatch batch;                     ///< has the one document
    std::shared_ptr<const Models> models; ///< null if the document comes from JSON

    const SourceDocument& source() const { return batch.documents.front(); }
    const CharacterOffsets& characters() const;
    /// In text order. They are found when first asked: claims need no list of them.
    const std::vector<DocMention>& mentions() const;

    mutable std::once_flag counted{}, found{};
    mutable std::optional<CharacterOffsets> offsets{};
    mutable std::vector<DocMention> known_mentions{};
};

/// Reads a document whose date is settled: tokens, trees, entities, claims. Never fails; needs no GIL.
std::shared_ptr<const Doc> read_document(InputDocument&& input, std::shared_ptr<const Models> models);

/// A document as JSON: text, source, sentences, mentions, entities and claims, but no tokens. docs/python.md has its
/// members.
std::string doc_json(const Doc& doc);
/// The document of such JSON. Fails with kBadFormat.
Result<std::shared_ptr<const Doc>> doc_from_json(std::string_view json);

/// A place in the text of a document, which it keeps alive.
struct Span {
    std::shared_ptr<const Doc> doc;
    ByteSpan bytes;

    std::uint32_t start() const { return doc->characters()[bytes.begin]; }
    std::uint32_t end() const { return doc->characters()[bytes.end]; }
    std::string_view text() const { return doc->document.text(bytes); }
};
/// The span; None where it is empty or not within the text.
nb::object span_or_none(const std::shared_ptr<const Doc>& doc, ByteSpan bytes);

void bind_documents(nb::module_& module);
/// The facts of a document, in text order; none if it comes from JSON.
std::vector<FactRecord> fact_records(const Doc& doc);
/// Fact, and the facts of documents.
void bind_facts(nb::module_& module, nb::class_<Doc>& doc);

} // namespace claimgraph::python
