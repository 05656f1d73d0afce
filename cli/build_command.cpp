#include "cli/command.hpp"
#include "cli/documents.hpp"
#include "cli/graph_output.hpp"
#include "cli/models.hpp"
#include "graph/graph_builder.hpp"

#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct BuildOptions {
    DocumentOptions documents;
    GraphOutput output;
};

ExitStatus build(const BuildOptions& options) {
    if (const auto known = check_formats(options.output); !known) return give_up(known.error());
    const auto models = load_models(options.documents.models);
    if (!models) return give_up(models.error());

    GraphBuilder builder;
    const Tally tally = for_each_document(
        options.documents, *models, true,
        [&](const AnalysedDocument& input) { return extract_claims(input.document, input.analysis, *models); },
        [&](ClaimBatch&& batch) { builder.add(std::move(batch)); });
    if (tally.done == 0) return tally.status();
    const Graph graph = builder.build();
    if (const auto written = write_to_all(graph, options.output); !written) return give_up(written.error());
    say(fmt::format("{} entities, {} claims", graph.entities().size(), graph.claims().size()));
    if (tally.failed > 0) return tally.status();
    return graph.claims().empty() ? ExitStatus::kNothingFound : ExitStatus::kDone;
}

} // namespace

Run setup_build(CLI::App& command) {
    auto options = std::make_shared<BuildOptions>();
    add_document_options(command, options->documents);
    add_output_options(command, options->output);
    return [options] { return build(*options); };
}

} // namespace claimgraph::cli
