#include "cli/command.hpp"
#include "cli/graph_input.hpp"
#include "cli/messages.hpp"
#include "export/export.hpp"

#include <memory>

namespace claimgraph::cli {
namespace {

struct ConvertOptions {
    std::string graph;
    std::vector<std::string> outputs;
    WriteOptions write;
};

ExitStatus convert(const ConvertOptions& options) {
    for (const std::string& output : options.outputs)
        if (const auto format = format_of(output); !format) return give_up(format.error());
    return with_graph(options.graph, [&](const Graph& graph) {
        for (const std::string& output : options.outputs)
            if (const auto written = write_graph(graph, output, options.write); !written)
                return give_up(written.error());
        return ExitStatus::kDone;
    });
}

} // namespace

Run setup_convert(CLI::App& command) {
    auto options = std::make_shared<ConvertOptions>();
    command.add_option("GRAPH", options->graph, "Exported graph")->required();
    command.add_option("-o,--output", options->outputs, "File to write; its extension says the format")
        ->required()
        ->type_name("FILE")
        ->allow_extra_args(false);
    command.add_option("--top", options->write.top, "DOT: only the N entities with most claims")->type_name("N");
    return [options] { return convert(*options); };
}

} // namespace claimgraph::cli
