#include "cli/command.hpp"
#include "cli/graph_input.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "graph/query/path.hpp"

#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct PathOptions {
    std::string graph;
    std::string from;
    std::string to;
    bool directed = false;
    bool json = false;
};

/// A claim as a sentence: "Mark Rutte urges Serbia", with who says it and how it is meant.
std::string sentence(const Graph& graph, const Claim& claim) {
    std::string text =
        fmt::format("{} {}{} {}", graph[claim.subject].name, claim.polarity == Polarity::kDenied ? "not " : "",
                    claim.label, graph[claim.object].name);
    if (claim.modality != Modality::kActual) text += fmt::format(" ({})", to_string(claim.modality));
    if (claim.attributed_to) text += fmt::format(", says {}", graph[claim.attributed_to].name);
    return text;
}

ExitStatus ask(const Graph& graph, const PathOptions& options) {
    const auto from = named(graph, options.from);
    const auto to = named(graph, options.to);
    if (from.empty() || to.empty()) return ExitStatus::kNothingFound;
    const auto path = shortest_path(graph, from, to, options.directed);
    if (path.empty())
        return nothing(fmt::format("no chain of claims leads from '{}' to '{}'", options.from, options.to));
    for (const Step& step : path) {
        const Claim& claim = graph[step.claim];
        if (options.json) {
            print(claim_line(graph, step.claim) + "\n");
            continue;
        }
        print(printable(sentence(graph, claim)) + "\n");
        if (!claim.evidence.empty())
            print(fmt::format("    {}: {}\n", printable(claim.evidence.front().document),
                              printable(claim.evidence.front().text)));
    }
    return ExitStatus::kDone;
}

} // namespace

Run setup_path(CLI::App& command) {
    auto options = std::make_shared<PathOptions>();
    command.add_option("GRAPH", options->graph, "Exported graph")->required();
    command.add_option("A", options->from, "Name, alias or id of the first entity")->required();
    command.add_option("B", options->to, "Name, alias or id of the last entity")->required();
    command.add_flag("--directed", options->directed, "Follow claims from subject to object only");
    command.add_flag("--json", options->json, "A JSON object a line");
    return [options] { return with_graph(options->graph, [&](const Graph& graph) { return ask(graph, *options); }); };
}

} // namespace claimgraph::cli
