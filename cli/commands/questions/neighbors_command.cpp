#include "cli/commands/command.hpp"
#include "cli/commands/questions/filter_options.hpp"
#include "cli/commands/questions/neighbor_text.hpp"
#include "cli/commands/questions/tie_rows.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/input/models.hpp"
#include "cli/output/rows.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "graph/query/analysis/ties.hpp"
#include "graph/query/links/neighbors.hpp"

#include <algorithm>
#include <array>
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
std::string arrow(const Claim& claim, Direction direction) {
    static constexpr std::array<std::string_view, 3> kArrows = {"->", "<-", "--"};
    return fmt::format("{} {}{}", kArrows[static_cast<std::size_t>(direction)],
                       claim.polarity == Polarity::kDenied ? "not " : "", claim.label);
}

Row row_of(const Graph& graph, const NeighborTie& tie) {
    const Entity& entity = graph[tie.entity];
    Row row{{{"depth", tie.depth},
             {"id", entity.id},
             {"name", entity.name},
             {"type", to_string(entity.type)},
             {"family", tie.family},
             {"direction", to_string(tie.direction)}}};
    std::vector<std::string> arrows;
    for (const ClaimIndex claim : tie.claims) {
        row.json["claims"].push_back(graph.claim_id(claim));
        std::string text = arrow(graph[claim], tie.direction);
        if (std::ranges::find(arrows, text) == arrows.end()) arrows.push_back(std::move(text));
    }
    row.json["how"] = arrows;
    add_totals(graph, tie.totals, row.json);
    return row;
}

ExitStatus neighbors_of(const GraphSource& source, const NeighborsOptions& options) {
    GraphPart part = options.part;
    part.around = {options.entity};
    const auto choice = choose(source, part);
    if (!choice) return choice.error();
    const Graph& graph = *choice->graph;
    const auto start = named(source, graph, options.entity);
    if (start.empty()) return ExitStatus::kNothingFound;
    const auto found = neighbors(graph, start, part.depth, options.direction, choice->filter, source.stop());
    if (const auto status = source.stop().status(); !status) return give_up(status.error());
    if (found.empty()) return nothing(fmt::format("no claim links '{}' to another entity", options.entity));
    const auto families = relation_families();
    if (!families) return give_up(families.error());
    const auto relations = relation_traits();
    if (!relations) return give_up(relations.error());
    const std::vector<NeighborTie> ties = neighbor_ties(graph, found, *families);
    if (options.rows.for_people()) {
        constexpr std::size_t kMostNames = 10;
        print(neighbor_text(graph, ties, *relations, std::min(options.rows.limit, kMostNames)));
        return ExitStatus::kDone;
    }
    const std::vector<Column> columns = {{"depth", ""},    {"id", ""},        {"name", ""},      {"type", ""},
                                         {"family", ""},   {"direction", ""}, {"claims", ""},    {"how", ""},
                                         {"evidence", ""}, {"denied", ""},    {"documents", ""}, {"first", ""},
                                         {"last", ""},     {"speakers", ""}};
    print_rows(columns, options.rows, ties.size(), [&](std::size_t i) { return row_of(graph, ties[i]); });
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
    add_row_options(command, options->rows).help("Show the first N; in text, names a line [10]");
    return [options](const GraphSource& source) { return neighbors_of(source, *options); };
}

} // namespace claimgraph::cli
