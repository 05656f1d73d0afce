#pragma once

#include "graph/cypher/functions/runtime.hpp"
#include "graph/cypher/parse/ast.hpp"
#include "graph/cypher/run/pipeline.hpp"
#include "graph/cypher/values/error.hpp"
#include "graph/cypher/values/property_graph.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cypher {

/// A query in openCypher, read and checked. It can only read: docs/query.md says what of the language there is.
///
///     auto query = Query::compile("MATCH (a)-[:urges]->(b) RETURN a.name, b.name", graph);
///     query->run({}, {}, [&](const std::vector<Value>& row) { ...; return true; });
///
/// The graph must outlive the query.
class Query {
  public:
    static QueryResult<Query> compile(std::string text, const PropertyGraph& graph);

    const std::vector<std::string>& columns() const { return columns_; }
    /// Whether it begins with EXPLAIN: then plan() is what is asked for, though it can be run.
    bool wants_plan() const { return statement_.explain; }
    /// How it is carried out, for people.
    std::string plan() const { return explain(statement_); }

    /// Gives each row to `sink`, until that returns false. Rows come in the same order each time. The same query may be
    /// run by several threads.
    QueryResult<void> run(const Parameters& parameters, const Limits& limits, const RowSink& sink) const;

  private:
    std::unique_ptr<const std::string> text_; ///< the tree points into it
    Statement statement_;
    std::vector<std::string> columns_;
    const PropertyGraph* graph_ = nullptr;
};

} // namespace claimgraph::cypher
