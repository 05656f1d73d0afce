#include "cli/input/documents.hpp"

#include "cli/input/read_apart.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <thread>

namespace claimgraph::cli {
namespace {

/// "text, html, jsonl or conllu".
std::string format_names() {
    std::string text;
    const auto formats = input_formats();
    for (const InputFormat* format : formats) {
        if (format != formats.front()) text += format == formats.back() ? " or " : ", ";
        text += format->name;
    }
    return text;
}

} // namespace

void add_document_options(Options& command, DocumentOptions& options) {
    command.add("INPUT", &options.inputs, "Files, folders (all that can be read in them) or - for standard input")
        .required();
    std::vector<std::pair<std::string, const InputFormat*>> formats;
    for (const InputFormat* format : input_formats()) formats.emplace_back(format->name, format);
    command
        .choice("--from", &options.reading.format, formats,
                fmt::format("What the input is, where the bytes of a file do not tell: {}; see 'claimgraph formats'",
                            format_names()))
        .value_name("FORMAT");
    command
        .add(
            "--date", [&options](const std::string& date) { options.reading.document.date = date_from(date); },
            "The day the text was written, 2025-03-11: what 'today' and 'last week' are measured by [what the text "
            "says at its top]")
        .value_name("DATE")
        .check([](const std::string& date) {
            return date_from(date) ? std::string() : "'" + date + "' is not a date; expected one like 2025-03-11";
        });
    command.add("--sentences", &options.reading.document.sentences, "Each line of the input is one sentence");
    command.add("--lossy", &options.reading.document.lossy,
                "Read invalid UTF-8 as '?' instead of guessing the encoding");
    options.reading.read_apart = read_apart;
    command
        .add("--reading-seconds", &options.reading.most_seconds,
             "How long reading a file may compute, of formats that are read in a process of their own")
        .value_name("N")
        .range(1u, 86400u)
        .hidden();
    command.add("--any-language", &options.reading.any_language, "Read texts in other languages than English, too");
    const auto field = [&](const char* option, std::string& name, std::string_view what) {
        command.add(option, &name, fmt::format("The field or column of a dump with the {} [guessed, and told]", what))
            .value_name("NAME");
    };
    field("--text-field", options.reading.text_field, "text");
    field("--title-field", options.reading.title_field, "title");
    field("--date-field", options.reading.date_field, "date");
    field("--url-field", options.reading.url_field, "address");
    field("--id-field", options.reading.id_field, "id");
    field("--source-field", options.reading.source_field, "publisher");
    command.add("--threads", &options.threads, "Documents worked on at a time [one a core]")
        .value_name("N")
        .range(1u, 1024u);
    add_confidence_options(command, options.models);
    add_model_options(command, options.models);
}

Inputs find_documents(const DocumentOptions& options) {
    Inputs inputs = find_inputs(options.inputs, options.reading.format);
    for (const std::string& note : inputs.notes) cli::note(note);
    for (const Error& error : inputs.errors) report(error);
    return inputs;
}

unsigned thread_count(const DocumentOptions& options) {
    return options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
}

void Refusals::tell(const Error& error) {
    constexpr std::size_t kMostTold = 20;
    if (count_++ < kMostTold)
        report(error);
    else
        file_ = error.place.file;
    told_ = std::min(count_, kMostTold);
}

void Refusals::end_input() {
    if (count_ > told_) say(fmt::format("{}: and {} more that cannot be read", printable(file_), count_ - told_));
    *this = {};
}

std::optional<DocumentRead> analyse(InputDocument&& input, const DocumentOptions& options, const Models& models) {
    DocumentRead read{{std::move(input.document), {}}, std::nullopt};
    Document& document = read.document.document;
    if (const auto no_date = settle_date(document, models))
        read.warning = {ErrorCode::kBadFormat,
                        fmt::format("date \"{}\" is left out; expected one like \"2025-03-11\"", printable(*no_date)),
                        {.file = document.id()}};
    if (!input.given && options.skip && options.skip(document)) return std::nullopt;
    if (!options.analyse) return read;
    if (input.given) {
        read.document.analysis = std::move(*input.given);
        complete(document, read.document.analysis, models);
    } else {
        read.document.analysis = analyze(document, models);
    }
    return read;
}

} // namespace claimgraph::cli
