#include "cli/commands/command.hpp"
#include "cli/commands/graph_build.hpp"
#include "cli/commands/graph_output.hpp"
#include "cli/commands/store_build.hpp"
#include "cli/input/judgments.hpp"

#include <fmt/format.h>
#include <memory>
#include <utility>

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
    auto overrides = read_overrides(options.overrides);
    if (!overrides) return give_up(overrides.error());
    const GivenOverrides given{options.overrides, std::move(*overrides)};
    auto judged = read_judgments(options.judgments);
    if (!judged) return give_up(judged.error());
    if (!options.store.file.empty())
        return build_into_store(options.store, options.documents, given, *judged, options.decisions, options.output);
    Judgments judgments;
    for (Judgment& judgment : *judged) judgments.add(std::move(judgment));
    if (options.output.files.empty()) {
        say("a file to write is needed, -o FILE, or a store, --store FILE (see claimgraph build --help)");
        return ExitStatus::kWrongUsage;
    }
    const auto built = build_graph(options.documents, given, judgments, options.decisions);
    if (!built) return built.error();
    const auto& [graph, tally] = *built;
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
