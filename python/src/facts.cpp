#include "extract/facts/fact.hpp"
#include "graph/store/search.hpp"
#include "python/src/document.hpp"
#include "python/src/errors.hpp"
#include "python/src/graph.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace claimgraph::python {
namespace {

/// A fact of a document that was read, or of a store.
struct PyFact {
    FactRecord record;
    std::string document;
    std::shared_ptr<const Doc> doc; ///< null in a store
};

std::vector<PyFact> facts_of(const std::shared_ptr<const Doc>& doc) {
    std::vector<PyFact> all;
    for (FactRecord& record : fact_records(*doc)) all.push_back({std::move(record), doc->document.id(), doc});
    return all;
}

std::vector<PyFact> stored_facts(PyGraph& self, const std::string& words, std::size_t limit) {
    auto found = [&]() -> Result<std::vector<FactHit>> {
        const nb::gil_scoped_release release;
        const std::lock_guard lock(self.lock);
        const Store* store = self.source.store();
        if (store == nullptr || !store->keeps_facts())
            return fail(ErrorCode::kUnsupported,
                        "the graph keeps no facts; 'claimgraph build --store FILE --facts' makes a store that does");
        return find_facts(*store, {.anywhere = words}, limit);
    }();
    std::vector<PyFact> all;
    for (FactHit& hit : value_of(std::move(found)))
        all.push_back({std::move(hit.fact), std::move(hit.document.name), nullptr});
    return all;
}

} // namespace

std::vector<FactRecord> fact_records(const Doc& doc) {
    std::vector<FactRecord> records;
    if (doc.models == nullptr) return records;
    for (const Fact& fact : find_facts(doc.analysis, *doc.models, FactReading::kImplied))
        records.push_back(fact_record(fact, doc.document, doc.analysis));
    return records;
}

void bind_facts(nb::module_& module, nb::class_<Doc>& doc) {
    const auto def_text = [](nb::class_<PyFact>& fact, const char* name, std::string FactRecord::*member,
                             const char* meaning) {
        fact.def_prop_ro(
            name, [member](const PyFact& self) { return text(self.record.*member); },
            nb::sig(fmt::format("def {}(self) -> str", name).c_str()), meaning);
    };
    nb::class_<PyFact> fact(
        module, "Fact",
        "What a sentence says in its own words, without entities and relation types: docs/facts.md. "
        "It is in no graph.");
    def_text(fact, "subject", &FactRecord::subject, "Who or what.");
    def_text(fact, "relation", &FactRecord::relation, "Does or is: 'was born in'.");
    def_text(fact, "lemmas", &FactRecord::lemmas, "The words of the relation in their basic forms: 'be bear in'.");
    def_text(fact, "object", &FactRecord::object, "The first argument.");
    def_text(fact, "text", &FactRecord::text, "The sentence.");
    fact.def_prop_ro(
            "arguments",
            [](const PyFact& self) {
                nb::list all;
                for (const std::string& argument : self.record.arguments) all.append(text(argument));
                return all;
            },
            nb::sig("def arguments(self) -> list[str]"), "The others.")
        .def_prop_ro(
            "confidence", [](const PyFact& self) { return self.record.confidence; }, "0 to 1.")
        .def_prop_ro(
            "document", [](const PyFact& self) { return text(self.document); }, nb::sig("def document(self) -> str"),
            "The id of the document.")
        .def_prop_ro(
            "span", [](const PyFact& self) { return self.doc ? span_or_none(self.doc, self.record.span) : nb::none(); },
            nb::sig("def span(self) -> Span | None"), "Where the sentence stands; None for facts of a store.")
        .def("__repr__", [](const PyFact& self) {
            std::string parts =
                fmt::format("{} | {} | {}", self.record.subject, self.record.relation, self.record.object);
            for (const std::string& argument : self.record.arguments) parts += " | " + argument;
            return text(fmt::format("<Fact: {}>", parts));
        });
    doc.def_prop_ro("facts", &facts_of, nb::sig("def facts(self) -> list[Fact]"),
                    "What its sentences say in their own words; none if the document comes from JSON or a pickle.");
}

void bind_stored_facts(GraphClass& graph) {
    graph.def("facts", &stored_facts, nb::arg("words"), nb::kw_only(), nb::arg("limit") = 100,
              nb::sig("def facts(self, words: str, *, limit: int = 100) -> list[Fact]"),
              "The facts of a store with all these words, the best first. Raises Error unless it keeps "
              "facts: build().");
}

} // namespace claimgraph::python
