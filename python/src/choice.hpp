#pragma once

#include "graph/query/graph_source.hpp"
#include "python/src/graph.hpp"

#include <memory>
#include <string>
#include <vector>

/// The arguments that all questions share, for signatures; part_of() reads them.
#define FILTER_SIGNATURE                                                                                               \
    "relation: str | collections.abc.Sequence[str] | None = None, speaker: str | None = None, "                        \
    "polarity: str | None = None, modality: str | None = None, "                                                       \
    "document: str | collections.abc.Sequence[str] | None = None, since: str | datetime.date | None = None, "          \
    "until: str | datetime.date | None = None, min_confidence: float = 0"

namespace claimgraph::python {

/// The part of a graph that these arguments ask for, relations and documents still as they were given. Raises TypeError
/// for unknown names and ValueError for values that cannot be.
GraphPart part_of(const nb::kwargs& given);
/// The input of a question: `filter` is resolved in the graph, which is the part that was asked for, or more.
struct Choice {
    std::shared_ptr<const Graph> graph;
    ClaimFilter filter;
};

/// Loads the part, or the whole graph, and resolves names. Fails with kNotFound and what there is. Needs the graph's
/// lock, not the GIL.
Result<Choice> choose(PyGraph& graph, GraphPart part, bool in_whole = false);

/// The entities of that name. Fails with kNotFound and similar names. `graph` is the whole of the source or a part that
/// contains the name.
Result<std::vector<EntityIndex>> entities_named(const GraphSource& source, const Graph& graph, const std::string& name);

} // namespace claimgraph::python
