#include "python/src/document.hpp"

#include "graph/model/source_fields.hpp"
#include "python/src/claims.hpp"
#include "python/src/errors.hpp"

#include <fmt/format.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <unordered_map>

namespace claimgraph::python {
namespace {

using DocPtr = std::shared_ptr<const Doc>;

/// A word of a sentence.
struct TokenView {
    DocPtr doc;
    TokenIndex index;

    const Token& token() const { return doc->analysis[index]; }
    nb::object symbol(Symbol symbol) const { return text_or_none(doc->analysis.symbols.text(symbol)); }
};

nb::list tokens_of(const DocPtr& doc, ByteSpan span) {
    nb::list tokens;
    for (std::size_t i = 0; i < doc->analysis.tokens.size(); ++i)
        if (span.contains(doc->analysis.tokens[i].span)) tokens.append(TokenView{doc, TokenIndex{i}});
    return tokens;
}

struct MentionView {
    DocPtr doc;
    DocMention mention;
};

nb::list sentences_of(const DocPtr& doc) {
    nb::list sentences;
    for (const ByteSpan span : doc->sentences) sentences.append(Span{doc, span});
    return sentences;
}

nb::list mentions_of(const DocPtr& doc) {
    nb::list mentions;
    for (const DocMention& mention : doc->mentions()) mentions.append(MentionView{doc, mention});
    return mentions;
}

std::string quoted(nb::handle str) { return utf8_of(nb::repr(str)); }

void bind_spans(nb::module_& module) {
    nb::class_<Span>(module, "Span",
                     "A place in the text of a document: `doc.text[span.start:span.end] == span.text`. `start` and "
                     "`end` count characters, as str does; `start_byte` and `end_byte` bytes of the UTF-8.")
        .def_prop_ro("start", &Span::start, "The first character, from 0.")
        .def_prop_ro("end", &Span::end, "The character behind the last.")
        .def_prop_ro(
            "start_byte", [](const Span& span) { return span.bytes.begin; }, "The first byte of the UTF-8, from 0.")
        .def_prop_ro(
            "end_byte", [](const Span& span) { return span.bytes.end; }, "The byte behind the last.")
        .def_prop_ro(
            "text", [](const Span& span) { return text(span.text()); }, nb::sig("def text(self) -> str"), "The words.")
        .def_prop_ro(
            "tokens", [](const Span& span) { return tokens_of(span.doc, span.bytes); },
            nb::sig("def tokens(self) -> list[Token]"),
            "The words one by one; none in a document that comes from JSON or a pickle.")
        .def(
            "__str__", [](const Span& span) { return text(span.text()); }, nb::sig("def __str__(self) -> str"))
        .def("__repr__",
             [](const Span& span) {
                 return fmt::format("Span({}, {}, {})", span.start(), span.end(), quoted(text(span.text())));
             })
        .def("__len__", [](const Span& span) { return span.end() - span.start(); })
        .def("__eq__",
             [](const Span& span, nb::handle other) {
                 return nb::isinstance<Span>(other) && nb::cast<const Span&>(other).doc == span.doc &&
                        nb::cast<const Span&>(other).bytes == span.bytes;
             })
        .def("__hash__",
             [](const Span& span) { return (static_cast<std::uint64_t>(span.bytes.begin) << 31U) ^ span.bytes.end; });
}

void bind_tokens(nb::module_& module) {
    nb::class_<TokenView>(module, "Token", "A word, with tag, lemma and head as in Universal Dependencies.")
        .def_prop_ro(
            "text",
            [](const TokenView& view) { return text(view.doc->analysis.form(view.doc->document, view.token())); },
            nb::sig("def text(self) -> str"), "The word.")
        .def_prop_ro(
            "lemma", [](const TokenView& view) { return view.symbol(view.token().lemma); },
            nb::sig("def lemma(self) -> str | None"), "Its dictionary form.")
        .def_prop_ro(
            "upos", [](const TokenView& view) { return to_string(view.token().upos); },
            "The universal part of speech: NOUN, VERB, ...")
        .def_prop_ro(
            "xpos", [](const TokenView& view) { return view.symbol(view.token().xpos); },
            nb::sig("def xpos(self) -> str | None"), "The tag of the language: NN, VBD, ...")
        .def_prop_ro(
            "feats", [](const TokenView& view) { return view.symbol(view.token().feats); },
            nb::sig("def feats(self) -> str | None"), "Morphology: Mood=Ind|Tense=Past|VerbForm=Fin.")
        .def_prop_ro(
            "deprel", [](const TokenView& view) { return view.symbol(view.token().deprel); },
            nb::sig("def deprel(self) -> str | None"), "The relation to its head: nsubj, obj, ...")
        .def_prop_ro(
            "head",
            [](const TokenView& view) -> nb::object {
                const TokenIndex head = view.token().head;
                return head ? nb::cast(TokenView{view.doc, head}) : nb::none();
            },
            nb::sig("def head(self) -> Token | None"), "The word that it depends on; None of the root of a sentence.")
        .def_prop_ro(
            "i", [](const TokenView& view) { return view.index.value; }, "Its number in the document, from 0.")
        .def_prop_ro(
            "span",
            [](const TokenView& view) {
                return Span{view.doc, view.token().span};
            },
            "Where it stands.")
        .def(
            "__str__",
            [](const TokenView& view) { return text(view.doc->analysis.form(view.doc->document, view.token())); },
            nb::sig("def __str__(self) -> str"))
        .def("__repr__", [](const TokenView& view) {
            return fmt::format("Token({})", quoted(text(view.doc->analysis.form(view.doc->document, view.token()))));
        });
}

void bind_mentions(nb::module_& module) {
    nb::class_<MentionView>(module, "Mention", "A phrase that refers to an entity: a name, a noun phrase, a pronoun.")
        .def_prop_ro(
            "span",
            [](const MentionView& view) {
                return Span{view.doc, view.mention.span};
            },
            "Where it stands.")
        .def_prop_ro(
            "text", [](const MentionView& view) { return text(view.doc->document.text(view.mention.span)); },
            nb::sig("def text(self) -> str"), "Its words.")
        .def_prop_ro(
            "kind", [](const MentionView& view) { return to_string(view.mention.kind); },
            "'name', 'nominal' or 'pronoun'.")
        .def_prop_ro(
            "entity",
            [](const MentionView& view) {
                return EntityView{space_of(view.doc), view.mention.entity.value};
            },
            "Whom or what it means.")
        .def("__repr__", [](const MentionView& view) {
            return fmt::format("Mention({}, {})", quoted(text(view.doc->document.text(view.mention.span))),
                               quoted(text(view.doc->batch.entities[view.mention.entity.value].name)));
        });
}

} // namespace

const CharacterOffsets& Doc::characters() const {
    std::call_once(counted, [this] { offsets.emplace(document.text()); });
    return *offsets;
}

const std::vector<DocMention>& Doc::mentions() const {
    std::call_once(found, [this] {
        if (models == nullptr) return;
        std::unordered_map<std::string_view, std::size_t> places;
        for (std::size_t i = 0; i < batch.entities.size(); ++i) places.emplace(batch.entities[i].id, i);
        const EntityLayer layer = find_entities(document, analysis, *models);
        for (const Mention& mention : layer.mentions)
            if (const auto place = places.find(layer.entities[mention.entity.value].id); place != places.end())
                known_mentions.push_back({mention.span, mention.kind, EntityIndex{place->second}});
    });
    return known_mentions;
}

DocPtr read_document(InputDocument&& input, std::shared_ptr<const Models> models) {
    Analysis analysis;
    if (input.given) {
        analysis = std::move(*input.given);
        complete(input.document, analysis, *models);
    } else {
        analysis = analyze(input.document, *models);
    }
    ClaimBatch batch = extract_claims(input.document, analysis, *models);
    std::vector<ByteSpan> sentences;
    sentences.reserve(analysis.sentences.size());
    for (const Sentence& sentence : analysis.sentences) sentences.push_back(sentence.span);
    return std::make_shared<const Doc>(std::move(input.document), std::move(analysis), std::move(sentences),
                                       std::move(batch), std::move(models));
}

nb::object span_or_none(const DocPtr& doc, ByteSpan bytes) {
    const bool is_within =
        doc != nullptr && !bytes.empty() && bytes.begin < bytes.end && bytes.end <= doc->document.text().size();
    return is_within ? nb::cast(Span{doc, bytes}) : nb::none();
}

void bind_documents(nb::module_& module) {
    bind_spans(module);
    bind_tokens(module);
    bind_mentions(module);
    auto doc = nb::class_<Doc>(module, "Doc",
                               "A document that was read: its text, and the claims, entities and sentences found in "
                               "it. Made by an Extractor. Can be pickled; tokens are not kept then.");
    doc.def_prop_ro(
           "id", [](const Doc& self) { return text(self.document.id()); }, nb::sig("def id(self) -> str"),
           "Its name, which evidence carries: as given, its path, or made of its text.")
        .def_prop_ro(
            "text", [](const Doc& self) { return text(self.document.text()); }, nb::sig("def text(self) -> str"),
            "The clean text, which all spans are of: without control characters, its markup removed.")
        .def_prop_ro(
            "date", [](const Doc& self) { return date_or_none(self.source().date); },
            nb::sig("def date(self) -> datetime.date | None"), "The day it was written, as given or as the text says.")
        .def_prop_ro(
            "words", [](const Doc& self) { return self.source().words; }, "How many words the text has.")
        .def_prop_ro(
            "claims", [](const DocPtr& self) { return Claims::all(space_of(self)); }, "The claims, in text order.")
        .def_prop_ro(
            "entities", [](const DocPtr& self) { return Entities::all(space_of(self)); },
            "The persons, organizations, places ... that are mentioned.")
        .def_prop_ro("mentions", &mentions_of, nb::sig("def mentions(self) -> list[Mention]"),
                     "Where they are mentioned, in text order.")
        .def_prop_ro("sentences", &sentences_of, nb::sig("def sentences(self) -> list[Span]"),
                     "The sentences, in text order.")
        .def_prop_ro(
            "tokens",
            [](const DocPtr& self) {
                return tokens_of(self, {0, static_cast<std::uint32_t>(self->document.text().size())});
            },
            nb::sig("def tokens(self) -> list[Token]"), "The words; none if the document comes from JSON or a pickle.")
        .def("to_json", &doc_json,
             "The document as JSON on one line: text, source, sentences, mentions, entities and claims, but no tokens.")
        .def_static(
            "from_json", [](std::string_view json) { return value_of(doc_from_json(json)); }, nb::arg("json"),
            "The document of to_json(). Raises Error for other text.")
        .def("__reduce__",
             [](nb::handle self) {
                 return nb::make_tuple(nb::module_::import_("claimgraph.pickles").attr("document"),
                                       nb::make_tuple(self.attr("to_json")()));
             })
        .def("__repr__",
             [](const Doc& self) {
                 return fmt::format("<claimgraph.Doc {}: {} sentences, {} claims>", quoted(text(self.document.id())),
                                    self.sentences.size(), self.batch.claims.size());
             })
        .def(
            "_repr_html_",
            [](nb::object self) { return nb::module_::import_("claimgraph.display").attr("document_html")(self); },
            nb::sig("def _repr_html_(self) -> str"));
    bind_facts(module, doc);
    for_each_field<kSourceFields>([&](const SourceField& field, auto member) {
        if constexpr (std::is_same_v<decltype(member), std::string SourceDocument::*>)
            if (field.name != "name" && field.name != "date" && field.name != "same_as") {
                const std::string doc_text = fmt::format("{}; None where it is unknown.", field.meaning);
                doc.def_prop_ro(
                    std::string(field.name).c_str(),
                    [member](const Doc& self) { return text_or_none(self.source().*member); },
                    nb::sig(fmt::format("def {}(self) -> str | None", field.name).c_str()), doc_text.c_str());
            }
    });
}

} // namespace claimgraph::python
