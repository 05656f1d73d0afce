#include "cli/input/apart_lines.hpp"

#include "graph/base/json_value.hpp"
#include "graph/base/text/utf8.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

namespace claimgraph::cli {
namespace {

using Json = nlohmann::json;

/// The strings of a source that are carried over, by their names.
struct SourceString {
    const char* name;
    std::string SourceDocument::*value;
};
constexpr SourceString kSourceStrings[] = {
    {"title", &SourceDocument::title},         {"author", &SourceDocument::author},
    {"publisher", &SourceDocument::publisher}, {"url", &SourceDocument::url},
    {"section", &SourceDocument::section},     {"language", &SourceDocument::language},
    {"format", &SourceDocument::format},
};

std::string string_at(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<std::uint32_t> number_at(const Json& list, std::size_t index) {
    if (!list.is_array() || index >= list.size() || !list[index].is_number_unsigned()) return std::nullopt;
    const auto number = list[index].get<std::uint64_t>();
    return number <= kMaxDocumentBytes ? std::optional(static_cast<std::uint32_t>(number)) : std::nullopt;
}

/// A place in a text where a character begins, or its end.
bool is_character_begin(std::string_view text, std::uint32_t at) {
    return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

std::optional<std::vector<Block>> blocks_of(const Json& json, std::string_view text) {
    std::vector<Block> blocks;
    const auto list = json.find("blocks");
    if (list == json.end() || !list->is_array()) return std::nullopt;
    std::uint32_t least = 0;
    for (const Json& one : *list) {
        const auto begin = number_at(one, 0);
        const auto end = number_at(one, 1);
        const auto kind = number_at(one, 2);
        if (!begin || !end || !kind || *kind > static_cast<std::uint32_t>(BlockKind::kDateline)) return std::nullopt;
        if (*begin < least || *end <= *begin || *end > text.size()) return std::nullopt;
        if (!is_character_begin(text, *begin) || !is_character_begin(text, *end)) return std::nullopt;
        blocks.push_back({{*begin, *end}, static_cast<BlockKind>(*kind)});
        least = *end;
    }
    return blocks;
}

std::optional<InputDocument> document_of(const Json& json) {
    std::string text = string_at(json, "text");
    auto blocks = blocks_of(json, text);
    if (!blocks || text.size() > kMaxDocumentBytes || find_invalid_utf8(text)) return std::nullopt;
    Document document(string_at(json, "id"), std::move(text), std::move(*blocks));
    for (const SourceString& one : kSourceStrings) document.source().*one.value = string_at(json, one.name);
    if (const auto date = date_from(string_at(json, "date"))) document.set_date(*date);
    if (const auto date = date_from(string_at(json, "file_date"))) document.set_file_date(*date);
    document.set_date_words(string_at(json, "date_words"));
    return InputDocument{std::move(document), std::nullopt};
}

} // namespace

bool ApartWriter::take(InputDocument&& input) {
    const Document& document = input.document;
    JsonValue::List blocks;
    for (const Block& block : document.blocks())
        blocks.push_back(JsonValue::Written{"[" + std::to_string(block.span.begin) + "," +
                                            std::to_string(block.span.end) + "," +
                                            std::to_string(static_cast<unsigned>(block.kind)) + "]"});
    std::string line = "{\"kind\":\"document\",\"id\":";
    append_quoted(line, document.id());
    for (const SourceString& one : kSourceStrings) {
        line += ",\"" + std::string(one.name) + "\":";
        append_quoted(line, document.source().*one.value);
    }
    if (document.date()) line += ",\"date\":\"" + to_string(*document.date()) + "\"";
    if (document.file_date()) line += ",\"file_date\":\"" + to_string(*document.file_date()) + "\"";
    line += ",\"date_words\":";
    append_quoted(line, document.date_words());
    line += ",\"blocks\":[";
    for (std::size_t i = 0; i < blocks.size(); ++i)
        line += (i == 0 ? "" : ",") + blocks[i].as<JsonValue::Written>()->text;
    line += "],\"text\":";
    append_quoted(line, document.text());
    put_(line + "}\n");
    return true;
}

bool ApartWriter::refuse(Error&& error) {
    put_(JsonValue{{"kind", "refuse"},
                   {"code", static_cast<unsigned>(error.code)},
                   {"message", error.message},
                   {"file", error.place.file},
                   {"line", error.place.line},
                   {"column", error.place.column}}
             .dump() +
         "\n");
    return true;
}

bool ApartWriter::skip(const std::string& name, const std::string& why) {
    put_(JsonValue{{"kind", "skip"}, {"name", name}, {"what", why}}.dump() + "\n");
    return true;
}

void ApartWriter::tell(const std::string& name, const std::string& what) {
    put_(JsonValue{{"kind", "tell"}, {"name", name}, {"what", what}}.dump() + "\n");
}

void ApartWriter::end() { put_("{\"kind\":\"end\"}\n"); }

bool ApartAnswer::take(std::string_view line) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || is_complete_) return false;
    const std::string kind = string_at(json, "kind");
    bool goes_on = true;
    if (kind == "document") {
        auto document = document_of(json);
        if (!document) return false;
        goes_on = sink_.take(std::move(*document));
    } else if (kind == "refuse") {
        const auto number = [&](const char* name) {
            const auto found = json.find(name);
            return found != json.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
        };
        const auto code = number("code");
        constexpr auto kLast = static_cast<std::uint64_t>(ErrorCode::kUnsupported);
        goes_on = sink_.refuse({static_cast<ErrorCode>(code <= kLast ? code : kLast),
                                string_at(json, "message"),
                                {string_at(json, "file"), number("line"), number("column")}});
    } else if (kind == "skip") {
        goes_on = sink_.skip(string_at(json, "name"), string_at(json, "what"));
    } else if (kind == "tell") {
        sink_.tell(string_at(json, "name"), string_at(json, "what"));
    } else if (kind == "end") {
        is_complete_ = true;
    } else {
        return false;
    }
    was_stopped_ = !goes_on;
    return goes_on;
}

} // namespace claimgraph::cli
