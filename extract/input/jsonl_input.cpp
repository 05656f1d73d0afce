#include "extract/input/input_format.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace claimgraph {
namespace {

constexpr std::string_view kJsonlExtensions[] = {".jsonl", ".ndjson"};

Likeness is_jsonl(std::string_view head, std::string_view name) {
    return head.starts_with('{') && has_extension(name, kJsonlExtensions) ? Likeness::kCertain : Likeness::kNo;
}

/// The document of a line {"text", "id", "date"}; the last two may be missing. A date that is not in ISO 8601 is kept
/// in words. An id is the input and the number of the line then.
Result<Document> read_line(const InputBytes::Line& line, const std::string& input, DocumentOptions options) {
    const Place place{.file = input, .line = line.number};
    const auto json = nlohmann::json::parse(line.text, nullptr, false);
    const auto text = json.is_object() ? json.find("text") : json.end();
    if (!json.is_object() || text == json.end() || !text->is_string())
        return fail(ErrorCode::kBadFormat, "no JSON object with a string \"text\"", place);
    std::string date_words;
    if (const auto date = json.find("date"); date != json.end() && !date->is_null()) {
        date_words = date->is_string() ? date->get<std::string>() : date->dump();
        options.date = date_from(std::string_view(date_words).substr(0, 10));
        if (options.date) date_words.clear();
    }
    const auto id = json.find("id");
    auto document = make_document(id != json.end() && id->is_string() ? id->get<std::string>()
                                                                      : fmt::format("{}:{}", input, line.number),
                                  text->get<std::string>(), options);
    if (document) document->set_date_words(std::move(date_words));
    return document;
}

void read_jsonl_input(InputBytes& input, const ReadOptions& options, DocumentSink& sink) {
    while (const auto line = input.next_line()) {
        if (line->text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        auto document = read_line(*line, input.name(), options.document);
        if (!(document ? sink.take({std::move(*document)}) : sink.refuse(Error(document.error())))) return;
    }
    if (const auto readable = input.status(); !readable) sink.refuse(Error(readable.error()));
}

} // namespace

extern const InputFormat kJsonlInput = {.name = "jsonl",
                                        .description = "lines of {\"text\", \"id\", \"date\"}",
                                        .extensions = kJsonlExtensions,
                                        .has_many = true,
                                        .detect = is_jsonl,
                                        .read = read_jsonl_input};

} // namespace claimgraph
