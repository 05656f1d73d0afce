#include "cli/input/graph_input.hpp"
#include "cli/options/command.hpp"
#include "cli/options/filter_options.hpp"
#include "cli/output/rows.hpp"
#include "graph/query/neighbors.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct NeighborsOptions {
    std::string entity;
    std::size_t depth = 1;
    std::string direction = "both";
    FilterOptions filter;
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
    const auto choice = choose(source, options.filter, {.around = {options.entity}, .depth = options.depth});
    if (!choice) return choice.error();
    const Graph& graph = *choice->graph;
    const auto start = named(source, graph, options.entity);
    if (start.empty()) return ExitStatus::kNothingFound;
    const Direction direction = options.direction == "out"  ? Direction::kOut
                                : options.direction == "in" ? Direction::kIn
                                                            : Direction::kBoth;
    const auto found = neighbors(graph, start, options.depth, direction, choice->filter);
    if (found.empty()) return nothing(fmt::format("no claim links '{}' to another entity", options.entity));
    const std::vector<Column> columns = {{"depth", "DEPTH"}, {"id", ""},     {"name", "ENTITY"},
                                         {"type", "TYPE"},   {"claims", ""}, {"how", "CLAIMS"}};
    print_rows(columns, options.rows, found.size(), [&](std::size_t i) { return row_of(graph, found[i]); });
    return ExitStatus::kDone;
}

} // namespace

Ask setup_neighbors(CLI::App& command) {
    auto options = std::make_shared<NeighborsOptions>();
    command.add_option("ENTITY", options->entity, "Name, alias or id")->required();
    command.add_option("--depth", options->depth, "How many claims away [1]")->check(CLI::Range(1, 100));
    command.add_option("--direction", options->direction, "out: what it does; in: what is done to it; both [both]")
        ->check(CLI::IsMember({"out", "in", "both"}));
    add_filter_options(command, options->filter);
    add_row_options(command, options->rows);
    return [options](const GraphSource& source) { return neighbors_of(source, *options); };
}

} // namespace claimgraph::cli
