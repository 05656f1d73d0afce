#pragma once

#include "graph/cypher/graphs/claim_property_graph.hpp"
#include "graph/model/relation_families.hpp"
#include "graph/query/graph_source.hpp"
#include "python/src/claims.hpp"

#include <memory>
#include <mutex>
#include <string>

namespace claimgraph::python {

/// A graph in memory or a store, as Python has it. The lock is held by who asks it: stores are for one thread at a
/// time, and Python's threads do not know of each other.
struct PyGraph {
    PyGraph(GraphSource asked, std::string store_file, RelationFamilies known)
        : source(std::move(asked)), file(std::move(store_file)), families(std::move(known)) {}
    /// With the families of the package's models; `store_file` is empty for a graph in memory. Needs the GIL.
    static std::shared_ptr<PyGraph> make(GraphSource source, std::string store_file = "");

    GraphSource source;
    std::string file; ///< of a store
    RelationFamilies families;
    std::mutex lock{};
    std::shared_ptr<const Graph> all{};                        ///< the whole, once it was asked for
    std::unique_ptr<const cypher::ClaimPropertyGraph> nodes{}; ///< of it, for queries of a graph in memory

    /// The whole graph; of a store it is loaded at the first call. Needs the lock.
    Result<std::shared_ptr<const Graph>> whole();
};

using GraphClass = nb::class_<PyGraph>;
/// Graph, open() and what reads and writes graphs.
void bind_graph(nb::module_& module);
/// What build() makes graphs with.
void bind_makers(nb::module_& module);
/// What one asks a graph: claims, path, conflicts, ...
void bind_questions(nb::module_& module, GraphClass& graph);
/// Of these: paths and neighbors; changes.
void bind_paths(nb::module_& module, GraphClass& graph);
void bind_changes(nb::module_& module, GraphClass& graph);
/// reject(), confirm() and judgments of stores.
void bind_judgments(GraphClass& graph);
/// Facts of stores.
void bind_stored_facts(GraphClass& graph);
/// openCypher.
void bind_query(GraphClass& graph);
/// The steps of building a graph on several machines.
void bind_parts(nb::module_& module);
/// Nodes and edges for networkx and igraph.
void bind_edges(GraphClass& graph);

} // namespace claimgraph::python
