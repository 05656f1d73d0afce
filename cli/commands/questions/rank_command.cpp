#include "cli/commands/command.hpp"
#include "cli/commands/metric_options.hpp"
#include "cli/commands/questions/filter_options.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/output/rows.hpp"
#include "cli/terminal/messages.hpp"
#include "graph/query/analysis/metrics.hpp"
#include "graph/query/links/actor_network.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>

namespace claimgraph::cli {
namespace {

struct RankOptions {
    std::string by = "documents";
    GraphPart part;
    bool all = false;
    RowOptions rows{.limit = 20};
};

/// The named actors, or all entities if there are none of these or all are asked for.
std::vector<std::size_t> choose_entities(const Graph& graph, bool all) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < graph.entities().size(); ++i)
        if (all || is_named_actor(graph.entities()[i])) chosen.push_back(i);
    return chosen.empty() && !all ? choose_entities(graph, true) : chosen;
}

/// Entities by a measure, most first.
void print_ranks(const Graph& graph, const NodeColumn& measured, bool all, const RowOptions& options) {
    std::vector<std::size_t> order = choose_entities(graph, all);
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t i) {
        const EntityIndex entity{i};
        return std::pair(measured.values[i], graph.out_claims(entity).size() + graph.in_claims(entity).size());
    });
    std::string heading = measured.name;
    std::ranges::transform(heading, heading.begin(), [](char c) {
        return c == '_' ? ' ' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    const std::vector<Column> columns = {{measured.name, heading}, {"name", "ENTITY"}, {"type", "TYPE"}, {"id", "ID"}};
    print_rows(columns, options, order.size(), [&](std::size_t i) {
        const Entity& entity = graph.entities()[order[i]];
        const double value = measured.values[order[i]];
        return Row{{{measured.name, measured.whole ? Json(static_cast<std::int64_t>(value)) : Json(value)},
                    {"name", entity.name},
                    {"type", to_string(entity.type)},
                    {"id", entity.id}}};
    });
}

/// Groups with their members, the most linked first.
void print_groups(const Graph& graph, const NodeColumn& measured, const ClaimFilter& filter,
                  const RowOptions& options) {
    const NodeColumn degree = measure(graph, *find_metric("degree"), filter);
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < measured.values.size(); ++i)
        members[static_cast<std::size_t>(measured.values[i])].push_back(i);
    std::vector<std::vector<std::size_t>> groups; // by their numbers, which go from 1 without gaps
    for (auto& [number, entities] : members) {
        std::ranges::stable_sort(entities, std::ranges::greater(), [&](std::size_t i) { return degree.values[i]; });
        groups.push_back(std::move(entities));
    }
    const std::vector<Column> columns = {
        {measured.name, "NO"}, {"size", "SIZE"}, {"names", "ENTITIES, THE MOST LINKED FIRST"}, {"ids", ""}};
    print_rows(columns, options, groups.size(), [&](std::size_t i) {
        Row row{{{measured.name, i + 1}, {"size", groups[i].size()}}};
        for (const std::size_t member : groups[i]) {
            row.json["names"].push_back(graph.entities()[member].name);
            row.json["ids"].push_back(graph.entities()[member].id);
        }
        return row;
    });
}

ExitStatus rank(const GraphSource& source, const RankOptions& options) {
    GraphPart part = options.part;
    part.evidence = options.by == "documents"; // the other measures look at claims
    const auto choice = choose_in_whole(source, part);
    if (!choice) return choice.error();
    const auto& filter = choice->filter;
    const Graph& graph = *choice->graph;
    const Metric& metric = *find_metric(options.by);
    const NodeColumn measured = measure(graph, metric, filter, source.stop());
    if (const auto status = source.stop().status(); !status) return give_up(status.error());
    if (measured.values.empty()) return nothing("the graph has no entities");
    if (metric.groups)
        print_groups(graph, measured, filter, options.rows);
    else
        print_ranks(graph, measured, options.all, options.rows);
    return ExitStatus::kDone;
}

} // namespace

Ask setup_rank(Options& command) {
    auto options = std::make_shared<RankOptions>();
    command.add("--by", &options->by, "Measure; see below [documents]").value_name("MEASURE").check(check_metric);
    command.add("--all", &options->all, "Rank concepts and what has no name, too, not only actors");
    add_filter_options(command, options->part);
    add_row_options(command, options->rows).help("Show the first N [20]");
    std::string footer = "Measures:";
    for (const Metric& metric : metrics()) footer += fmt::format("\n  {:<12} {}", metric.name, metric.summary);
    command.footer(footer);
    return [options](const GraphSource& source) { return rank(source, *options); };
}

} // namespace claimgraph::cli
