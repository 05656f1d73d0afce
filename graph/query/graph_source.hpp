#pragma once

#include "graph/base/stop_token.hpp"
#include "graph/graph.hpp"
#include "graph/query/documents.hpp"
#include "graph/query/filter/filter.hpp"
#include "graph/query/stats.hpp"
#include "graph/store/store.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The data of a query: a graph in memory, or a store from which each query loads the part that it needs. Queries are
/// functions of a Graph; a GraphPart guarantees the same result as the whole graph. Owns the graph or the store. One
/// thread at a time. Errors are those of the store.
class GraphSource {
  public:
    explicit GraphSource(Graph graph) : graph_(std::make_shared<const Graph>(std::move(graph))) {}
    explicit GraphSource(Store store) : store_(std::move(store)) {}

    /// A graph with at least this part; the whole graph if it is in memory. Shared with the caller.
    Result<std::shared_ptr<const Graph>> part(const GraphPart& part) const;
    Result<std::shared_ptr<const Graph>> whole() const { return part({}); }

    /// The relations that relations_named() selects from.
    Result<RelationLabels> relations() const;

    /// All documents, sorted by name, and how many claims of the whole graph were read in each.
    Result<std::vector<SourceDocument>> documents() const;
    Result<ClaimCounts> count_claims_by_document() const;
    /// documents_named() of all documents. If one has just this name, the others are not read.
    Result<std::vector<std::string>> documents_named(std::string_view text) const;

    /// The name of the named entity that is mentioned most of those with these words in a name, alias or id, as
    /// is_part_of_key() says; nothing if there is none. Of a store only names are read, and those of each key once for
    /// a question.
    Result<std::optional<std::string>> name_with(const std::string& key) const;

    /// Names similar to `name`: Graph::similar_names() of the whole graph.
    Result<std::vector<std::string>> similar_names(std::string_view name, std::size_t count) const;

    /// The number of claims of the whole graph with an entity of a part as subject or object; a claim with both counts
    /// twice.
    std::size_t count_claims(const Graph& part, EntityIndex entity) const;

    Result<GraphStats> stats() const;

    /// The first error of the store: some functions give a part of their answer, or none, where they have no error to
    /// give. To be asked once a question is answered.
    Result<void> status() const { return store_ ? store_->database().status() : Result<void>(); }
    /// From now on questions stop when the token says so: reading from a store, which fails then, and the functions
    /// that take the token.
    void stop_when(StopToken stop) const;
    const StopToken& stop() const { return stop_; }

    /// Null if the graph is in memory.
    const Store* store() const { return store_ ? &*store_ : nullptr; }

  private:
    std::shared_ptr<const Graph> graph_; ///< one of the two
    std::optional<Store> store_;
    // of the question that is asked, as the errors of the store are
    mutable StopToken stop_;
    mutable std::map<std::string, std::optional<std::string>, std::less<>> names_with_; ///< what name_with() found
};

} // namespace claimgraph
