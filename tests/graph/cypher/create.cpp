#include "tests/graph/cypher/create.hpp"

#include "graph/cypher/analyse/analyser.hpp"
#include "graph/cypher/parse/parser.hpp"
#include "graph/cypher/run/pipeline.hpp"

namespace claimgraph::cypher {
namespace {

using Bindings = std::map<std::string, Value>;

ExprPtr named(ExprKind kind, std::string name) {
    auto expr = std::make_unique<Expr>();
    expr->kind = kind;
    expr->name = std::move(name);
    return expr;
}

/// UNWIND $rows AS row WITH row.a AS a, row.b AS b: where the clauses before left off.
void resume(const Bindings& variables, std::vector<Clause>& clauses) {
    if (variables.empty()) return;
    Clause unwind;
    unwind.kind = ClauseKind::kUnwind;
    unwind.list = named(ExprKind::kParameter, "rows");
    unwind.variable.name = "the row";
    Clause with;
    with.kind = ClauseKind::kWith;
    for (const auto& [name, value] : variables) {
        ProjectionItem item;
        item.expression = named(ExprKind::kProperty, name);
        item.expression->args.push_back(named(ExprKind::kVariable, "the row"));
        item.alias = name;
        item.named = true;
        with.projection.items.push_back(std::move(item));
    }
    clauses.push_back(std::move(unwind));
    clauses.push_back(std::move(with));
}

class Creation {
  public:
    explicit Creation(MemoryGraph& graph) : graph_(graph) {}

    QueryResult<void> run(Statement statement) {
        std::vector<Clause> pending;
        for (Clause& clause : statement.parts.front().clauses) {
            if (clause.kind != ClauseKind::kCreate) {
                pending.push_back(std::move(clause));
                continue;
            }
            for (PatternPart& part : clause.pattern.parts) { // a part may read what one before it made
                if (auto read = read_rows(std::move(pending), part); !read) return read;
                pending.clear();
                for (std::size_t i = 0; i < rows_.size(); ++i) add(part, rows_[i], properties_[i]);
            }
        }
        return {};
    }

  private:
    /// Runs the clauses on the rows so far, and gives the properties that each row has for the pattern.
    QueryResult<void> read_rows(std::vector<Clause> clauses, PatternPart& part) {
        Statement statement;
        SingleQuery query;
        resume(rows_.front(), query.clauses);
        std::ranges::move(clauses, std::back_inserter(query.clauses));
        Clause last;
        last.kind = ClauseKind::kReturn;
        last.projection.star = !query.clauses.empty();
        std::size_t columns = 0;
        const auto add_column = [&](ExprPtr& properties) {
            ProjectionItem item;
            item.expression = properties ? std::move(properties) : named(ExprKind::kMap, "");
            item.alias = "properties " + std::to_string(columns++);
            last.projection.items.push_back(std::move(item));
        };
        for (NodePattern& node : part.nodes) add_column(node.properties);
        for (RelationshipPattern& edge : part.relationships) add_column(edge.properties);
        query.clauses.push_back(std::move(last));
        statement.parts.push_back(std::move(query));
        if (auto error = Analyser(graph_).analyse(statement)) return tl::unexpected(std::move(*error));
        List rows;
        for (const Bindings& row : rows_) rows.emplace_back(Map(row.begin(), row.end()));
        const Parameters parameters{{"rows", Value(std::move(rows))}};
        const Limits limits;
        Runtime runtime(graph_, parameters, limits, static_cast<std::size_t>(statement.slots));
        const auto& items = statement.parts.front().clauses.back().projection.items;
        rows_.clear();
        properties_.clear();
        execute(statement, runtime, [&](const std::vector<Value>& values) {
            Bindings row;
            for (std::size_t i = 0; i + columns < values.size(); ++i) row[items[i].alias] = values[i];
            rows_.push_back(std::move(row));
            properties_.emplace_back(values.end() - static_cast<std::ptrdiff_t>(columns), values.end());
            return true;
        });
        if (runtime.failed()) return tl::unexpected(std::move(*runtime.error));
        return {};
    }

    void add(const PatternPart& part, Bindings& row, const List& properties) {
        std::size_t next = 0;
        std::vector<NodeId> nodes;
        for (const NodePattern& node : part.nodes) {
            const Map& map = properties[next++].map();
            const auto known = row.find(node.variable.name);
            if (!node.variable.name.empty() && known != row.end()) {
                nodes.push_back(known->second.node());
                continue;
            }
            nodes.push_back(graph_.add_node(node.labels, map));
            if (!node.variable.name.empty()) row[node.variable.name] = Value(nodes.back());
        }
        for (std::size_t i = 0; i < part.relationships.size(); ++i) {
            const RelationshipPattern& edge = part.relationships[i];
            const bool left = edge.direction == Direction::kIn;
            const RelationshipId id = graph_.add_relationship(nodes[left ? i + 1 : i], nodes[left ? i : i + 1],
                                                              edge.types.at(0), properties[next++].map());
            if (!edge.variable.name.empty()) row[edge.variable.name] = Value(id);
        }
    }

    MemoryGraph& graph_;
    std::vector<Bindings> rows_{1};
    std::vector<List> properties_; ///< of each row: of the nodes, then the relationships of a part
};

} // namespace

QueryResult<void> create(std::string text, MemoryGraph& graph) {
    auto statement = parse(text);
    if (!statement) return tl::unexpected(std::move(statement.error()));
    return Creation(graph).run(std::move(*statement));
}

} // namespace claimgraph::cypher
