#include "python/src/claims.hpp"

#include "export/claim_json.hpp"
#include "graph/model/claim_fields.hpp"
#include "graph/model/entity_fields.hpp"
#include "graph/model/evidence_fields.hpp"

#include <fmt/format.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>

namespace claimgraph::python {
namespace {

// What a value of a field is in Python.
nb::object python_of(const Space&, const std::string& value) { return text_or_none(value); }
nb::object python_of(const Space&, bool value) { return nb::bool_(value); }
nb::object python_of(const Space&, double value) { return nb::float_(value); }
nb::object python_of(const Space&, std::uint32_t value) { return nb::int_(value); }
nb::object python_of(const Space&, EntityType value) { return text(to_string(value)); }
nb::object python_of(const Space&, Polarity value) { return text(to_string(value)); }
nb::object python_of(const Space&, Modality value) { return text(to_string(value)); }
nb::object python_of(const Space& space, EntityIndex value) {
    return value ? nb::cast(EntityView{space, value.value}) : nb::none();
}
nb::object python_of(const Space&, const std::vector<std::string>& value) {
    nb::list list;
    for (const std::string& item : value) list.append(text(item));
    return list;
}

/// The type of a field, for signatures; `may_be_none`: where the text may not say it.
template <class Value>
std::string type_name(bool may_be_none) {
    std::string name = std::is_same_v<Value, bool>                       ? "bool"
                       : std::is_same_v<Value, double>                   ? "float"
                       : std::is_same_v<Value, std::uint32_t>            ? "int"
                       : std::is_same_v<Value, EntityIndex>              ? "Entity"
                       : std::is_same_v<Value, std::vector<std::string>> ? "list[str]"
                                                                         : "str";
    if (may_be_none && (std::is_same_v<Value, std::string> || std::is_same_v<Value, EntityIndex>)) name += " | None";
    return name;
}

/// A property for each row of a table of fields.
template <const auto& fields, class View>
void def_fields(nb::class_<View>& bound) {
    for_each_row<fields>([&](auto i) {
        static constexpr std::size_t row = i(); // clang 14 would capture one that is not static
        using Value = FieldValue<fields, row>;
        const std::string name(fields[row].name);
        const std::string signature = fmt::format("def {}(self) -> {}", name, type_name<Value>(!fields[row].is(kCore)));
        const std::string meaning = fmt::format("{}.", fields[row].meaning);
        bound.def_prop_ro(
            name.c_str(),
            [](const View& view) { return python_of(view.space, std::invoke(kMember<fields, row>, *view)); },
            nb::sig(signature.c_str()), meaning.c_str());
    });
}

template <class View>
void def_identity(nb::class_<View>& bound) {
    bound
        .def("__eq__",
             [](const View& view, nb::handle other) {
                 if (!nb::isinstance<View>(other)) return false;
                 const View& another = nb::cast<const View&>(other);
                 return another.index == view.index && another.space->claims.data() == view.space->claims.data();
             })
        .def("__hash__", [](const View& view) { return view.index; });
}

std::string sentence_of(const ClaimView& claim) {
    const auto name = [&](EntityIndex index) -> const std::string& { return claim.space->entities[index.value].name; };
    std::string sentence =
        fmt::format("{} {}{} {}", name(claim->subject), claim->polarity == Polarity::kDenied ? "not " : "",
                    claim->label, name(claim->object));
    if (claim->modality != Modality::kActual) sentence += fmt::format(" ({})", to_string(claim->modality));
    if (claim->attributed_to) sentence += fmt::format(", says {}", name(claim->attributed_to));
    return sentence;
}

/// Characters from the beginning of the sentence; None where a span is empty or elsewhere.
nb::object within_sentence(const Evidence& evidence, ByteSpan span) {
    if (span.empty() || !evidence.span.contains(span) || evidence.text.size() != evidence.span.size())
        return nb::none();
    const CharacterOffsets characters(evidence.text);
    return nb::make_tuple(characters[span.begin - evidence.span.begin], characters[span.end - evidence.span.begin]);
}

void bind_entity(nb::module_& module) {
    nb::class_<EntityView> entity(module, "Entity",
                                  "A person, organization, place ... under all its names: a node of the graph.");
    def_fields<kEntityFields>(entity);
    def_identity(entity);
    entity
        .def(
            "__str__", [](const EntityView& view) { return text(view->name); }, nb::sig("def __str__(self) -> str"))
        .def("__repr__", [](const EntityView& view) {
            return fmt::format("Entity({}, {})", utf8_of(nb::repr(text(view->name))), to_string(view->type));
        });
}

void bind_evidence(nb::module_& module) {
    nb::class_<EvidenceView> evidence(
        module, "Evidence",
        "Where a claim was read: one sentence of one document. `start` and `end` are bytes of the UTF-8 of the "
        "document's clean text, as in files and stores; `Claim.span` of a document's claim counts characters.");
    evidence.def_prop_ro(
        "text", [](const EvidenceView& view) { return text(view->text); }, nb::sig("def text(self) -> str"),
        "The sentence.");
    for_each_row<kEvidenceFields>([&](auto i) {
        static constexpr std::size_t row = i(); // clang 14 would capture one that is not static
        constexpr const EvidenceField& field = kEvidenceFields[row];
        using Value = FieldValue<kEvidenceFields, row>;
        // spans of words are properties of their own
        if constexpr (field.name != "text" &&
                      (!std::holds_alternative<SpanEnd>(field.member) || field.is(kOfSentence))) {
            const std::string name(field.name);
            const std::string signature = fmt::format("def {}(self) -> {}", name, type_name<Value>(true));
            const std::string meaning = fmt::format("{}.", field.meaning);
            evidence.def_prop_ro(
                name.c_str(),
                [](const EvidenceView& view) {
                    return python_of(view.claim.space, std::invoke(kMember<kEvidenceFields, row>, *view));
                },
                nb::sig(signature.c_str()), meaning.c_str());
        }
    });
    const auto def_span = [&](const char* name, ByteSpan Evidence::*span, const char* what) {
        evidence.def_prop_ro(
            name, [span](const EvidenceView& view) { return within_sentence(*view, (*view).*span); },
            nb::sig(fmt::format("def {}(self) -> tuple[int, int] | None", name).c_str()),
            fmt::format("Where the words of the {} stand in `text`, in characters; None where they do not.", what)
                .c_str());
    };
    def_span("subject_span", &Evidence::subject_span, "subject");
    def_span("object_span", &Evidence::object_span, "object");
    def_span("trigger_span", &Evidence::trigger_span, "relation");
    def_span("time_span", &Evidence::time_span, "time");
    def_span("speaker_span", &Evidence::speaker_span, "speaker");
    evidence.def("__repr__", [](const EvidenceView& view) {
        return fmt::format("Evidence({}, {})", utf8_of(nb::repr(text(view->document))),
                           utf8_of(nb::repr(text(view->text))));
    });
}

void bind_claim(nb::module_& module) {
    nb::class_<ClaimView> claim(module, "Claim",
                                "Who stands in which relation to whom, who says so, when, where, how certainly: an "
                                "edge of the graph. Fields that the text does not say are None.");
    def_fields<kClaimFields>(claim);
    def_identity(claim);
    claim
        .def_prop_ro(
            "id", [](const ClaimView& view) { return text(view.space->id_of(view.index)); },
            nb::sig("def id(self) -> str"),
            "In a graph made of its content, `mark-rutte.urges.leaders`; in a document its id and number, `a.txt#1`.")
        .def_prop_ro(
            "evidence",
            [](const ClaimView& view) {
                nb::list list;
                for (std::uint32_t i = 0; i < view->evidence.size(); ++i) list.append(EvidenceView{view, i});
                return list;
            },
            nb::sig("def evidence(self) -> list[Evidence]"), "The sentences that it was read in.")
        .def(
            "to_dict",
            [](const ClaimView& view) {
                const std::string json =
                    claim_json(view.space->id_of(view.index), *view, view.space->entities, view.space->documents);
                return nb::module_::import_("json").attr("loads")(text(json));
            },
            nb::sig("def to_dict(self) -> dict[str, typing.Any]"),
            "The claim as the program prints it with --json: docs/formats.md.")
        .def(
            "__str__", [](const ClaimView& view) { return text(sentence_of(view)); },
            nb::sig("def __str__(self) -> str"))
        .def(
            "__repr__", [](const ClaimView& view) { return text(fmt::format("<Claim: {}>", sentence_of(view))); },
            nb::sig("def __repr__(self) -> str"));
    const auto def_span = [&](const char* name, ByteSpan Evidence::*span, const char* what) {
        claim.def_prop_ro(
            name,
            [span](const ClaimView& view) {
                return view->evidence.empty() ? nb::none()
                                              : span_or_none(view.space->doc, view->evidence.front().*span);
            },
            nb::sig(fmt::format("def {}(self) -> Span | None", name).c_str()),
            fmt::format("Where {} in the text of its document; None for claims of a graph.", what).c_str());
    };
    def_span("span", &Evidence::span, "the sentence stands");
    def_span("subject_span", &Evidence::subject_span, "the words of the subject stand");
    def_span("object_span", &Evidence::object_span, "the words of the object stand");
    def_span("trigger_span", &Evidence::trigger_span, "the words of the relation stand");
    def_span("time_span", &Evidence::time_span, "the words of the time stand");
    def_span("speaker_span", &Evidence::speaker_span, "the words of the speaker stand");
}

} // namespace

std::string ClaimSpace::id_of(std::uint32_t claim) const {
    return graph != nullptr ? graph->claim_id(ClaimIndex{claim}) : fmt::format("{}#{}", doc->document.id(), claim + 1);
}

Space space_of(std::shared_ptr<const Doc> doc) {
    const Doc& of = *doc;
    return std::make_shared<const ClaimSpace>(
        ClaimSpace{std::move(doc), nullptr, of.batch.entities, of.batch.claims, of.batch.documents});
}

Space space_of(std::shared_ptr<const Graph> graph) {
    const Graph& of = *graph;
    return std::make_shared<const ClaimSpace>(
        ClaimSpace{nullptr, std::move(graph), of.entities(), of.claims(), of.documents()});
}

void bind_claims(nb::module_& module) {
    bind_entity(module);
    bind_evidence(module);
    bind_claim(module);
    bind_rows(module);
}

} // namespace claimgraph::python
