#include "cli/graph_output.hpp"

#include "cli/metric_options.hpp"

namespace claimgraph::cli {

void add_output_options(CLI::App& command, GraphOutput& output) {
    command
        .add_option("-o,--output", output.files,
                    "Graph to write; its extension says the format; may be given several times")
        ->required()
        ->type_name("FILE")
        ->allow_extra_args(false);
    command.add_option("--top", output.write.top, "DOT: only the N entities with most claims")->type_name("N");
    add_metric_options(command, output.metrics);
}

Result<void> check_formats(const GraphOutput& output) {
    for (const std::string& file : output.files)
        if (const auto format = format_of(file); !format) return tl::unexpected(format.error());
    return {};
}

Result<void> write_to_all(const Graph& graph, const GraphOutput& output) {
    WriteOptions options = output.write;
    options.columns = measure_all(graph, output.metrics);
    for (const std::string& file : output.files)
        if (auto written = write_graph(graph, file, options); !written) return written;
    return {};
}

} // namespace claimgraph::cli
