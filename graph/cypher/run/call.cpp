#include "graph/cypher/functions/procedures.hpp"
#include "graph/cypher/run/evaluate.hpp"
#include "graph/cypher/run/pipeline.hpp"

#include <fmt/format.h>

namespace claimgraph::cypher {
namespace {

/// CALL: a row for each of the procedure, or the row as it was if the procedure has no results.
class Call : public Operator {
  public:
    explicit Call(const Clause& clause) : clause_(clause) {}
    bool push(Runtime& run) override {
        const ProcedureCall& call = clause_.call;
        List arguments;
        for (std::size_t i = 0; i < call.arguments.size(); ++i) {
            arguments.push_back(evaluate(*call.arguments[i], run));
            const Procedure::Field& wanted = call.procedure->takes[i];
            if (!arguments.back().is_null() && !(set_of(arguments.back().kind()) & wanted.kinds))
                run.fail("SyntaxError", "InvalidArgumentType",
                         fmt::format("found {}, expected another type of '{}' of {}",
                                     to_string(arguments.back().kind()), wanted.name, call.name),
                         call.arguments[i]->at);
            if (run.failed()) return false;
        }
        if (call.procedure->gives.empty()) return next->push(run);
        for (const List& row : call.procedure->rows(run, arguments)) {
            for (const YieldItem& item : call.items) run.row[item.variable.slot] = row[item.column];
            if (!run.check_limits()) return false;
            if (clause_.where && !holds(*clause_.where, run)) continue;
            if (!next->push(run)) return false;
        }
        return !run.failed();
    }

  private:
    const Clause& clause_;
};

} // namespace

std::unique_ptr<Operator> make_call(const Clause& clause) { return std::make_unique<Call>(clause); }

} // namespace claimgraph::cypher
