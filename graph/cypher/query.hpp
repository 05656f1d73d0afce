#pragma once

#include "graph/cypher/functions/procedures.hpp"
#include "graph/cypher/functions/runtime.hpp"
#include "graph/cypher/parse/ast.hpp"
#include "graph/cypher/run/pipeline.hpp"
#include "graph/cypher/values/error.hpp"
#include "graph/cypher/values/property_graph.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cypher {

/// A parsed and checked openCypher query. Queries are read-only: docs/query.md describes the supported language.
///
///     auto query = Query::compile("MATCH (a)-[:urges]->(b) RETURN a.name, b.name", graph);
///     query->run({}, {}, [&](const std::vector<Value>& row) { ...; return true; });
///
/// The graph must outlive the query.
class Query {
  public:
    /// `procedures`: those that CALL finds; they must outlive the query.
    static QueryResult<Query> compile(std::string text, const PropertyGraph& graph,
                                      std::span<const Procedure> procedures = graph_procedures());

    const std::vector<std::string>& columns() const { return columns_; }
    /// What its author should know of names in it, such as that nothing has a label. It runs all the same.
    const std::vector<Notification>& notifications() const { return notifications_; }
    /// Whether it begins with EXPLAIN: then show plan() instead of running it.
    bool wants_plan() const { return statement_.explain; }
    /// The execution plan as text.
    std::string plan() const { return explain(statement_); }

    /// Calls `sink` with each row until it returns false. The order of rows is the same in each run. Several threads
    /// may run the same query. Fails with a QueryError.
    QueryResult<void> run(const Parameters& parameters, const Limits& limits, const RowSink& sink) const;

  private:
    std::unique_ptr<const std::string> text_; ///< the tree points into it
    Statement statement_;
    std::vector<std::string> columns_;
    std::vector<Notification> notifications_;
    const PropertyGraph* graph_ = nullptr;
};

} // namespace claimgraph::cypher
