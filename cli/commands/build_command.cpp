#include "cli/commands/command.hpp"
#include "cli/commands/graph_output.hpp"
#include "cli/commands/store_build.hpp"
#include "cli/input/documents.hpp"
#include "cli/input/judgments.hpp"
#include "cli/input/match_files.hpp"
#include "cli/input/models.hpp"
#include "graph/graph_builder.hpp"

#include <fmt/format.h>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace claimgraph::cli {
namespace {

struct BuildOptions {
    DocumentOptions documents;
    GraphOutput output;
    StoreBuild store;
    std::string overrides;
    std::string judgments;
    std::string decisions;
};

ExitStatus build(const BuildOptions& options) {
    if (const auto known = check_formats(options.output); !known) return give_up(known.error());
    const auto overrides = read_overrides(options.overrides);
    if (!overrides) return give_up(overrides.error());
    auto judged = read_judgments(options.judgments);
    if (!judged) return give_up(judged.error());
    if (!options.store.file.empty())
        return build_into_store(options.store, options.documents, {options.overrides, *overrides}, *judged,
                                options.decisions, options.output);
    Judgments judgments;
    for (Judgment& judgment : *judged) judgments.add(std::move(judgment));
    if (options.output.files.empty()) {
        say("a file to write is needed, -o FILE, or a store, --store FILE (see claimgraph build --help)");
        return ExitStatus::kWrongUsage;
    }
    const auto models = load_models(options.documents.models);
    if (!models) return give_up(models.error());

    std::vector<std::pair<std::size_t, ClaimBatch>> batches; // of the documents, with the numbers of their entities
    EntityMatcher matcher(*overrides);
    const Tally tally = for_each_document(
        options.documents, *models, true,
        [&](const AnalysedDocument& input) {
            std::pair batch(input.document.id(), extract_judged(input.document, input.analysis, *models, judgments));
            apply(judgments, batch.second);
            return batch;
        },
        [&](std::pair<std::string, ClaimBatch>&& batch) {
            const std::size_t first = matcher.add(batch.first, batch.second);
            batches.emplace_back(first, std::move(batch.second));
        });
    if (tally.done == 0) return tally.status();
    if (const auto unknown = matcher.unknown()) return give_up(unknown_entity(*unknown, options.overrides));
    const EntityMatcher::Result matched = matcher.match(!options.decisions.empty());
    if (!options.decisions.empty())
        if (auto written = write_decisions(matched.decisions, options.decisions); !written)
            return give_up(written.error());
    GraphBuilder builder;
    for (auto& [first, batch] : batches) {
        apply(matched, first, batch);
        builder.add(std::move(batch));
    }
    const Graph graph = builder.build();
    if (const auto written = write_to_all(graph, options.output); !written) return give_up(written.error());
    note(fmt::format("{} entities, {} claims", graph.entities().size(), graph.claims().size()));
    if (tally.failed > 0) return tally.status();
    return graph.claims().empty() ? ExitStatus::kNothingFound : ExitStatus::kDone;
}

} // namespace

Run setup_build(Options& command) {
    auto options = std::make_shared<BuildOptions>();
    add_document_options(command, options->documents);
    add_output_options(command, options->output).required(false);
    Option store =
        command.add("--store", &options->store.file,
                    "Keep the graph in this store, made if not there: what it has read before is not read again");
    store.value_name("FILE");
    command.add("--reread", &options->store.reread, "Read the documents that the store has already, too");
    add_facts_option(command, options->store.facts).needs(store);
    add_wait_option(command, options->store.wait);
    command
        .add("--overrides", &options->overrides,
             "What you decided about entities: lines of verdict (same, different, name), a, b")
        .value_name("FILE");
    command
        .add("--judgments", &options->judgments,
             "Which claims you rejected or confirmed, as 'judgments STORE --json' writes them; a store keeps them")
        .value_name("FILE");
    command
        .add("--decisions", &options->decisions,
             "Write which entities of different documents were taken for one, and why; see 'decisions'")
        .value_name("FILE");
    return [options] { return build(*options); };
}

} // namespace claimgraph::cli
