#include "graph/cypher/run/pipeline.hpp"

#include "graph/cypher/analyse/match_plan.hpp"
#include "graph/cypher/run/row_table.hpp"

#include <fmt/format.h>

namespace claimgraph::cypher {
namespace {

class Sink : public Operator {
  public:
    Sink(const std::vector<ProjectionItem>& items, const RowSink& sink, RowTable* seen)
        : items_(items), sink_(sink), seen_(seen), values_(items.size()) {}
    bool push(Runtime& run) override {
        if (items_.empty()) return true; // of a procedure that has no results
        for (std::size_t i = 0; i < items_.size(); ++i) {
            values_[i] = run.row[items_[i].slot];
            run.go_on_over(values_[i]);
        }
        if (run.failed()) return false;
        if (seen_) {
            const std::size_t known = seen_->size();
            if (seen_->insert(values_) < known) return true;
            std::size_t bytes = sizeof(Value);
            for (const Value& value : values_) bytes += value.bytes();
            if (!run.hold(bytes)) return false;
        }
        return sink_(values_);
    }
    void end(Runtime&) override {}

  private:
    const std::vector<ProjectionItem>& items_;
    const RowSink& sink_;
    RowTable* seen_; ///< of UNION: rows that were already given out
    std::vector<Value> values_;
};

/// Ends a subquery: one row is enough.
class ExistsSink : public Operator {
  public:
    bool push(Runtime&) override {
        found = true;
        return false;
    }
    void end(Runtime&) override {}
    bool found = false;
};

using Operators = std::vector<std::unique_ptr<Operator>>;

void add_projection(const Clause& clause, Operators& operators) {
    const Projection& projection = clause.projection;
    if (projection.aggregates)
        operators.push_back(make_aggregate(projection));
    else if (!sorts_before_projecting(projection))
        operators.push_back(make_project(projection));
    if (projection.distinct) operators.push_back(make_distinct(projection));
    if (!projection.sort.empty()) operators.push_back(make_sort(projection));
    if (projection.skip || projection.limit) operators.push_back(make_skip_limit(projection));
    if (clause.where) operators.push_back(make_filter(*clause.where));
}

Operators operators_of(const SingleQuery& query) {
    Operators operators;
    for (const Clause& clause : query.clauses) {
        switch (clause.kind) {
        case ClauseKind::kMatch:
            operators.push_back(make_match(clause));
            break;
        case ClauseKind::kUnwind:
            operators.push_back(make_unwind(clause));
            break;
        case ClauseKind::kWith:
        case ClauseKind::kReturn:
            add_projection(clause, operators);
            break;
        case ClauseKind::kCall:
            operators.push_back(make_call(clause));
            break;
        case ClauseKind::kCreate: // refused by the analyser
            break;
        }
    }
    return operators;
}

/// Gives the one row that a query begins with to its operators.
void run_all(Operators operators, std::unique_ptr<Operator> last, Runtime& run) {
    operators.push_back(std::move(last));
    for (std::size_t i = 0; i + 1 < operators.size(); ++i) operators[i]->next = operators[i + 1].get();
    operators.front()->push(run);
    if (!run.failed()) operators.front()->end(run);
}

std::string words_of(const Expr* expr) {
    if (!expr) return "";
    return expr->kind == ExprKind::kLiteral && expr->value.is(ValueKind::kInteger)
               ? fmt::to_string(expr->value.integer())
               : std::string("(computed)");
}

void explain_projection(const Clause& clause, std::string& text) {
    const Projection& projection = clause.projection;
    std::string columns;
    for (const ProjectionItem& item : projection.items) columns += (columns.empty() ? "" : ", ") + item.alias;
    text += fmt::format("{} {}\n", projection.aggregates ? "group" : "project", columns);
    if (projection.distinct) text += "distinct\n";
    if (!projection.sort.empty())
        text += fmt::format("sort by {} key{}{}\n", projection.sort.size(), projection.sort.size() == 1 ? "" : "s",
                            projection.limit ? ", keep what LIMIT shows" : "");
    if (projection.skip) text += fmt::format("skip {}\n", words_of(projection.skip.get()));
    if (projection.limit) text += fmt::format("limit {}\n", words_of(projection.limit.get()));
    if (clause.where) text += "filter\n";
}

} // namespace

bool execute(const Statement& statement, Runtime& run, const RowSink& sink) {
    const bool unique = !statement.all.empty() && !statement.all.front();
    bool wants_more = true;
    const RowSink watched = [&](const std::vector<Value>& row) { return wants_more = sink(row); };
    // Columns of the parts may be in another order than those of the first.
    const auto& first = statement.parts.front().clauses.back().projection.items;
    RowTable seen(first.size());
    for (const SingleQuery& part : statement.parts) {
        if (run.failed() || !wants_more) break;
        std::vector<ProjectionItem> items;
        for (const ProjectionItem& column : first)
            for (const ProjectionItem& item : part.clauses.back().projection.items)
                if (item.alias == column.alias) {
                    ProjectionItem copy;
                    copy.slot = item.slot;
                    items.push_back(std::move(copy));
                }
        run_all(operators_of(part), std::make_unique<Sink>(items, watched, unique ? &seen : nullptr), run);
    }
    return !run.failed();
}

bool has_rows(const SingleQuery& query, Runtime& run) {
    auto witness = std::make_unique<ExistsSink>();
    const ExistsSink& found = *witness;
    Operators operators = operators_of(query);
    // as run_all(), but the witness is asked before it is gone
    operators.push_back(std::move(witness));
    for (std::size_t i = 0; i + 1 < operators.size(); ++i) operators[i]->next = operators[i + 1].get();
    operators.front()->push(run);
    if (!run.failed() && !found.found) operators.front()->end(run);
    return found.found;
}

std::string explain(const Statement& statement) {
    std::string text;
    for (std::size_t i = 0; i < statement.parts.size(); ++i) {
        if (i > 0) text += statement.all[i - 1] ? "union all\n" : "union\n";
        for (const Clause& clause : statement.parts[i].clauses) {
            if (clause.kind == ClauseKind::kMatch) {
                text += clause.optional ? "optional match\n" : "match\n";
                for (const std::string& line : describe(*clause.plan)) text += "  " + line + "\n";
            } else if (clause.kind == ClauseKind::kUnwind) {
                text += "unwind " + clause.variable.name + "\n";
            } else if (clause.kind == ClauseKind::kCall) {
                text += "call " + clause.call.name + (clause.where ? ", check 1 condition\n" : "\n");
            } else {
                explain_projection(clause, text);
            }
        }
    }
    return text;
}

} // namespace claimgraph::cypher
