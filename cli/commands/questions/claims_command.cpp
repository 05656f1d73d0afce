#include "cli/input/graph_input.hpp"
#include "cli/options/command.hpp"
#include "cli/options/filter_options.hpp"
#include "cli/output/claim_text.hpp"

#include <memory>

namespace claimgraph::cli {
namespace {

struct ClaimsOptions {
    FilterOptions filter;
    RowOptions rows;
    bool evidence = false;
};

ExitStatus claims(const GraphSource& source, const ClaimsOptions& options) {
    const auto choice = choose(source, options.filter);
    if (!choice) return choice.error();
    const Graph& graph = *choice->graph;
    const std::vector<ClaimIndex> found = filter_claims(graph, choice->filter);
    if (found.empty()) return nothing("no claim matches");
    print_rows(claim_columns(), options.rows, found.size(), [&](std::size_t i) {
        Row row = claim_row(graph, found[i]);
        if (options.evidence) row.below = evidence_lines(graph[found[i]]);
        return row;
    });
    return ExitStatus::kDone;
}

} // namespace

Ask setup_claims(CLI::App& command) {
    auto options = std::make_shared<ClaimsOptions>();
    command.add_option("--subject", options->filter.subject, "Only claims of this entity")->type_name("NAME");
    command.add_option("--object", options->filter.object, "Only claims about this entity")->type_name("NAME");
    add_filter_options(command, options->filter);
    command.add_flag("--evidence", options->evidence, "Show the sentences that each claim was read in");
    add_row_options(command, options->rows);
    return [options](const GraphSource& source) { return claims(source, *options); };
}

} // namespace claimgraph::cli
