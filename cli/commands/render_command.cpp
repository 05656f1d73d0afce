#include "cli/commands/command.hpp"
#include "cli/commands/graph_output.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/output/graphviz.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "graph/query/links/subgraph.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>
#include <vector>

namespace claimgraph::cli {
namespace {

constexpr std::size_t kMostReadable = 500; // entities in a picture

struct RenderOptions {
    std::string graph;
    std::string file;
    std::string to = "svg"; ///< the format of standard output
    WrittenPart part;
    std::string ego; ///< a name; empty for the whole graph
    std::size_t depth = 1;
    WriteOptions write;
    int dpi = 96;
};

std::size_t entities_in_claims(const Graph& graph) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < graph.entities().size(); ++i)
        count += !graph.out_claims(EntityIndex{i}).empty() || !graph.in_claims(EntityIndex{i}).empty();
    return count;
}

/// What is near entities of `whole` in `graph`, a part of it.
Graph around(const Graph& graph, const Graph& whole, const std::vector<EntityIndex>& egos, std::size_t depth) {
    std::set<std::string_view> ids;
    for (const EntityIndex ego : egos) ids.insert(whole[ego].id);
    std::vector<EntityIndex> start;
    for (std::size_t i = 0; i < graph.entities().size(); ++i)
        if (ids.contains(graph.entities()[i].id)) start.push_back(EntityIndex{i});
    return ego_network(graph, start, depth);
}

ExitStatus render(const RenderOptions& options) {
    const std::string extension =
        options.file == kStandardOutput ? "." + options.to : std::filesystem::path(options.file).extension().string();
    if (extension != ".svg" && extension != ".png")
        return give_up({ErrorCode::kUnsupported,
                        fmt::format("unsupported picture format '{}'; use .svg or .png", extension),
                        {.file = options.file}});
    return with_source(options.graph, [&](const GraphSource& source) {
        const auto loaded = source.whole();
        if (!loaded) return give_up(loaded.error());
        const Graph& whole = **loaded;
        const auto write = with_relations(options.write);
        if (!write) return give_up(write.error());
        const auto egos = options.ego.empty() ? std::vector<EntityIndex>() : named(source, whole, options.ego);
        if (egos.empty() && !options.ego.empty()) return ExitStatus::kNothingFound;
        std::optional<Graph> part = part_to_write(whole, options.part, write->families);
        if (!egos.empty()) part = around(part ? *part : whole, whole, egos, options.depth);
        const Graph& graph = part ? *part : whole;
        if (graph.claims().empty()) return nothing("the graph has no claim to draw");
        const std::size_t entities = entities_in_claims(graph);
        if (options.write.top == 0 && entities > kMostReadable)
            note(fmt::format("{} entities are too many to read; try --top {}", entities, kMostReadable / 2));
        std::ostringstream dot;
        format_named("dot").write(graph, dot, *write);
        const auto picture = draw(dot.str(), extension.substr(1), options.dpi);
        if (!picture) return give_up(picture.error());
        const auto written = write_file(options.file, *picture);
        return written ? ExitStatus::kDone : give_up(written.error());
    });
}

} // namespace

Run setup_render(Options& command) {
    auto options = std::make_shared<RenderOptions>();
    command.add("GRAPH", &options->graph, "Exported graph or store; - for a graph from standard input").required();
    command.add("-o,--output", &options->file, "Picture to write, .svg or .png; - for standard output")
        .required()
        .value_name("FILE");
    command.add("--to", &options->to, "Format of standard output [svg]").value_name("FORMAT").one_of({"svg", "png"});
    command.add("--top", &options->write.top, "Only N entities: those with most claims that claims link to each other")
        .value_name("N");
    const Option ego = command.add("--ego", &options->ego, "Only what is near this entity: its name, alias or id")
                           .value_name("ENTITY");
    command.add("--depth", &options->depth, "How many claims away from it [1]")
        .range(1, 100)
        .needs(ego)
        .value_name("N");
    add_part_options(command, options->part);
    command.add("--dpi", &options->dpi, "PNG: pixels an inch [96]").range(20, 600).value_name("N");
    return [options] { return render(*options); };
}

} // namespace claimgraph::cli
