#include "cli/commands/command.hpp"
#include "cli/commands/questions/filter_options.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/output/claim_text.hpp"
#include "export/claim_json.hpp"
#include "graph/query/timeline.hpp"

#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct TimelineOptions {
    GraphPart part;
    bool dated = false;
    RowOptions rows;
};

ExitStatus ask(const GraphSource& source, const TimelineOptions& options) {
    const auto choice = choose(source, options.part);
    if (!choice) return choice.error();
    const Graph& graph = *choice->graph;
    const auto entities = named(source, graph, options.part.party);
    if (entities.empty()) return ExitStatus::kNothingFound;
    auto found = timeline(graph, entities, choice->filter);
    if (options.dated) std::erase_if(found, [](const TimelineEntry& entry) { return !entry.time; });
    if (found.empty()) return nothing(fmt::format("no such claim has to do with '{}'", options.part.party));
    std::vector<Column> columns = claim_columns();
    columns.insert(columns.begin(), Column{"", "DATE", [](const Json& claim) {
                                               const Json& day = *claim.find("time_value");
                                               return day.is_string() ? day.text() : std::string();
                                           }});
    print_rows(columns, options.rows, found.size(), [&](std::size_t i) {
        Claim claim = graph[found[i].claim]; // as it is at this time
        claim.time_value = found[i].value;
        claim.time = found[i].words;
        return Row{claim_object(graph.claim_id(found[i].claim), claim, graph.entities(), graph.documents())};
    });
    return ExitStatus::kDone;
}

} // namespace

Ask setup_timeline(Options& command) {
    auto options = std::make_shared<TimelineOptions>();
    command.add("ENTITY", &options->part.party, "Name, alias or id").required();
    command.add("--dated", &options->dated, "Leave out claims without a date");
    add_filter_options(command, options->part);
    add_row_options(command, options->rows);
    return [options](const GraphSource& source) { return ask(source, *options); };
}

} // namespace claimgraph::cli
