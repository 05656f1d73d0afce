#pragma once

#include "graph/graph.hpp"
#include "graph/query/filter.hpp"
#include "graph/query/stats.hpp"
#include "graph/store/store.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace claimgraph {

/// What questions are put to: a graph in memory, or a store, of which each question reads the part that it looks at.
/// Every question is a function of a Graph; that it has the same answer in its part as in the whole is what a GraphPart
/// promises. Of one thread. Errors are those of the store.
class GraphSource {
  public:
    explicit GraphSource(Graph graph) : graph_(std::make_shared<const Graph>(std::move(graph))) {}
    explicit GraphSource(Store store) : store_(std::move(store)) {}

    /// A graph with at least this part; the whole one if it is in memory. Good as long as it is held.
    Result<std::shared_ptr<const Graph>> part(const GraphPart& part) const;
    Result<std::shared_ptr<const Graph>> whole() const { return part({}); }

    /// What relations_named() chooses among.
    Result<RelationLabels> relations() const;

    /// Names that look like `name`: Graph::similar_names() of the whole.
    Result<std::vector<std::string>> similar_names(std::string_view name, std::size_t count) const;

    /// How many claims of the whole have an entity of a part as subject or as object; both count.
    std::size_t count_claims(const Graph& part, EntityIndex entity) const;

    Result<GraphStats> stats() const;

    /// Null if the graph is in memory.
    const Store* store() const { return store_ ? &*store_ : nullptr; }

  private:
    std::shared_ptr<const Graph> graph_; ///< one of the two
    std::optional<Store> store_;
};

} // namespace claimgraph
