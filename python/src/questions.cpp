#include "graph/model/source_fields.hpp"
#include "graph/query/conflicts.hpp"
#include "graph/query/find_claim.hpp"
#include "graph/query/neighbors.hpp"
#include "graph/query/path.hpp"
#include "graph/query/search.hpp"
#include "graph/query/timeline.hpp"
#include "python/src/choice.hpp"
#include "python/src/errors.hpp"
#include "python/src/graph.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace claimgraph::python {
namespace {

using ClaimsPtr = std::shared_ptr<Claims>;

/// Runs ask(choice) on the part of the graph that is asked for, without the GIL.
template <class Ask>
auto ask_part(PyGraph& self, const GraphPart& part, const Ask& ask, bool in_whole = false) {
    auto result = [&]() -> decltype(ask(std::declval<const Choice&>())) {
        const nb::gil_scoped_release release;
        const std::lock_guard lock(self.lock);
        const auto choice = choose(self, part, in_whole);
        if (!choice) return tl::unexpected(choice.error());
        return ask(*choice);
    }();
    return value_of(std::move(result));
}

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

struct PyNeighbor {
    EntityView entity;
    std::size_t depth = 0;
    ClaimsPtr claims;
};

std::vector<PyNeighbor> neighbors_of(PyGraph& self, const std::string& entity, std::size_t depth,
                                     const std::string& direction, const nb::kwargs& given) {
    const auto way = direction == "out"    ? std::optional(Direction::kOut)
                     : direction == "in"   ? std::optional(Direction::kIn)
                     : direction == "both" ? std::optional(Direction::kBoth)
                                           : std::nullopt;
    if (!way) throw nb::value_error(fmt::format("direction='{}'; expected out, in or both", direction).c_str());
    GraphPart part = part_of(given);
    part.around = {entity};
    part.depth = depth;
    return ask_part(self, part, [&](const Choice& choice) -> Result<std::vector<PyNeighbor>> {
        const auto start = entities_named(self.source, *choice.graph, entity);
        if (!start) return tl::unexpected(start.error());
        std::vector<PyNeighbor> all;
        const Space space = space_of(choice.graph);
        for (const Neighbor& neighbor : neighbors(*choice.graph, *start, depth, *way, choice.filter))
            all.push_back({{space, neighbor.entity.value},
                           neighbor.depth,
                           Claims::of(space, std::vector(neighbor.claims.begin(), neighbor.claims.end()))});
        return all;
    });
}

/// As `claimgraph path`: in a store most are found near the two ends.
std::vector<ClaimsPtr> paths(PyGraph& self, const std::string& from, const std::string& to, std::size_t count,
                             bool directed, std::size_t steps, bool through_concepts, const nb::kwargs& given) {
    constexpr std::size_t kDeepest = 2;
    GraphPart part = part_of(given);
    part.around = {from, to};
    for (part.depth = 1;; ++part.depth) {
        const bool in_whole = self.file.empty() || part.depth > kDeepest;
        bool is_enough = false;
        const auto ask = [&](const Choice& choice) -> Result<std::vector<ClaimsPtr>> {
            const auto start = entities_named(self.source, *choice.graph, from);
            if (!start) return tl::unexpected(start.error());
            const auto end = entities_named(self.source, *choice.graph, to);
            if (!end) return tl::unexpected(end.error());
            const auto chains = shortest_paths(*choice.graph, *start, *end,
                                               {.count = count,
                                                .directed = directed,
                                                .most_steps = steps,
                                                .through_concepts = through_concepts,
                                                .over = choice.filter});
            is_enough = in_whole || (chains.size() == count && chains.back().size() <= 2 * part.depth) ||
                        std::ranges::find_first_of(*start, *end) != start->end();
            std::vector<ClaimsPtr> all;
            for (const auto& chain : chains) {
                std::vector<ClaimIndex> claims;
                for (const Step& step : chain) claims.push_back(step.claim);
                all.push_back(Claims::of(space_of(choice.graph), claims));
            }
            return all;
        };
        auto found = ask_part(self, part, ask, in_whole);
        if (is_enough) return found;
    }
}

ClaimsPtr why(PyGraph& self, const nb::args& words) {
    std::vector<std::string> asked;
    for (const nb::handle word : words) asked.push_back(utf8_of(word));
    if (asked.empty() || asked.size() > 3)
        throw nb::type_error("why() takes the id of a claim, two entities, or an entity, a relation and an entity");
    if (asked.size() > 1) {
        GraphPart part{.subject = asked.front(), .object = asked.back()};
        if (asked.size() == 3) part.filter.relations = {asked[1]};
        return ask_part(self, part, [&](const Choice& choice) -> Result<ClaimsPtr> {
            return Claims::of(space_of(choice.graph), filter_claims(*choice.graph, choice.filter));
        });
    }
    auto result = [&]() -> Result<ClaimsPtr> {
        const nb::gil_scoped_release release;
        const std::lock_guard lock(self.lock);
        const ClaimIdParts id = claim_id_parts(asked[0]);
        const auto graph =
            self.source.part({.subject = id.subject, .object = id.object, .filter = {.relations = {id.relation}}});
        if (!graph) return tl::unexpected(graph.error());
        const ClaimIndex claim = find_claim(**graph, asked[0]);
        if (!claim) return fail(ErrorCode::kNotFound, fmt::format("no claim has the id '{}'", asked[0]));
        return Claims::of(space_of(*graph), std::vector{claim});
    }();
    return value_of(std::move(result));
}

struct PyConflict {
    ConflictKind kind{};
    ClaimsPtr affirmed, denied;
};

std::vector<PyConflict> conflicts_of(PyGraph& self, const std::optional<std::string>& entity, const nb::kwargs& given) {
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

std::vector<PyTimelineEntry> timeline_of(PyGraph& self, const std::string& entity, bool dated,
                                         const nb::kwargs& given) {
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
    nb::class_<PyNeighbor>(module, "Neighbor", "An entity near another one, and the claims that lead to it.")
        .def_ro("entity", &PyNeighbor::entity)
        .def_ro("depth", &PyNeighbor::depth, "How many claims away, from 1.")
        .def_ro("claims", &PyNeighbor::claims, "Those that lead to it from one step nearer.")
        .def("__repr__", [](const PyNeighbor& self) {
            return text(fmt::format("<Neighbor: {}, {} away, {} claims>", self.entity->name, self.depth,
                                    self.claims->indices.size()));
        });
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
    graph
        .def("claims", &claims, nb::arg("filter"),
             nb::sig("def claims(self, *, subject: str | None = None, object: str | None = None, " FILTER_SIGNATURE
                     ") -> Claims"),
             "The claims that meet all conditions, in the order of the graph. Names are those of entities, their "
             "aliases and ids in any case; `relation` is one, a family such as REQUEST, 'open', or a list of these; "
             "`document` a part of a name, title, publisher or address; `since` and `until` are days, months or years. "
             "Raises Error if no entity, relation or document is called so, with what is.")
        .def("entities", &entities, nb::arg("text") = "", nb::kw_only(), nb::arg("type") = nb::none(),
             nb::sig("def entities(self, text: str = '', *, type: str | None = None) -> Entities"),
             "Entities with `text` in a name, alias or id; without it all, the most mentioned first.")
        .def("neighbors", &neighbors_of, nb::arg("entity"), nb::arg("depth") = 1, nb::arg("direction") = "both",
             nb::arg("filter"),
             nb::sig("def neighbors(self, entity: str, depth: int = 1, direction: str = 'both', *, " FILTER_SIGNATURE
                     ") -> list[Neighbor]"),
             "The entities within `depth` claims, nearest first; `direction` is 'out' (what it does), 'in' or 'both'.")
        .def("path", &paths, nb::arg("a"), nb::arg("b"), nb::arg("count") = 1, nb::arg("directed") = false,
             nb::arg("steps") = 6, nb::arg("through_concepts") = false, nb::arg("filter"),
             nb::sig("def path(self, a: str, b: str, count: int = 1, directed: bool = False, steps: int = 6, "
                     "through_concepts: bool = False, *, " FILTER_SIGNATURE ") -> list[Claims]"),
             "The shortest chains of claims between two entities, at most `count` of at most `steps` claims; none if "
             "there is none. `through_concepts`: also through what has no name or is a topic.")
        .def("why", &why, nb::arg("claim"), nb::sig("def why(self, *claim: str) -> Claims"),
             "The claims with this id, between two entities, or of an entity, a relation and an entity: each has its "
             "evidence. Raises Error if there is no such id or name.")
        .def("conflicts", &conflicts_of, nb::arg("entity") = nb::none(), nb::arg("filter"),
             nb::sig("def conflicts(self, entity: str | None = None, *, " FILTER_SIGNATURE ") -> list[Conflict]"),
             "What is both affirmed and denied, the strongest kind first; `entity`: only what is about it.")
        .def("timeline", &timeline_of, nb::arg("entity"), nb::arg("dated") = false, nb::arg("filter"),
             nb::sig("def timeline(self, entity: str, dated: bool = False, *, " FILTER_SIGNATURE
                     ") -> list[TimelineEntry]"),
             "The claims that an entity has to do with by their times; those without a date last, or left out if "
             "`dated`.")
        .def_prop_ro("documents", &documents, nb::sig("def documents(self) -> list[dict[str, typing.Any]]"),
                     "The documents that were read, sorted by name: name, title, date, publisher, url ...");
}

} // namespace claimgraph::python
