#include "cli/commands/store_build.hpp"

#include "cli/commands/store_reading.hpp"
#include "graph/store/store.hpp"
#include "graph/store/write/store_writer.hpp"

#include <atomic>
#include <fmt/format.h>
#include <unordered_set>

namespace claimgraph::cli {
void add_wait_option(Options& command, double& wait) {
    command.add("--wait", &wait, "How long to wait while another program writes to the store [60]")
        .value_name("SECONDS")
        .range(0.0, 86400.0);
}

Option add_facts_option(Options& command, bool& facts) {
    return command.add(
        "--facts", &facts,
        "Keep the facts of each sentence in the store, too, for 'search' and 'ask'; it goes on doing so");
}

ExitStatus build_into_store(const StoreBuild& store, const DocumentOptions& documents, const GivenOverrides& overrides,
                            const std::vector<Judgment>& judgments, const std::string& decisions,
                            const GraphOutput& output) {
    const auto models = load_models(documents.models);
    if (!models) return give_up(models.error());
    auto writer = StoreWriter::open(store.file, true, milliseconds(store.wait));
    if (!writer) return give_up(writer.error());
    if (store.facts)
        if (auto kept = writer->keep_facts(); !kept) return give_up(kept.error());
    if (!judgments.empty())
        if (const auto judged = writer->judge(judgments); !judged) return give_up(judged.error());
    const auto known = writer->hashes();
    if (!known) return give_up(known.error());

    std::atomic<std::size_t> as_before = 0;
    std::unordered_set<std::string> read_anew;
    const StoreReading reading{
        .is_known =
            [&](const std::string& name, const std::string& hash) {
                if (store.reread) return false;
                const auto found = known->find(name);
                if (found == known->end() || found->second != hash) return false;
                ++as_before;
                return true;
            },
        .on_read =
            [&](const DocumentRecord& document) {
                if (!read_anew.insert(document.name).second)
                    say(fmt::format("{}: two documents of this name; the later one counts", document.name));
            }};
    const auto tally = read_into_store(*writer, *models, documents, reading);
    if (!tally) return give_up(tally.error());
    if (!overrides.file.empty()) {
        const auto unknown = writer->find_unknown(overrides.overrides);
        if (!unknown) return give_up(unknown.error());
        if (*unknown) return give_up(unknown_entity(**unknown, overrides.file));
        if (auto decided = writer->decide(overrides.overrides); !decided) return give_up(decided.error());
    }
    const auto derived = writer->derive(StoreWriter::Scope::kAsNeeded, !decisions.empty());
    if (!derived) return give_up(derived.error());
    if (!decisions.empty())
        if (auto written = write_decisions(*derived, decisions); !written) return give_up(written.error());
    if (!output.files.empty()) {
        const auto reader = Store::open(store.file);
        if (!reader) return give_up(reader.error());
        const auto graph = reader->load();
        if (!graph) return give_up(graph.error());
        if (const auto written = write_to_all(*graph, output); !written) return give_up(written.error());
    }
    const auto sizes = writer->sizes();
    if (!sizes) return give_up(sizes.error());
    note(fmt::format("{} documents read, {} as before; {} in the store, {} entities, {} claims", read_anew.size(),
                     as_before.load(), sizes->documents, sizes->entities, sizes->claims));
    if (tally->failed > 0) return tally->status();
    return sizes->claims == 0 ? ExitStatus::kNothingFound : ExitStatus::kDone;
}

} // namespace claimgraph::cli
