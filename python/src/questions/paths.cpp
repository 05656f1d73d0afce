#include "graph/query/links/neighbors.hpp"
#include "graph/query/links/path.hpp"
#include "python/src/questions/choice.hpp"
#include "python/src/questions/limited_question.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace claimgraph::python {
namespace {

struct PyNeighbor {
    EntityView entity;
    std::size_t depth = 0;
    ClaimsPtr claims;
};

std::vector<PyNeighbor> neighbors_of(PyGraph& self, nb::handle of, std::size_t depth, const std::string& direction,
                                     double timeout, const nb::kwargs& given) {
    const auto way = direction == "out"    ? std::optional(Direction::kOut)
                     : direction == "in"   ? std::optional(Direction::kIn)
                     : direction == "both" ? std::optional(Direction::kBoth)
                                           : std::nullopt;
    if (!way) throw nb::value_error(fmt::format("direction='{}'; expected out, in or both", direction).c_str());
    const std::string entity = entity_asked(of);
    GraphPart part = part_of(given);
    part.around = {entity};
    part.depth = depth;
    LimitedQuestion question(self, timeout);
    return question.run([&]() -> Result<std::vector<PyNeighbor>> {
        const auto choice = choose(self, part);
        if (!choice) return tl::unexpected(choice.error());
        const Graph& graph = *choice->graph;
        const auto start = entities_named(self.source, graph, entity);
        if (!start) return tl::unexpected(start.error());
        const auto found = neighbors(graph, *start, depth, *way, choice->filter, question.token());
        if (const auto status = question.token().status(); !status) return tl::unexpected(status.error());
        std::vector<PyNeighbor> all;
        const Space space = space_of(choice->graph);
        for (const Neighbor& neighbor : found)
            all.push_back({{space, neighbor.entity.value},
                           neighbor.depth,
                           Claims::of(space, std::vector(neighbor.claims.begin(), neighbor.claims.end()))});
        return all;
    });
}

/// As `claimgraph path`: in a store most are found near the two ends.
Result<std::vector<ClaimsPtr>> find_paths(PyGraph& self, const std::string& from, const std::string& to, GraphPart part,
                                          PathOptions options, const StopToken& stop) {
    constexpr std::size_t kDeepest = 2;
    part.around = {from, to};
    for (part.depth = 1;; ++part.depth) {
        const bool in_whole = self.file.empty() || part.depth > kDeepest;
        const auto choice = choose(self, part, in_whole);
        if (!choice) return tl::unexpected(choice.error());
        const Graph& graph = *choice->graph;
        const auto start = entities_named(self.source, graph, from);
        if (!start) return tl::unexpected(start.error());
        const auto end = entities_named(self.source, graph, to);
        if (!end) return tl::unexpected(end.error());
        options.over = choice->filter;
        const auto chains = shortest_paths(graph, *start, *end, options, stop);
        if (const auto status = stop.status(); !status) return tl::unexpected(status.error());
        const bool are_all = chains.size() == options.count && chains.back().size() <= 2 * part.depth;
        if (!in_whole && !are_all && std::ranges::find_first_of(*start, *end) == start->end()) continue;
        std::vector<ClaimsPtr> all;
        for (const auto& chain : chains) {
            std::vector<ClaimIndex> claims;
            for (const Step& step : chain) claims.push_back(step.claim);
            all.push_back(Claims::of(space_of(choice->graph), claims));
        }
        return all;
    }
}

std::vector<ClaimsPtr> paths(PyGraph& self, nb::handle a, nb::handle b, std::size_t count, bool directed,
                             std::size_t steps, bool through_concepts, double timeout, const nb::kwargs& given) {
    const std::string from = entity_asked(a), to = entity_asked(b);
    const GraphPart part = part_of(given);
    const PathOptions options{
        .count = count, .directed = directed, .most_steps = steps, .through_concepts = through_concepts};
    LimitedQuestion question(self, timeout);
    return question.run([&] { return find_paths(self, from, to, part, options, question.token()); });
}

} // namespace

void bind_paths(nb::module_& module, GraphClass& graph) {
    nb::class_<PyNeighbor>(module, "Neighbor", "An entity near another one, and the claims that lead to it.")
        .def_ro("entity", &PyNeighbor::entity)
        .def_ro("depth", &PyNeighbor::depth, "How many claims away, from 1.")
        .def_ro("claims", &PyNeighbor::claims, "Those that lead to it from one step nearer.")
        .def("__repr__", [](const PyNeighbor& self) {
            return text(fmt::format("<Neighbor: {}, {} away, {} claims>", self.entity->name, self.depth,
                                    self.claims->indices.size()));
        });
    graph
        .def("neighbors", &neighbors_of, nb::arg("entity"), nb::arg("depth") = 1, nb::arg("direction") = "both",
             nb::kw_only(), nb::arg("timeout") = 60.0, nb::arg("filter"),
             nb::sig("def neighbors(self, entity: str | Entity, depth: int = 1, direction: str = 'both', *, timeout: "
                     "float = "
                     "60, " FILTER_SIGNATURE ") -> list[Neighbor]"),
             "The entities within `depth` claims, nearest first; `direction` is 'out' (what it does), 'in' or 'both'. "
             "`timeout` in seconds; Ctrl-C stops it too.")
        .def("path", &paths, nb::arg("a"), nb::arg("b"), nb::arg("count") = 1, nb::arg("directed") = false,
             nb::arg("steps") = 6, nb::arg("through_concepts") = false, nb::kw_only(), nb::arg("timeout") = 60.0,
             nb::arg("filter"),
             nb::sig("def path(self, a: str | Entity, b: str | Entity, count: int = 1, directed: bool = False, steps: "
                     "int = 6, "
                     "through_concepts: bool = False, *, timeout: float = 60, " FILTER_SIGNATURE ") -> list[Claims]"),
             "The shortest chains of claims between two entities, at most `count` of at most `steps` claims; none if "
             "there is none. `through_concepts`: also through what has no name or is a topic. `timeout` in seconds; "
             "Ctrl-C stops it too.");
}

} // namespace claimgraph::python
