#include "extract/input/input_format.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace claimgraph {
namespace {

constexpr std::string_view kJsonlExtensions[] = {".jsonl", ".ndjson"};

/// Lines of {"text", "id", "date"}; the last two may be missing. A date that is not in ISO 8601 is kept in words. An id
/// is the input and the number of the line then.
Result<std::vector<InputDocument>> read_jsonl_input(const std::string& input, std::string bytes,
                                                    const DocumentOptions& options) {
    std::vector<InputDocument> documents;
    std::string_view rest = bytes;
    for (std::uint64_t number = 1; !rest.empty(); ++number) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const Place place{.file = input, .line = number};
        const auto json = nlohmann::json::parse(line, nullptr, false);
        const auto text = json.is_object() ? json.find("text") : json.end();
        if (!json.is_object() || text == json.end() || !text->is_string())
            return fail(ErrorCode::kBadFormat, "no JSON object with a string \"text\"", place);
        DocumentOptions own = options;
        std::string date_words;
        if (const auto date = json.find("date"); date != json.end() && !date->is_null()) {
            date_words = date->is_string() ? date->get<std::string>() : date->dump();
            own.date = date_from(std::string_view(date_words).substr(0, 10));
            if (own.date) date_words.clear();
        }
        const auto id = json.find("id");
        auto document = make_document(id != json.end() && id->is_string() ? id->get<std::string>()
                                                                          : fmt::format("{}:{}", input, number),
                                      text->get<std::string>(), own);
        if (!document) return tl::unexpected(document.error());
        document->set_date_words(std::move(date_words));
        documents.push_back({std::move(*document), std::nullopt});
    }
    return documents;
}

} // namespace

extern const InputFormat kJsonlInput = {.name = "jsonl",
                                        .description = "lines of {\"text\", \"id\", \"date\"}",
                                        .extensions = kJsonlExtensions,
                                        .read = read_jsonl_input};

} // namespace claimgraph
