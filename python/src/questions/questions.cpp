#include "graph/model/source_fields.hpp"
#include "graph/query/conflicts.hpp"
#include "graph/query/filter/search.hpp"
#include "graph/query/timeline.hpp"
#include "python/src/errors.hpp"
#include "python/src/graph.hpp"
#include "python/src/questions/choice.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace claimgraph::python {
namespace {

ClaimsPtr claims(PyGraph& self, const nb::kwargs& given) {
    return ask_part(self, part_of(given), [&](const Choice& choice) -> Result<ClaimsPtr> {
        return Claims::of(space_of(choice.graph), filter_claims(*choice.graph, choice.filter));
    });
}

std::shared_ptr<Entities> entities(PyGraph& self, const std::string& text, const std::optional<std::string>& type) {
    if (type && !entity_type_from(*type))
        throw nb::value_error(fmt::format("'{}' is not an entity type", *type).c_str());
    Result<std::shared_ptr<const Graph>> graph = [&]() -> Result<std::shared_ptr<const Graph>> {
        const nb::gil_scoped_release release;
        const std::lock_guard lock(self.lock);
        return self.all != nullptr ? self.all : self.source.part({.claims = false});
    }();
    const auto known = value_of(std::move(graph));
    std::vector<EntityIndex> found = search_entities(*known, text);
    if (type) std::erase_if(found, [&](EntityIndex index) { return to_string((*known)[index].type) != *type; });
    if (text.empty())
        std::ranges::stable_sort(found, {}, [&](EntityIndex i) { return std::pair(~(*known)[i].mentions, i); });
    return Entities::of(space_of(known), found);
}

ClaimsPtr why(PyGraph& self, const nb::args& words) {
    const std::vector<std::string> asked = claim_words(words);
    auto result = [&]() -> Result<ClaimsPtr> {
        const nb::gil_scoped_release release;
        const std::lock_guard lock(self.lock);
        const auto found = find_claims(self, asked);
        if (!found) return tl::unexpected(found.error());
        return Claims::of(space_of(found->graph), found->claims);
    }();
    return value_of(std::move(result));
}

struct PyConflict {
    ConflictKind kind{};
    ClaimsPtr affirmed, denied;
};

std::vector<PyConflict> conflicts_of(PyGraph& self, nb::handle about, const nb::kwargs& given) {
    const auto entity = about.is_none() ? std::nullopt : std::optional(entity_asked(about));
    GraphPart part = part_of(given);
    part.both_polarities = true;
    part.end = entity.value_or("");
    return ask_part(self, part, [&](const Choice& choice) -> Result<std::vector<PyConflict>> {
        std::vector<EntityIndex> asked;
        if (entity) {
            auto named = entities_named(self.source, *choice.graph, *entity);
            if (!named) return tl::unexpected(named.error());
            asked = std::move(*named);
        }
        const Space space = space_of(choice.graph);
        std::vector<PyConflict> all;
        for (const Conflict& conflict : conflicts(*choice.graph, choice.filter)) {
            const Claim& claim = (*choice.graph)[conflict.affirmed.front()];
            const auto is_asked = [&](EntityIndex end) { return std::ranges::find(asked, end) != asked.end(); };
            if (!entity || is_asked(claim.subject) || is_asked(claim.object))
                all.push_back(
                    {conflict.kind, Claims::of(space, conflict.affirmed), Claims::of(space, conflict.denied)});
        }
        return all;
    });
}

struct PyTimelineEntry {
    ClaimView claim;
    std::string value, words;
    std::optional<TimeInterval> time{};

    nb::object day(std::optional<std::int64_t> (TimeInterval::*end)() const) const {
        const auto day = time ? (*time.*end)() : std::nullopt;
        return day ? date_or_none(to_string(Date(std::chrono::sys_days(std::chrono::days(*day))))) : nb::none();
    }
};

std::vector<PyTimelineEntry> timeline_of(PyGraph& self, nb::handle of, bool dated, const nb::kwargs& given) {
    const std::string entity = entity_asked(of);
    GraphPart part = part_of(given);
    part.party = entity;
    return ask_part(self, part, [&](const Choice& choice) -> Result<std::vector<PyTimelineEntry>> {
        const auto asked = entities_named(self.source, *choice.graph, entity);
        if (!asked) return tl::unexpected(asked.error());
        const Space space = space_of(choice.graph);
        std::vector<PyTimelineEntry> all;
        for (const TimelineEntry& entry : timeline(*choice.graph, *asked, choice.filter))
            if (!dated || entry.time) all.push_back({{space, entry.claim.value}, entry.value, entry.words, entry.time});
        return all;
    });
}

nb::list documents(PyGraph& self) {
    auto documents = [&] {
        const nb::gil_scoped_release release;
        const std::lock_guard lock(self.lock);
        return self.source.documents();
    }();
    nb::list all;
    for (const SourceDocument& document : value_of(std::move(documents))) {
        nb::dict fields;
        for_each_value<kSourceFields>(document, [&](const SourceField& field, const auto& value) {
            if constexpr (std::is_same_v<decltype(value), const std::string&>)
                fields[text(field.name)] = text_or_none(value);
            else
                fields[text(field.name)] = value;
        });
        all.append(fields);
    }
    return all;
}

void bind_answers(nb::module_& module) {
    nb::class_<PyConflict>(module, "Conflict", "A relation between two entities that is both affirmed and denied.")
        .def_prop_ro(
            "kind", [](const PyConflict& self) { return text(to_string(self.kind)); }, nb::sig("def kind(self) -> str"),
            "'contradicted', 'disputed', 'changed' or 'qualified': docs/questions.md.")
        .def_ro("affirmed", &PyConflict::affirmed)
        .def_ro("denied", &PyConflict::denied)
        .def("__repr__", [](const PyConflict& self) {
            return fmt::format("<Conflict: {}, {} claims against {}>", to_string(self.kind),
                               self.affirmed->indices.size(), self.denied->indices.size());
        });
    nb::class_<PyTimelineEntry>(module, "TimelineEntry", "A claim at one of its times.")
        .def_ro("claim", &PyTimelineEntry::claim)
        .def_prop_ro(
            "time_value", [](const PyTimelineEntry& self) { return text_or_none(self.value); },
            nb::sig("def time_value(self) -> str | None"), "The time as an ISO 8601 date or interval.")
        .def_prop_ro(
            "time", [](const PyTimelineEntry& self) { return text_or_none(self.words); },
            nb::sig("def time(self) -> str | None"), "The words that say it.")
        .def_prop_ro(
            "time_from", [](const PyTimelineEntry& self) { return self.day(&TimeInterval::first_day); },
            nb::sig("def time_from(self) -> datetime.date | None"), "Its first day; None if it is open or unknown.")
        .def_prop_ro(
            "time_until", [](const PyTimelineEntry& self) { return self.day(&TimeInterval::last_day); },
            nb::sig("def time_until(self) -> datetime.date | None"), "Its last day.")
        .def("__repr__", [](const PyTimelineEntry& self) {
            return text(fmt::format("<{}: {}>", self.value.empty() ? "no date" : self.value,
                                    utf8_of(nb::str(nb::cast(self.claim)))));
        });
}

} // namespace

void bind_questions(nb::module_& module, GraphClass& graph) {
    bind_answers(module);
    bind_paths(module, graph);
    bind_changes(module, graph);
    graph
        .def("claims", &claims, nb::arg("filter"),
             nb::sig("def claims(self, *, subject: str | Entity | None = None, object: str | Entity | None = "
                     "None, " FILTER_SIGNATURE ") -> Claims"),
             "The claims that meet all conditions, in the order of the graph. Names are those of entities, their "
             "aliases and ids in any case, or an Entity; `relation` is one, a family such as REQUEST, 'open', or a "
             "list of these; "
             "`document` a part of a name, title, publisher or address; `since` and `until` are days, months or years. "
             "Raises Error if no entity, relation or document is called so, with what is.")
        .def("entities", &entities, nb::arg("text") = "", nb::kw_only(), nb::arg("type") = nb::none(),
             nb::sig("def entities(self, text: str = '', *, type: str | None = None) -> Entities"),
             "Entities with `text` in a name, alias or id; without it all, the most mentioned first.")
        .def("why", &why, nb::arg("claim"), nb::sig("def why(self, *claim: str | Entity | Claim) -> Claims"),
             "The claims with this id, or a Claim, between two entities, or of an entity, a relation and an entity: "
             "each has its "
             "evidence. Raises Error if there is no such id or name.")
        .def("conflicts", &conflicts_of, nb::arg("entity") = nb::none(), nb::arg("filter"),
             nb::sig("def conflicts(self, entity: str | Entity | None = None, *, " FILTER_SIGNATURE
                     ") -> list[Conflict]"),
             "What is both affirmed and denied, the strongest kind first; `entity`: only what is about it.")
        .def("timeline", &timeline_of, nb::arg("entity"), nb::arg("dated") = false, nb::arg("filter"),
             nb::sig("def timeline(self, entity: str | Entity, dated: bool = False, *, " FILTER_SIGNATURE
                     ") -> list[TimelineEntry]"),
             "The claims that an entity has to do with by their times; those without a date last, or left out if "
             "`dated`.")
        .def_prop_ro("documents", &documents, nb::sig("def documents(self) -> list[dict[str, typing.Any]]"),
                     "The documents that were read, sorted by name: name, title, date, publisher, url ...");
}

} // namespace claimgraph::python
