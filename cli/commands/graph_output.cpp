#include "cli/commands/graph_output.hpp"

#include "cli/commands/metric_options.hpp"
#include "cli/input/models.hpp"

#include <string>

namespace claimgraph::cli {

Option add_output_options(Options& command, GraphOutput& output) {
    const Option files = command
                             .add("-o,--output", &output.files,
                                  "Graph to write; its extension says the format; may be given several times")
                             .required()
                             .value_name("FILE")
                             .one_value();
    command
        .choice("--shape", &output.write.shape, {{"flat", Shape::kFlat}, {"reified", Shape::kReified}},
                "flat: an edge a claim; reified: a node a claim, with edges to subject, object, speaker and place "
                "(graphml, gexf, json, csv)")
        .value_name("SHAPE");
    command.add("--top", &output.write.top, "DOT: only the N entities with most claims").value_name("N");
    add_metric_options(command, output.metrics);
    return files;
}

Result<void> check_formats(const GraphOutput& output) {
    for (const std::string& file : output.files)
        if (const auto format = format_of(file); !format) return tl::unexpected(format.error());
    return {};
}

Result<WriteOptions> with_families(WriteOptions options) {
    auto families = relation_families(); // of none, where a graph is written without models
    if (!families) return tl::unexpected(families.error());
    options.families = std::move(*families);
    return options;
}

Result<void> write_to_all(const Graph& graph, const GraphOutput& output) {
    auto options = with_families(output.write);
    if (!options) return tl::unexpected(options.error());
    options->columns = measure_all(graph, output.metrics);
    for (const std::string& file : output.files) {
        if (output.write.title.empty()) options->title = std::filesystem::path(file).stem().string();
        if (auto written = write_graph(graph, file, *options); !written) return written;
    }
    return {};
}

} // namespace claimgraph::cli
