#include "graph/cypher/query.hpp"

#include "graph/cypher/analyse/analyser.hpp"
#include "graph/cypher/parse/parser.hpp"

#include <fmt/format.h>

namespace claimgraph::cypher {

QueryResult<Query> Query::compile(std::string text, const PropertyGraph& graph, std::span<const Procedure> procedures) {
    Query query;
    query.text_ = std::make_unique<const std::string>(std::move(text));
    query.graph_ = &graph;
    auto statement = parse(*query.text_);
    if (!statement) return tl::unexpected(std::move(statement.error()));
    query.statement_ = std::move(*statement);
    Analyser analyser(graph, procedures);
    if (auto error = analyser.analyse(query.statement_)) return tl::unexpected(std::move(*error));
    query.notifications_ = analyser.notifications();
    for (const ProjectionItem& item : query.statement_.parts.front().clauses.back().projection.items)
        query.columns_.push_back(item.alias);
    return query;
}

QueryResult<void> Query::run(const Parameters& parameters, const Limits& limits, const RowSink& sink) const {
    for (const Expr* parameter : statement_.required)
        if (!parameters.contains(parameter->name))
            return tl::unexpected(QueryError{Phase::kCompile, "ParameterMissing", "MissingParameter",
                                             fmt::format("there is no parameter ${}", parameter->name), parameter->at});
    Runtime run(*graph_, parameters, limits, static_cast<std::size_t>(statement_.slots));
    if (!execute(statement_, run, sink)) return tl::unexpected(std::move(*run.error));
    return {};
}

} // namespace claimgraph::cypher
