#include "cli/input/documents.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <thread>

namespace claimgraph::cli {
namespace {

/// "text; conllu, of which ...; or jsonl, lines of ...".
std::string described_formats() {
    std::string text;
    const auto formats = input_formats();
    for (const InputFormat* format : formats) {
        if (format != formats.front()) text += format == formats.back() ? "; or " : "; ";
        text += format->name;
        if (!format->description.empty()) text += fmt::format(", {}", format->description);
    }
    return text;
}

} // namespace

void add_document_options(Options& command, DocumentOptions& options) {
    command.add("INPUT", &options.inputs, "Files, folders (all text in them) or - for standard input").required();
    options.format = input_formats().front();
    std::vector<std::pair<std::string, const InputFormat*>> formats;
    for (const InputFormat* format : input_formats()) formats.emplace_back(format->name, format);
    command
        .choice("--from", &options.format, formats,
                fmt::format("What the input is: {} [{}]", described_formats(), options.format->name))
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
    add_confidence_options(command, options.models);
    add_model_options(command, options.models);
}

Inputs find_documents(const DocumentOptions& options) {
    Inputs inputs = find_inputs(options.inputs, options.format->extensions);
    for (const Error& error : inputs.errors) report(error);
    return inputs;
}

unsigned thread_count(const DocumentOptions& options) {
    return options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
}

Result<DocumentsRead> read_documents(const std::string& input, const DocumentOptions& options, const Models& models) {
    auto bytes = read_input(input);
    if (!bytes) return tl::unexpected(bytes.error());
    auto read = options.format->read(input, std::move(*bytes),
                                     {.lossy = options.lossy, .sentences = options.sentences, .date = options.date});
    if (!read) return tl::unexpected(read.error());
    DocumentsRead result;
    for (InputDocument& one : *read) {
        if (const auto no_date = settle_date(one.document, models))
            result.warnings.push_back(
                {ErrorCode::kBadFormat,
                 fmt::format("date \"{}\" is left out; expected one like \"2025-03-11\"", printable(*no_date)),
                 {.file = one.document.id()}});
        if (!one.given && options.skip && options.skip(one.document)) continue;
        Analysis analysis;
        if (one.given) {
            analysis = std::move(*one.given);
            complete(one.document, analysis, models);
        } else {
            analysis = analyze(one.document, models);
        }
        result.documents.push_back({std::move(one.document), std::move(analysis)});
    }
    return result;
}

} // namespace claimgraph::cli
