#include "cli/commands/command.hpp"
#include "cli/commands/questions/filter_options.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/output/messages.hpp"
#include "cli/output/rows.hpp"
#include "graph/query/neighbors.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct NeighborsOptions {
    std::string entity;
    Direction direction = Direction::kBoth;
    GraphPart part;
    RowOptions rows;
};

/// "-> supports", "<- urges": how the claim is reached.
std::string arrow(const Graph& graph, const Neighbor& neighbor, ClaimIndex index) {
    const Claim& claim = graph[index];
    const std::string words = (claim.polarity == Polarity::kDenied ? "not " : "") + claim.label;
    if (claim.symmetric) return "-- " + words;
    return (claim.object == neighbor.entity ? "-> " : "<- ") + words;
}

Row row_of(const Graph& graph, const Neighbor& neighbor) {
    const Entity& entity = graph[neighbor.entity];
    Row row{{{"depth", neighbor.depth}, {"id", entity.id}, {"name", entity.name}, {"type", to_string(entity.type)}}};
    std::vector<std::string> arrows;
    for (const ClaimIndex claim : neighbor.claims) {
        row.json["claims"].push_back(graph.claim_id(claim));
        std::string text = arrow(graph, neighbor, claim);
        if (std::ranges::find(arrows, text) == arrows.end()) arrows.push_back(std::move(text));
    }
    row.json["how"] = arrows;
    return row;
}

ExitStatus neighbors_of(const GraphSource& source, const NeighborsOptions& options) {
    GraphPart part = options.part;
    part.around = {options.entity};
    part.evidence = false;
    const auto choice = choose(source, part);
    if (!choice) return choice.error();
    const Graph& graph = *choice->graph;
    const auto start = named(source, graph, options.entity);
    if (start.empty()) return ExitStatus::kNothingFound;
    const auto found = neighbors(graph, start, part.depth, options.direction, choice->filter, source.stop());
    if (const auto status = source.stop().status(); !status) return give_up(status.error());
    if (found.empty()) return nothing(fmt::format("no claim links '{}' to another entity", options.entity));
    const std::vector<Column> columns = {{"depth", "DEPTH"}, {"id", ""},     {"name", "ENTITY"},
                                         {"type", "TYPE"},   {"claims", ""}, {"how", "CLAIMS"}};
    print_rows(columns, options.rows, found.size(), [&](std::size_t i) { return row_of(graph, found[i]); });
    return ExitStatus::kDone;
}

} // namespace

Ask setup_neighbors(Options& command) {
    auto options = std::make_shared<NeighborsOptions>();
    command.add("ENTITY", &options->entity, "Name, alias or id").required();
    command.add("--depth", &options->part.depth, "How many claims away [1]").range(1, 100);
    command.choice("--direction", &options->direction,
                   {{"out", Direction::kOut}, {"in", Direction::kIn}, {"both", Direction::kBoth}},
                   "out: what it does; in: what is done to it; both [both]");
    add_filter_options(command, options->part);
    add_row_options(command, options->rows);
    return [options](const GraphSource& source) { return neighbors_of(source, *options); };
}

} // namespace claimgraph::cli
