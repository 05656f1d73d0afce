#include "cli/commands/command.hpp"
#include "cli/commands/graph_output.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct ExploreOptions {
    std::string graph;
    std::string file;
    std::string title;
    WrittenPart part;
};

ExitStatus explore(const ExploreOptions& options) {
    const std::filesystem::path file(options.file);
    if (file != kStandardOutput && file.extension() != format_named("html").extension)
        return give_up({ErrorCode::kUnsupported,
                        fmt::format("unsupported page format '{}'; use .html", file.extension().string()),
                        {.file = options.file}});
    return with_graph(options.graph, [&](const Graph& graph) {
        GraphOutput output;
        output.files = {options.file};
        output.to = "html";
        output.part = options.part;
        output.write.title =
            options.title.empty() ? std::filesystem::path(options.graph).stem().string() : options.title;
        if (const auto written = write_to_all(graph, output); !written) return give_up(written.error());
        if (options.file != kStandardOutput) note(fmt::format("{}: open it in a browser", options.file));
        return ExitStatus::kDone;
    });
}

} // namespace

Run setup_explore(Options& command) {
    auto options = std::make_shared<ExploreOptions>();
    command.add("GRAPH", &options->graph, "Exported graph or store; - for a graph from standard input").required();
    command.add("-o,--output", &options->file, "Page to write, .html; - for standard output")
        .required()
        .value_name("FILE");
    command.add("--title", &options->title, "What the page is called [the graph's file]").value_name("TEXT");
    add_part_options(command, options->part);
    return [options] { return explore(*options); };
}

} // namespace claimgraph::cli
