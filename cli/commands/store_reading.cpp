#include "cli/commands/store_reading.hpp"

#include "cli/input/judgments.hpp"
#include "graph/model/source_fields.hpp"
#include "graph/store/content_hash.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>
#include <sstream>
#include <vector>

namespace claimgraph::cli {
namespace {

/// Ends the run of documents if the store fails.
struct StoreRefuses {
    Error error;
};

/// How documents are read: with other options or models the same text is read again.
std::string way_of_reading(const DocumentOptions& options, bool with_facts) {
    std::vector<std::string> names;
    for (const auto& name : options.models.names) names.push_back(name.string());
    const ReadOptions& reading = options.reading;
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", reading.format == nullptr ? "" : reading.format->name,
                       reading.document.lossy, reading.document.sentences, least_probability(options.models),
                       options.models.folder, options.models.model, fmt::join(names, "\n")) +
           (with_facts ? "\nfacts and all sentences" : "");
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

std::vector<FactRecord> facts_of(const AnalysedDocument& input, const Models& models) {
    std::vector<FactRecord> records;
    for (const Fact& fact : find_facts(input.analysis, models, FactReading::kImplied))
        records.push_back(fact_record(fact, input.document, input.analysis));
    return records;
}

} // namespace

Result<Tally> read_into_store(StoreWriter& writer, const Models& models, const DocumentOptions& documents,
                              const StoreReading& reading) {
    const bool with_facts = writer.keeps_facts();
    const std::string way = way_of_reading(documents, with_facts);
    const auto judgments = writer.judgments();
    if (!judgments) return tl::unexpected(judgments.error());
    DocumentOptions options = documents;
    options.skip = [&](const Document& document) {
        return reading.is_known(document.id(), hash_of(document, nullptr, way));
    };
    const auto read = [&](const AnalysedDocument& input) -> std::optional<DocumentRecord> {
        const bool brings_analysis = has_own_analysis(input.document);
        std::string hash = hash_of(input.document, brings_analysis ? &input.analysis : nullptr, way);
        if (brings_analysis && reading.is_known(input.document.id(), hash)) return std::nullopt;
        return DocumentRecord{input.document.id(),
                              std::move(hash),
                              date_of(input.document),
                              extract_judged(input.document, input.analysis, models, *judgments),
                              with_facts ? facts_of(input, models) : std::vector<FactRecord>(),
                              with_facts ? sentence_records(input.document, input.analysis)
                                         : std::vector<SentenceRecord>()};
    };
    try {
        return for_each_document(options, models, reading.show_progress, read,
                                 [&](std::optional<DocumentRecord>&& document) {
                                     if (!document) return;
                                     reading.on_read(*document);
                                     if (auto put = writer.put(std::move(*document)); !put)
                                         throw StoreRefuses{put.error()};
                                 });
    } catch (const StoreRefuses& refused) {
        return tl::unexpected(refused.error);
    }
}

} // namespace claimgraph::cli
