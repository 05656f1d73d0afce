#include "cli/commands/command.hpp"
#include "cli/commands/questions/filter_options.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/output/claim_text.hpp"
#include "cli/terminal/messages.hpp"
#include "graph/query/judgments.hpp"

#include <memory>

namespace claimgraph::cli {
namespace {

struct ClaimsOptions {
    GraphPart part;
    RowOptions rows;
    bool evidence = false;
    bool rejected = false;
};

ExitStatus claims(const GraphSource& source, const ClaimsOptions& options) {
    const auto choice = choose(source, options.part);
    if (!choice) return choice.error();
    const Graph& graph = *choice->graph;
    const std::vector<ClaimIndex> found = filter_claims(graph, choice->filter);
    if (found.empty()) return nothing("no claim matches");
    print_rows(claim_columns(), options.rows, found.size(), [&](std::size_t i) {
        Row row = claim_row(graph, found[i]);
        if (options.evidence) row.below = evidence_lines(graph, graph[found[i]]);
        return row;
    });
    return ExitStatus::kDone;
}

/// The same of what people rejected.
ExitStatus claims_rejected(const GraphSource& source, const ClaimsOptions& options) {
    if (source.store() == nullptr) {
        say("only a store keeps what was rejected; 'build --store' makes one");
        return ExitStatus::kWrongUsage;
    }
    auto graph = rejected_claims(*source.store());
    if (!graph) return give_up(graph.error());
    return claims(GraphSource(std::move(*graph)), options);
}

} // namespace

Ask setup_claims(Options& command) {
    auto options = std::make_shared<ClaimsOptions>();
    command.add("--subject", &options->part.subject, "Only claims of this entity").value_name("NAME");
    command.add("--object", &options->part.object, "Only claims about this entity").value_name("NAME");
    add_filter_options(command, options->part);
    command.add("--evidence", &options->evidence, "Show the sentences that each claim was read in");
    command.add("--rejected", &options->rejected, "Show what was rejected instead, of a store; see 'reject'");
    add_row_options(command, options->rows);
    return [options](const GraphSource& source) {
        return options->rejected ? claims_rejected(source, *options) : claims(source, *options);
    };
}

} // namespace claimgraph::cli
