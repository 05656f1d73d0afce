#include "cli/commands/command.hpp"
#include "cli/commands/questions/filter_options.hpp"
#include "cli/commands/questions/tie_rows.hpp"
#include "cli/input/graph_input.hpp"

#include <fmt/format.h>
#include <memory>
#include <string>

namespace claimgraph::cli {
namespace {

struct WhoOptions {
    std::string relation;
    GraphPart part;
    bool evidence = false;
    RowOptions rows;
};

ExitStatus ask(const GraphSource& source, const WhoOptions& options) {
    GraphPart part = options.part;
    part.filter.relations.push_back(options.relation);
    const auto choice = choose(source, part);
    if (!choice) return choice.error();
    const std::vector<Tie> ties = find_ties(*choice->graph, choice->filter);
    if (ties.empty()) return nothing(fmt::format("no such claim has the relation '{}'", options.relation));
    print_rows(tie_columns(), options.rows, ties.size(),
               [&](std::size_t i) { return tie_row(*choice->graph, ties[i], options.evidence); });
    return ExitStatus::kDone;
}

} // namespace

Ask setup_who(Options& command) {
    auto options = std::make_shared<WhoOptions>();
    command.add("RELATION", &options->relation, "accuses, leads, REQUEST: a relation or a type of relations")
        .required();
    command.add("--subject", &options->part.subject, "Only of this entity").value_name("NAME");
    command.add("--object", &options->part.object, "Only towards this entity").value_name("NAME");
    command.add("--evidence", &options->evidence, "Show the sentences");
    add_filter_options(command, options->part);
    add_row_options(command, options->rows);
    return [options](const GraphSource& source) { return ask(source, *options); };
}

} // namespace claimgraph::cli
