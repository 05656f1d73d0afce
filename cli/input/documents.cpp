#include "cli/input/documents.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

namespace claimgraph::cli {
namespace {

constexpr std::array<std::string_view, 2> kTextExtensions = {".txt", ".md"};
constexpr std::array<std::string_view, 2> kConlluExtensions = {".conllu", ".conll"};
constexpr std::array<std::string_view, 2> kJsonlExtensions = {".jsonl", ".ndjson"};

Result<std::vector<AnalysedDocument>> read_text(const std::string& input, std::string bytes,
                                                const DocumentOptions& options, const Models& models) {
    auto document = make_document(input, std::move(bytes),
                                  {.lossy = options.lossy, .sentences = options.sentences, .date = options.date});
    if (!document) return tl::unexpected(document.error());
    if (options.skip && options.skip(*document)) return std::vector<AnalysedDocument>();
    Analysis analysis = analyze(*document, models);
    std::vector<AnalysedDocument> documents;
    documents.push_back({std::move(*document), std::move(analysis)});
    return documents;
}

Result<std::vector<AnalysedDocument>> complete_conllu(const std::string& input, const std::string& bytes,
                                                      const DocumentOptions& options, const Models& models) {
    auto documents = read_conllu(bytes, input);
    if (!documents) return documents;
    for (AnalysedDocument& read : *documents) {
        if (options.date) read.document.set_date(*options.date);
        complete(read.document, read.analysis, models);
    }
    return documents;
}

/// Lines of {"text", "id", "date"}; the last two may be missing. An id is the input and the number of the line then.
Result<std::vector<AnalysedDocument>> read_jsonl(const std::string& input, std::string_view bytes,
                                                 const DocumentOptions& options, const Models& models) {
    std::vector<AnalysedDocument> documents;
    for (std::uint64_t number = 1; !bytes.empty(); ++number) {
        const std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const Place place{.file = input, .line = number};
        const auto json = nlohmann::json::parse(line, nullptr, false);
        const auto text = json.is_object() ? json.find("text") : json.end();
        if (!json.is_object() || text == json.end() || !text->is_string())
            return fail(ErrorCode::kBadFormat, "no JSON object with a string \"text\"", place);
        DocumentOptions own = options;
        if (const auto date = json.find("date"); date != json.end() && !date->is_null()) {
            own.date = date->is_string() ? date_from(date->get<std::string>().substr(0, 10)) : std::nullopt;
            if (!own.date)
                return fail(ErrorCode::kBadFormat,
                            fmt::format("date {}; expected one like \"2025-03-11\"", date->dump()), place);
        }
        const auto id = json.find("id");
        auto read = read_text(id != json.end() && id->is_string() ? id->get<std::string>()
                                                                  : fmt::format("{}:{}", input, number),
                              text->get<std::string>(), own, models);
        if (!read) return read;
        std::ranges::move(*read, std::back_inserter(documents));
    }
    return documents;
}

} // namespace

void add_document_options(Options& command, DocumentOptions& options) {
    command.add("INPUT", &options.inputs, "Files, folders (all text in them) or - for standard input").required();
    using Form = DocumentOptions::Form;
    command
        .choice(
            "--from", &options.form, {{"text", Form::kText}, {"conllu", Form::kConllu}, {"jsonl", Form::kJsonl}},
            "What the input is: text; conllu, of which given columns are kept and blank ones (_) predicted; or jsonl, "
            "lines of {\"text\", \"id\", \"date\"} [text]")
        .value_name("FORMAT");
    command
        .add(
            "--date", [&options](const std::string& date) { options.date = date_from(date); },
            "The day the text was written, 2025-03-11: what 'today' and 'last week' are measured by [what the text "
            "says at its top]")
        .value_name("DATE")
        .check([](const std::string& date) {
            return date_from(date) ? std::string() : "'" + date + "' is no date; expected one like 2025-03-11";
        });
    command.add("--sentences", &options.sentences, "Each line of the input is one sentence");
    command.add("--lossy", &options.lossy, "Read bytes that are no UTF-8 as '?' instead of refusing the document");
    command.add("--threads", &options.threads, "Documents worked on at a time [one a core]")
        .value_name("N")
        .range(1u, 1024u);
    add_confidence_option(command, options.min_confidence);
    add_model_options(command, options.models);
}

Inputs find_documents(const DocumentOptions& options) {
    const auto extensions_of = [](DocumentOptions::Form form) -> std::span<const std::string_view> {
        switch (form) {
        case DocumentOptions::Form::kConllu:
            return kConlluExtensions;
        case DocumentOptions::Form::kJsonl:
            return kJsonlExtensions;
        default:
            return kTextExtensions;
        }
    };
    Inputs inputs = find_inputs(options.inputs, extensions_of(options.form));
    for (const Error& error : inputs.errors) report(error);
    return inputs;
}

unsigned thread_count(const DocumentOptions& options) {
    return options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
}

Result<std::vector<AnalysedDocument>> read_documents(const std::string& input, const DocumentOptions& options,
                                                     const Models& models) {
    auto bytes = read_input(input);
    if (!bytes) return tl::unexpected(bytes.error());
    switch (options.form) {
    case DocumentOptions::Form::kConllu:
        return complete_conllu(input, *bytes, options, models);
    case DocumentOptions::Form::kJsonl:
        return read_jsonl(input, *bytes, options, models);
    default:
        return read_text(input, std::move(*bytes), options, models);
    }
}

ClaimBatch out_claims(const AnalysedDocument& input, const DocumentOptions& options, const Models& models) {
    ClaimBatch batch = extract_claims(input.document, input.analysis, models);
    std::erase_if(batch.claims, [&](const Claim& claim) { return claim.confidence < options.min_confidence; });
    return batch;
}

} // namespace claimgraph::cli
