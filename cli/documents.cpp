#include "cli/documents.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <thread>

namespace claimgraph::cli {
namespace {

constexpr std::array<std::string_view, 2> kTextExtensions = {".txt", ".md"};
constexpr std::array<std::string_view, 2> kConlluExtensions = {".conllu", ".conll"};

Result<std::vector<AnalysedDocument>> read_text(const std::string& input, std::string bytes,
                                                const DocumentOptions& options, const Models& models) {
    auto document = make_document(input, std::move(bytes), {.lossy = options.lossy, .sentences = options.sentences});
    if (!document) return tl::unexpected(document.error());
    if (options.skip && options.skip(*document)) return std::vector<AnalysedDocument>();
    Analysis analysis = analyze(*document, models);
    std::vector<AnalysedDocument> documents;
    documents.push_back({std::move(*document), std::move(analysis)});
    return documents;
}

Result<std::vector<AnalysedDocument>> complete_conllu(const std::string& input, const std::string& bytes,
                                                      const Models& models) {
    auto documents = read_conllu(bytes, input);
    if (!documents) return documents;
    for (AnalysedDocument& read : *documents) complete(read.document, read.analysis, models);
    return documents;
}

} // namespace

void add_document_options(CLI::App& command, DocumentOptions& options) {
    command.add_option("INPUT", options.inputs, "Files, folders (all text in them) or - for standard input")
        ->required();
    command
        .add_option_function<std::string>(
            "--from", [&options](const std::string& format) { options.from_conllu = format == "conllu"; },
            "What the input is: text or conllu, of which given columns are kept and blank ones (_) predicted [text]")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "conllu"}));
    command.add_flag("--sentences", options.sentences, "Each line of the input is one sentence");
    command.add_flag("--lossy", options.lossy, "Read bytes that are no UTF-8 as '?' instead of refusing the document");
    command.add_option("--threads", options.threads, "Documents worked on at a time [one a core]")
        ->type_name("N")
        ->check(CLI::Range(1u, 1024u));
    add_model_options(command, options.models);
}

Inputs find_documents(const DocumentOptions& options) {
    Inputs inputs = options.from_conllu ? find_inputs(options.inputs, kConlluExtensions)
                                        : find_inputs(options.inputs, kTextExtensions);
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
    return options.from_conllu ? complete_conllu(input, *bytes, models)
                               : read_text(input, std::move(*bytes), options, models);
}

} // namespace claimgraph::cli
