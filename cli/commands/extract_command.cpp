#include "cli/commands/command.hpp"
#include "cli/input/documents.hpp"
#include "cli/input/models.hpp"
#include "cli/output/claim_text.hpp"
#include "cli/output/document_text.hpp"
#include "cli/output/explanation_text.hpp"
#include "cli/output/fact_text.hpp"
#include "cli/output/mention_text.hpp"
#include "cli/output/time_text.hpp"
#include "cli/terminal/output.hpp"
#include "cli/terminal/terminal.hpp"
#include "export/claim_json.hpp"

#include <fmt/format.h>
#include <memory>
#include <sstream>

namespace claimgraph::cli {
namespace {

struct ExtractFormat;

struct ExtractOptions {
    DocumentOptions documents;
    const ExtractFormat* format = nullptr;
    bool explain = false; ///< whatever the format
    FactReading facts = FactReading::kImplied;
};

/// What was found in one document, ready to be printed.
struct Printed {
    std::string text;
    std::size_t found = 0; ///< claims, mentions or sentences
};

Printed print_jsonl(const AnalysedDocument& input, const ExtractOptions&, const Models& models) {
    const ClaimBatch batch = extract_claims(input.document, input.analysis, models);
    Printed printed{.found = batch.claims.size()};
    for (std::size_t i = 0; i < batch.claims.size(); ++i)
        printed.text += claim_json(fmt::format("{}#{}", input.document.id(), i + 1), batch.claims[i], batch.entities,
                                   batch.documents) +
                        '\n';
    return printed;
}

Printed print_tsv(const AnalysedDocument& input, const ExtractOptions& options, const Models& models) {
    const std::vector<Fact> facts = find_facts(input.analysis, models, options.facts);
    Printed printed{.found = facts.size()};
    for (const Fact& fact : facts) printed.text += fact_tsv(fact, input.document, input.analysis);
    return printed;
}

Printed print_table(const AnalysedDocument& input, const ExtractOptions&, const Models& models) {
    const ClaimBatch batch = extract_claims(input.document, input.analysis, models);
    if (batch.claims.empty()) return {};
    const auto row_at = [&](std::size_t i) {
        return Row{claim_object("", batch.claims[i], batch.entities, batch.documents)};
    };
    return {fmt::format("{}: {} claims\n{}\n", printable(input.document.id()), batch.claims.size(),
                        table_text(claim_columns(), batch.claims.size(), row_at, output_width())),
            batch.claims.size()};
}

Printed print_mentions(const AnalysedDocument& input, const ExtractOptions&, const Models& models) {
    const EntityLayer entities = find_entities(input.document, input.analysis, models);
    Printed printed{.found = entities.mentions.size()};
    for (const Mention& mention : entities.mentions) printed.text += mention_json(mention, input.document, entities);
    return printed;
}

Printed print_times(const AnalysedDocument& input, const ExtractOptions&, const Models& models) {
    const std::vector<TimeExpression> times = find_times(input.document, input.analysis, models);
    Printed printed{.found = times.size()};
    for (const TimeExpression& time : times) printed.text += time_json(time, input.document);
    return printed;
}

Printed print_conllu(const AnalysedDocument& input, const ExtractOptions&, const Models& models) {
    const EntityLayer entities = find_entities(input.document, input.analysis, models);
    std::ostringstream out;
    const EntityBrackets brackets(entities);
    write_conllu(out, input.document, input.analysis, [&](TokenIndex token) { return brackets.at(token); });
    return {std::move(out).str(), input.analysis.sentences.size()};
}

Printed print_document(const AnalysedDocument& input, const ExtractOptions&, const Models&) {
    return {document_json(input.document), 1};
}

Printed print_explanation(const AnalysedDocument& input, const ExtractOptions&, const Models& models) {
    return {explanation_text(input, models), input.analysis.sentences.size()};
}

/// The formats of --format.
struct ExtractFormat {
    const char* name;
    const char* things; ///< what one may find none of
    Printed (*print)(const AnalysedDocument& input, const ExtractOptions& options, const Models& models);
};
constexpr ExtractFormat kFormats[] = {
    {"jsonl", "claims", print_jsonl},           {"table", "claims", print_table}, {"tsv", "facts", print_tsv},
    {"mentions", "mentions", print_mentions},   {"times", "times", print_times},  {"conllu", "sentences", print_conllu},
    {"documents", "documents", print_document},
};
constexpr ExtractFormat kExplanation = {"explanation", "sentences", print_explanation};

ExitStatus extract(const ExtractOptions& options) {
    const auto models = load_models(options.documents.models);
    if (!models) return give_up(models.error());
    std::size_t found = 0;
    const Tally tally = for_each_document(
        options.documents, *models, !output_is_terminal(),
        [&](const AnalysedDocument& document) { return options.format->print(document, options, *models); },
        [&](const Printed& printed) {
            print(printed.text);
            found += printed.found;
        });
    if (tally.failed > 0) return tally.status();
    if (found > 0) return ExitStatus::kDone;
    say(fmt::format("no {} found", options.format->things));
    return ExitStatus::kNothingFound;
}

} // namespace

Run setup_extract(Options& command) {
    auto options = std::make_shared<ExtractOptions>();
    options->format = &kFormats[0];
    add_document_options(command, options->documents);
    std::vector<std::pair<std::string, const ExtractFormat*>> formats;
    for (const ExtractFormat& format : kFormats) formats.emplace_back(format.name, &format);
    command
        .choice(
            "--format", &options->format, formats,
            "jsonl: a claim a line with all its fields; table: for reading; tsv: open information "
            "extraction, sentence, confidence, subject, relation and arguments; mentions: a mention a line; times: a "
            "time a line; conllu: the analysis; documents: what is read, in any language, with title, date and so on "
            "[jsonl]")
        .value_name("FORMAT");
    command
        .choice(
            "--facts", &options->facts, {{"implied", FactReading::kImplied}, {"explicit", FactReading::kExplicit}},
            "With --format tsv; implied: a fact a clause with all its arguments, and what appositions, possessors and "
            "titles imply; explicit: triples in words of the sentence alone [implied]")
        .value_name("READING");
    command.add("--explain", &options->explain,
                "For each sentence its tree, the frames that fired or nearly did, and its claims");
    return [options] {
        if (options->explain) options->format = &kExplanation;
        const bool only_reads = options->format->print == print_document;
        options->documents.analyse = !only_reads;
        if (only_reads) options->documents.reading.any_language = true; // to be seen with their language
        return extract(*options);
    };
}

} // namespace claimgraph::cli
