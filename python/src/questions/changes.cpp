#include "graph/query/changes.hpp"

#include "python/src/questions/choice.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>
#include <optional>

namespace claimgraph::python {
namespace {

/// A HeldValue.
struct PyHeld {
    EntityView value;
    std::string first, last;
    ClaimsPtr claims;
};

/// A Change.
struct PyChange {
    EntityView entity;
    std::string relation, label;
    PyHeld before, after;
};

std::vector<PyChange> changes_of(PyGraph& self, nb::handle about, const nb::kwargs& given) {
    const auto entity = about.is_none() ? std::nullopt : std::optional(entity_asked(about));
    const std::string folder = utf8_of(nb::module_::import_("claimgraph.paths").attr("models_folder")());
    const RelationTraits relations = value_of(RelationTraits::load(folder));
    const GraphPart part = part_of(given);
    const auto ask = [&](const Choice& choice) -> Result<std::vector<PyChange>> {
        std::vector<EntityIndex> asked;
        if (entity) {
            auto named = entities_named(self.source, *choice.graph, *entity);
            if (!named) return tl::unexpected(named.error());
            asked = std::move(*named);
        }
        const auto is_asked = [&](EntityIndex one) { return std::ranges::find(asked, one) != asked.end(); };
        const Space space = space_of(choice.graph);
        const auto view = [&](EntityIndex one) { return EntityView{space, one.value}; };
        const auto held = [&](const HeldValue& one) {
            return PyHeld{view(one.value), one.first, one.last, Claims::of(space, one.claims)};
        };
        std::vector<PyChange> all;
        for (const Change& change : changes(*choice.graph, relations, choice.filter))
            if (!entity || is_asked(change.entity) || is_asked(change.before.value) || is_asked(change.after.value))
                all.push_back(
                    {view(change.entity), change.relation, change.label, held(change.before), held(change.after)});
        return all;
    };
    return ask_part(self, part, ask, true); // what is part of what may be said of any entity
}

} // namespace

void bind_changes(nb::module_& module, GraphClass& graph) {
    nb::class_<PyHeld>(module, "Held", "What an entity was in a relation to, and when.")
        .def_ro("value", &PyHeld::value)
        .def_prop_ro(
            "first", [](const PyHeld& self) { return date_or_none(self.first); },
            nb::sig("def first(self) -> datetime.date | None"), "The first day that it is known to have held.")
        .def_prop_ro(
            "last", [](const PyHeld& self) { return date_or_none(self.last); },
            nb::sig("def last(self) -> datetime.date | None"), "The last one.")
        .def_ro("claims", &PyHeld::claims)
        .def("__repr__", [](const PyHeld& self) {
            return text(fmt::format("<Held: {}, {} to {}>", self.value->name, self.first, self.last));
        });
    nb::class_<PyChange>(module, "Change", "One value of a relation, and later another one.")
        .def_ro("entity", &PyChange::entity, "What has one value at a time: a company, a country.")
        .def_prop_ro(
            "relation", [](const PyChange& self) { return text(self.relation); }, nb::sig("def relation(self) -> str"))
        .def_prop_ro(
            "label", [](const PyChange& self) { return text(self.label); }, nb::sig("def label(self) -> str"))
        .def_ro("before", &PyChange::before)
        .def_ro("after", &PyChange::after)
        .def("__repr__", [](const PyChange& self) {
            return text(fmt::format("<Change: {}, {}: {}, then {}>", self.entity->name, self.label,
                                    self.before.value->name, self.after.value->name));
        });
    graph.def("changes", &changes_of, nb::arg("entity") = nb::none(), nb::arg("filter"),
              nb::sig("def changes(self, entity: str | Entity | None = None, *, " FILTER_SIGNATURE ") -> list[Change]"),
              "What has one value at a time and had two, one after the other, with dates: who leads, where a company "
              "is based; `entity`: only what is about it. As `claimgraph conflicts --over-time`.");
}

} // namespace claimgraph::python
