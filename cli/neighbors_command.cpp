#include "cli/command.hpp"
#include "cli/graph_input.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "graph/query/neighbors.hpp"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace claimgraph::cli {
namespace {

struct NeighborsOptions {
    std::string graph;
    std::string entity;
    std::size_t depth = 1;
    std::string direction = "both";
    bool json = false;
};

/// "-> supports", "<- urges": how the claim is reached.
std::string arrow(const Graph& graph, const Neighbor& neighbor, ClaimIndex index) {
    const Claim& claim = graph[index];
    const std::string words = (claim.polarity == Polarity::kDenied ? "not " : "") + claim.label;
    if (claim.symmetric) return "-- " + words;
    return (claim.object == neighbor.entity ? "-> " : "<- ") + words;
}

std::string summary(const Graph& graph, const Neighbor& neighbor) {
    std::vector<std::string> arrows;
    for (const ClaimIndex claim : neighbor.claims) {
        std::string text = arrow(graph, neighbor, claim);
        if (std::ranges::find(arrows, text) == arrows.end()) arrows.push_back(std::move(text));
    }
    std::string joined;
    for (const std::string& text : arrows) joined += (joined.empty() ? std::string() : ", ") + text;
    return joined;
}

ExitStatus ask(const Graph& graph, const NeighborsOptions& options) {
    const auto start = named(graph, options.entity);
    if (start.empty()) return ExitStatus::kNothingFound;
    const Direction direction = options.direction == "out"  ? Direction::kOut
                                : options.direction == "in" ? Direction::kIn
                                                            : Direction::kBoth;
    const auto found = neighbors(graph, start, options.depth, direction);
    if (found.empty()) return nothing(fmt::format("no claim links '{}' to another entity", options.entity));
    Table table({"DEPTH", "ENTITY", "TYPE", "CLAIMS"});
    for (const Neighbor& neighbor : found) {
        const Entity& entity = graph[neighbor.entity];
        if (options.json) {
            nlohmann::ordered_json json{
                {"depth", neighbor.depth}, {"id", entity.id}, {"name", entity.name}, {"type", to_string(entity.type)}};
            for (const ClaimIndex claim : neighbor.claims) json["claims"].push_back(graph.claim_id(claim));
            print(json.dump() + "\n");
        }
        table.add({fmt::to_string(neighbor.depth), entity.name, std::string(to_string(entity.type)),
                   summary(graph, neighbor)});
    }
    if (!options.json) print(table.text(output_width()));
    return ExitStatus::kDone;
}

} // namespace

Run setup_neighbors(CLI::App& command) {
    auto options = std::make_shared<NeighborsOptions>();
    command.add_option("GRAPH", options->graph, "Exported graph")->required();
    command.add_option("ENTITY", options->entity, "Name, alias or id")->required();
    command.add_option("--depth", options->depth, "How many claims away [1]")->check(CLI::Range(1, 100));
    command.add_option("--direction", options->direction, "out: what it does; in: what is done to it; both [both]")
        ->check(CLI::IsMember({"out", "in", "both"}));
    command.add_flag("--json", options->json, "A JSON object a line");
    return [options] { return with_graph(options->graph, [&](const Graph& graph) { return ask(graph, *options); }); };
}

} // namespace claimgraph::cli
