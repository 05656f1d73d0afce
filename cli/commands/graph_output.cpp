#include "cli/commands/graph_output.hpp"

#include "cli/commands/metric_options.hpp"
#include "cli/input/models.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "graph/query/links/actor_network.hpp"
#include "graph/query/links/subgraph.hpp"

#include <fmt/format.h>
#include <sstream>
#include <string>

namespace claimgraph::cli {

void add_part_options(Options& command, WrittenPart& part) {
    command.add("--isolated", &part.isolated, "Also entities without a claim, and claims of an entity about itself");
    const Option actors =
        command.add("--actors", &part.actors,
                    "Only persons, organizations, places and groups that have names, with one edge for all claims from "
                    "one to another");
    command.add("--by-family", &part.by_family, "Of these, an edge for each family of relations").needs(actors);
}

std::optional<Graph> part_to_write(const Graph& graph, const WrittenPart& part, const RelationFamilies& families) {
    if (part.actors) {
        std::optional<Graph> network = actor_network(graph, part.by_family ? &families : nullptr);
        if (network->claims().empty()) say("no claim links two actors that have names");
        return network;
    }
    if (part.isolated || !has_isolates(graph)) return std::nullopt;
    std::optional<Graph> linked = without_isolates(graph);
    note(fmt::format(
        "left out entities without a claim ({}) and claims of an entity about itself ({}); --isolated keeps them",
        graph.entities().size() - linked->entities().size(), graph.claims().size() - linked->claims().size()));
    return linked;
}

Option add_output_options(Options& command, GraphOutput& output) {
    const Option files =
        command
            .add("-o,--output", &output.files,
                 "Graph to write; its extension says the format; - for standard output; may be given several "
                 "times")
            .required()
            .value_name("FILE")
            .one_value();
    std::vector<std::string> names;
    for (const Format* format : formats())
        if (format->parts.empty()) names.emplace_back(format->name);
    command.add("--to", &output.to, "Format of standard output, one of those of 'formats' [graphml]")
        .value_name("FORMAT")
        .one_of(names);
    command
        .choice("--shape", &output.write.shape, {{"flat", Shape::kFlat}, {"reified", Shape::kReified}},
                "flat: an edge a claim; reified: a node a claim, with edges to subject, object, speaker and place "
                "(graphml, gexf, json, csv)")
        .value_name("SHAPE");
    command.add("--top", &output.write.top, "DOT: only the N entities with most claims").value_name("N");
    add_part_options(command, output.part);
    add_metric_options(command, output.metrics);
    return files;
}

Result<void> check_formats(const GraphOutput& output) {
    for (const std::string& file : output.files)
        if (const auto format = format_of(file); file != kStandardOutput && !format)
            return tl::unexpected(format.error());
    return {};
}

Result<WriteOptions> with_relations(WriteOptions options) {
    auto families = relation_families(); // of none, where a graph is written without models
    if (!families) return tl::unexpected(families.error());
    options.families = std::move(*families);
    auto relations = relation_traits();
    if (!relations) return tl::unexpected(relations.error());
    options.relations = std::move(*relations);
    return options;
}

Result<void> write_to_all(const Graph& graph, const GraphOutput& output) {
    auto options = with_relations(output.write);
    if (!options) return tl::unexpected(options.error());
    const std::optional<Graph> part = part_to_write(graph, output.part, options->families);
    const Graph& written_graph = part ? *part : graph;
    options->columns = measure_all(written_graph, output.metrics);
    for (const std::string& file : output.files) {
        if (file == kStandardOutput) {
            std::ostringstream text;
            format_named(output.to).write(written_graph, text, *options);
            print(text.view());
            continue;
        }
        if (output.write.title.empty()) options->title = std::filesystem::path(file).stem().string();
        if (auto written = write_graph(written_graph, file, *options); !written) return written;
    }
    return {};
}

} // namespace claimgraph::cli
