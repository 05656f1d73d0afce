#include "graph/cypher/run/reads.hpp"

#include "graph/cypher/functions/functions.hpp"
#include "graph/cypher/parse/walk.hpp"

namespace claimgraph::cypher {

void add_reads(const Expr& expr, Slot slot, Reads& reads) {
    std::size_t parts = 0;
    walk(expr, [&](const Expr& part) {
        const auto is_of_it = [&] {
            return part.args.size() == 1 && part.args[0]->kind == ExprKind::kVariable && part.args[0]->slot == slot;
        };
        if (part.kind == ExprKind::kProperty && is_of_it()) {
            ++parts;
            reads.keys.push_back(part.symbol);
        } else if (part.kind == ExprKind::kCall && part.function != nullptr) {
            if (part.function->name == "rand") reads.whole = reads.order = true;
            if (part.function->name != "type" || !is_of_it()) return;
            ++parts;
            reads.type = true;
        }
    });
    std::size_t all = 0;
    each_slot(expr, [&](Slot read) { all += read == slot; });
    reads.whole = reads.whole || all > parts;
}

} // namespace claimgraph::cypher
