#include "cli/command.hpp"
#include "cli/graph_input.hpp"
#include "cli/output.hpp"
#include "graph/query/stats.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

namespace claimgraph::cli {
namespace {

struct StatsOptions {
    std::string graph;
    bool json = false;
};

/// The counts of a kind, biggest first.
std::string counts(std::string_view title, const std::map<std::string, std::size_t>& by_name) {
    std::vector<std::pair<std::string, std::size_t>> sorted(by_name.begin(), by_name.end());
    std::ranges::stable_sort(sorted, std::ranges::greater(), &std::pair<std::string, std::size_t>::second);
    std::string text = fmt::format("\n{}\n", title);
    for (const auto& [name, count] : sorted) text += fmt::format("{:>8}  {}\n", count, name);
    return text;
}

ExitStatus ask(const Graph& graph, const StatsOptions& options) {
    const GraphStats stats = graph_stats(graph);
    if (options.json) {
        const nlohmann::ordered_json json{
            {"entities", stats.entities},     {"claims", stats.claims},       {"evidence", stats.evidence},
            {"documents", stats.documents},   {"speakers", stats.speakers},   {"components", stats.components},
            {"types", stats.entity_types},    {"relations", stats.relations}, {"polarities", stats.polarities},
            {"modalities", stats.modalities},
        };
        print(json.dump() + "\n");
        return ExitStatus::kDone;
    }
    print(fmt::format("{:>8}  entities\n{:>8}  claims\n{:>8}  pieces of evidence\n{:>8}  documents\n{:>8}  "
                      "speakers\n{:>8}  components\n",
                      stats.entities, stats.claims, stats.evidence, stats.documents, stats.speakers, stats.components));
    print(counts("entities by type", stats.entity_types) + counts("claims by relation", stats.relations) +
          counts("claims by polarity", stats.polarities) + counts("claims by modality", stats.modalities));
    return ExitStatus::kDone;
}

} // namespace

Run setup_stats(CLI::App& command) {
    auto options = std::make_shared<StatsOptions>();
    command.add_option("GRAPH", options->graph, "Exported graph")->required();
    command.add_flag("--json", options->json, "One JSON object");
    return [options] { return with_graph(options->graph, [&](const Graph& graph) { return ask(graph, *options); }); };
}

} // namespace claimgraph::cli
