#include "cli/commands/command.hpp"
#include "cli/commands/graph_output.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/terminal/messages.hpp"

#include <memory>

namespace claimgraph::cli {
namespace {

struct ConvertOptions {
    std::string graph;
    GraphOutput output;
};

ExitStatus convert(const ConvertOptions& options) {
    if (const auto known = check_formats(options.output); !known) return give_up(known.error());
    return with_graph(options.graph, [&](const Graph& graph) {
        if (const auto written = write_to_all(graph, options.output); !written) return give_up(written.error());
        return ExitStatus::kDone;
    });
}

} // namespace

Run setup_convert(Options& command) {
    auto options = std::make_shared<ConvertOptions>();
    command.add("GRAPH", &options->graph, "Exported graph or store; - for a graph from standard input").required();
    add_output_options(command, options->output);
    return [options] { return convert(*options); };
}

} // namespace claimgraph::cli
