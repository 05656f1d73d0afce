#include "cli/commands/store_build.hpp"

#include "cli/input/match_files.hpp"
#include "graph/model/source_fields.hpp"
#include "graph/store/content_hash.hpp"
#include "graph/store/store.hpp"
#include "graph/store/store_writer.hpp"

#include <atomic>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sstream>
#include <unordered_set>

namespace claimgraph::cli {
namespace {

/// Ends the run of documents if the store fails.
struct StoreRefuses {
    Error error;
};

/// How documents are read: with other options or models the same text is read again.
std::string way_of_reading(const DocumentOptions& options) {
    std::vector<std::string> names;
    for (const auto& name : options.models.names) names.push_back(name.string());
    const ReadOptions& reading = options.reading;
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", reading.format == nullptr ? "" : reading.format->name,
                       reading.document.lossy, reading.document.sentences, least_probability(options.models),
                       options.models.folder, options.models.model, fmt::join(names, "\n"));
}

std::string date_of(const Document& document) { return document.date() ? to_string(*document.date()) : std::string(); }

/// Whether the file brought tokens and trees with the text.
bool has_own_analysis(const Document& document) {
    return std::ranges::any_of(input_formats(), [&](const InputFormat* format) {
        return format->brings_analysis && format->name == document.source().format;
    });
}

/// What tells whether there is something new to read: the text, what is known of its source and, where they come with
/// it, its trees.
std::string hash_of(const Document& document, const Analysis* given, const std::string& way) {
    ContentHash hash;
    hash.add(way);
    hash.add(date_of(document));
    for_each_value<kSourceFields>(document.source(), [&]<class Value>(const SourceField&, const Value& value) {
        if constexpr (std::is_same_v<Value, std::string>) hash.add(value);
    });
    hash.add(document.text());
    if (given != nullptr) {
        std::ostringstream trees;
        write_conllu(trees, document, *given);
        hash.add(trees.view());
    }
    return hash.bytes();
}

} // namespace

void add_wait_option(Options& command, double& wait) {
    command.add("--wait", &wait, "How long to wait while another program writes to the store [60]")
        .value_name("SECONDS")
        .range(0.0, 86400.0);
}

ExitStatus build_into_store(const StoreBuild& store, const DocumentOptions& documents, const GivenOverrides& overrides,
                            const std::string& decisions, const GraphOutput& output) {
    const auto models = load_models(documents.models);
    if (!models) return give_up(models.error());
    auto writer = StoreWriter::open(store.file, true, milliseconds(store.wait));
    if (!writer) return give_up(writer.error());
    const auto known = writer->hashes();
    if (!known) return give_up(known.error());

    const std::string way = way_of_reading(documents);
    std::atomic<std::size_t> as_before = 0;
    const auto is_known = [&](const std::string& name, const std::string& hash) {
        if (store.reread) return false;
        const auto found = known->find(name);
        if (found == known->end() || found->second != hash) return false;
        ++as_before;
        return true;
    };
    DocumentOptions options = documents;
    options.skip = [&](const Document& document) { return is_known(document.id(), hash_of(document, nullptr, way)); };
    const auto read = [&](const AnalysedDocument& input) -> std::optional<DocumentRecord> {
        const bool brings_analysis = has_own_analysis(input.document);
        std::string hash = hash_of(input.document, brings_analysis ? &input.analysis : nullptr, way);
        if (brings_analysis && is_known(input.document.id(), hash)) return std::nullopt;
        return DocumentRecord{input.document.id(), std::move(hash), date_of(input.document),
                              extract_claims(input.document, input.analysis, *models)};
    };
    std::unordered_set<std::string> read_anew;
    Tally tally;
    try {
        tally = for_each_document(options, *models, true, read, [&](std::optional<DocumentRecord>&& document) {
            if (!document) return;
            if (!read_anew.insert(document->name).second)
                say(fmt::format("{}: two documents of this name; the later one counts", document->name));
            if (auto put = writer->put(std::move(*document)); !put) throw StoreRefuses{put.error()};
        });
    } catch (const StoreRefuses& refused) {
        return give_up(refused.error);
    }
    if (!overrides.file.empty()) {
        const auto unknown = writer->find_unknown(overrides.overrides);
        if (!unknown) return give_up(unknown.error());
        if (*unknown) return give_up(unknown_entity(**unknown, overrides.file));
        if (auto decided = writer->decide(overrides.overrides); !decided) return give_up(decided.error());
    }
    const auto derived = writer->derive(!decisions.empty());
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
    say(fmt::format("{} documents read, {} as before; {} in the store, {} entities, {} claims", read_anew.size(),
                    as_before.load(), sizes->documents, sizes->entities, sizes->claims));
    if (tally.failed > 0) return tally.status();
    return sizes->claims == 0 ? ExitStatus::kNothingFound : ExitStatus::kDone;
}

} // namespace claimgraph::cli
