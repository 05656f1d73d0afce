#include "cli/command.hpp"
#include "cli/documents.hpp"
#include "cli/models.hpp"
#include "export/export.hpp"
#include "graph/graph_builder.hpp"

#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct BuildOptions {
    DocumentOptions documents;
    std::vector<std::string> outputs;
    WriteOptions write;
};

ExitStatus build(const BuildOptions& options) {
    // A misspelt extension should not cost an hour of reading.
    for (const std::string& output : options.outputs)
        if (const auto format = format_of(output); !format) return give_up(format.error());
    const auto models = load_models(models_folder(options.documents.models));
    if (!models) return give_up(models.error());

    GraphBuilder builder;
    const Tally tally = for_each_document(
        options.documents, *models, true,
        [&](const AnalysedDocument& input) { return extract_claims(input.document, input.analysis, *models); },
        [&](ClaimBatch&& batch) { builder.add(std::move(batch)); });
    if (tally.done == 0) return tally.status();
    const Graph graph = builder.build();
    for (const std::string& output : options.outputs)
        if (const auto written = write_graph(graph, output, options.write); !written) return give_up(written.error());
    say(fmt::format("{} entities, {} claims", graph.entities().size(), graph.claims().size()));
    if (tally.failed > 0) return tally.status();
    return graph.claims().empty() ? ExitStatus::kNothingFound : ExitStatus::kDone;
}

} // namespace

Run setup_build(CLI::App& command) {
    auto options = std::make_shared<BuildOptions>();
    add_document_options(command, options->documents);
    command
        .add_option("-o,--output", options->outputs,
                    "Graph to write; its extension says the format; may be given several times")
        ->required()
        ->type_name("FILE")
        ->allow_extra_args(false);
    command.add_option("--top", options->write.top, "DOT: only the N entities with most claims")->type_name("N");
    return [options] { return build(*options); };
}

} // namespace claimgraph::cli
