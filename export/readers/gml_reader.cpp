#include "export/readers/gml_reader.hpp"

#include "export/readers/json_reader.hpp"
#include "graph/base/json_list.hpp"
#include "graph/base/number.hpp"
#include "graph/base/string_map.hpp"
#include "graph/base/text/utf8.hpp"
#include "graph/model/attributes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

namespace claimgraph {
namespace {

constexpr std::size_t kMaxGmlDepth = 100;
/// How networkx begins a list that is shorter than two.
constexpr std::string_view kListStart = "\"_networkx_list_start\"";

/// The names of the characters from U+00A0 on, as in HTML.
constexpr std::array<std::string_view, 96> kLatin1Names = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",
    "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",
    "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave",
    "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",
    "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",
    "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute",
    "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

/// The character of a reference, "eacute" or "#233"; nothing if it is none.
std::optional<char32_t> character_named(std::string_view name) {
    if (name.starts_with('#')) {
        name.remove_prefix(1);
        const bool is_hex = name.starts_with('x') || name.starts_with('X');
        if (is_hex) name.remove_prefix(1);
        std::uint32_t number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number, is_hex ? 16 : 10);
        const bool is_number = error == std::errc() && end == name.data() + name.size();
        const bool is_character = number > 0 && number < 0x110000 && (number < 0xD800 || number > 0xDFFF);
        return is_number && is_character ? std::optional<char32_t>(number) : std::nullopt;
    }
    constexpr std::pair<std::string_view, char32_t> kPlain[] = {
        {"quot", U'"'}, {"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"apos", U'\''}};
    for (const auto& [known, character] : kPlain)
        if (name == known) return character;
    const auto found = std::ranges::find(kLatin1Names, name);
    if (found == kLatin1Names.end()) return std::nullopt;
    return static_cast<char32_t>(0xA0 + (found - kLatin1Names.begin()));
}

/// What stands between quotes, with its references resolved; those that are none stay.
std::string unescaped(std::string_view text) {
    std::string result;
    while (true) {
        const std::size_t at = text.find('&');
        result += text.substr(0, at);
        if (at == std::string_view::npos) return result;
        constexpr std::size_t kLongest = 12;
        const std::size_t end = text.substr(at, kLongest).find(';');
        const auto character =
            end == std::string_view::npos ? std::nullopt : character_named(text.substr(at + 1, end - 1));
        if (character)
            append_utf8(result, *character);
        else
            result += '&';
        text.remove_prefix(at + (character ? end + 1 : 1));
    }
}

std::string json_text(std::string_view text) {
    std::string json;
    append_json(json, text);
    return json;
}

/// An unquoted value as JSON: a number if it is one in any spelling.
std::string json_number_or_text(std::string_view token) {
    const std::string_view unsigned_token = token.starts_with('+') ? token.substr(1) : token;
    if (const AttributeType type = type_of_text(unsigned_token);
        type == AttributeType::kInteger || type == AttributeType::kNumber)
        return std::string(unsigned_token);
    const auto number = number_from<double>(unsigned_token);
    return number && std::isfinite(*number) ? fmt::format("{}", *number) : json_text(token);
}

/// A list of GML: keys and values in JSON, in their order.
using GmlList = std::vector<std::pair<std::string, std::string>>;

/// The value of a key that is unique; empty if there is none.
std::string_view gml_value(const GmlList& list, std::string_view key) {
    const auto found = std::ranges::find(list, key, &GmlList::value_type::first);
    return found == list.end() ? std::string_view() : std::string_view(found->second);
}

/// The members of an object; keys that stand several times have a list.
std::string members_of(const GmlList& list) {
    StringMap<std::size_t> places;
    std::vector<std::pair<std::string_view, std::vector<std::string_view>>> members;
    for (const auto& [key, value] : list) {
        const auto [known, is_new] = places.try_emplace(key, members.size());
        if (is_new) members.push_back({key, {}});
        members[known->second].second.push_back(value);
    }
    std::string json;
    for (const auto& [key, values] : members) {
        if (!json.empty()) json += ',';
        append_json(json, key);
        json += ':';
        const std::size_t first = values.front() == kListStart ? 1 : 0;
        const bool is_list = first > 0 || values.size() > 1;
        if (is_list) json += '[';
        for (std::size_t i = first; i < values.size(); ++i) json.append(i > first ? "," : "").append(values[i]);
        if (is_list) json += ']';
    }
    return json;
}

/// Makes node-link JSON of a file, an element at a time.
class GmlParser {
  public:
    GmlParser(std::string_view text, const std::string& file) : text_(text), file_(file) {
        if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    }

    Result<std::string> json() {
        bool has_graph = false;
        while (true) {
            skip_blanks();
            if (at_ == text_.size()) break;
            std::string key(take_word());
            if (key.empty()) return bad(fmt::format("'{}'; expected a key", text_[at_]));
            skip_blanks();
            const bool is_graph = key == "graph" && at_ < text_.size() && text_[at_] == '[';
            if (is_graph && !has_graph) {
                has_graph = true;
                ++at_;
                if (auto read = read_graph(); !read) return tl::unexpected(read.error());
                continue;
            }
            auto value = take_value(0);
            if (!value) return tl::unexpected(value.error());
            if (!is_graph && !(key == "Creator" && *value == "\"claimgraph\""))
                own_.emplace_back(std::move(key), std::move(*value));
        }
        if (!has_graph) return bad("no 'graph ['; expected GML");
        return fmt::format(R"({{"directed":{},"graph":{{{}}},"nodes":[{}],"links":[{}]}})",
                           directed_ == "1" ? "true" : "false", members_of(own_), nodes_, links_);
    }

  private:
    Result<void> read_graph() {
        while (true) {
            skip_blanks();
            if (at_ == text_.size()) return bad("'graph [' is not closed; expected ']'");
            if (text_[at_] == ']') {
                ++at_;
                return {};
            }
            std::string key(take_word());
            if (key.empty()) return bad(fmt::format("'{}'; expected a key", text_[at_]));
            skip_blanks();
            if ((key == "node" || key == "edge") && at_ < text_.size() && text_[at_] == '[') {
                ++at_;
                auto list = take_list(1);
                if (!list) return tl::unexpected(list.error());
                key == "node" ? add_node(*list) : add_edge(*list);
                continue;
            }
            auto value = take_value(1);
            if (!value) return tl::unexpected(value.error());
            if (key == "directed")
                directed_ = *value;
            else if (key != "multigraph")
                add_graph_value(std::move(key), std::move(*value));
        }
    }

    void add_graph_value(std::string key, std::string value) {
        if (key == kGmlNames && !is_ours_) read_names(value);
        if (key == kGmlNames && is_ours_) return;
        if (key == "documents" && is_ours_) value = text_of(value);
        own_.emplace_back(name_of(std::move(key)), std::move(value));
    }

    /// The text of a value that is one.
    static std::string text_of(std::string_view json) {
        const auto value = nlohmann::json::parse(json, nullptr, false);
        return value.is_string() ? value.get<std::string>() : std::string(json);
    }

    void read_names(std::string_view value) {
        const auto names = nlohmann::json::parse(text_of(value), nullptr, false);
        if (!names.is_object()) return;
        is_ours_ = true;
        for (const auto& [key, name] : names.items())
            if (name.is_string()) names_.emplace(key, name.get<std::string>());
    }

    std::string name_of(std::string key) const {
        const auto found = names_.find(key);
        return found == names_.end() ? key : found->second;
    }

    void add_node(GmlList& node) {
        if (is_ours_) {
            std::string key(gml_value(node, kGmlKey));
            const std::string shown(gml_value(node, kGmlDisplayName));
            if (!key.empty()) ids_.emplace(gml_value(node, "id"), key);
            std::erase_if(node, [&](const auto& member) {
                return member.first == kGmlDisplayName || (!key.empty() && member.first == kGmlKey) ||
                       (!shown.empty() && member.first == "label");
            });
            if (!shown.empty()) node.emplace_back("label", shown);
            if (!key.empty()) set(node, "id", std::move(key));
        }
        add(nodes_, node);
    }

    void add_edge(GmlList& edge) {
        for (const char* end : {"source", "target"})
            if (const auto known = ids_.find(gml_value(edge, end)); known != ids_.end()) set(edge, end, known->second);
        add(links_, edge);
    }

    static void set(GmlList& list, std::string_view key, std::string value) {
        const auto found = std::ranges::find(list, key, &GmlList::value_type::first);
        if (found != list.end()) found->second = std::move(value);
    }

    void add(std::string& elements, GmlList& list) const {
        for (auto& [key, value] : list) key = name_of(std::move(key));
        elements.append(elements.empty() ? "{" : ",{").append(members_of(list)).append("}");
    }

    void skip_blanks() {
        while (at_ < text_.size()) {
            const auto c = static_cast<unsigned char>(text_[at_]);
            if (c == '#')
                at_ = std::min(text_.find('\n', at_), text_.size());
            else if (c <= ' ')
                ++at_;
            else
                return;
        }
    }

    /// Up to a blank, a bracket or a quote.
    std::string_view take_word() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) > ' ' && text_[at_] != '[' &&
               text_[at_] != ']' && text_[at_] != '"')
            ++at_;
        return text_.substr(begin, at_ - begin);
    }

    /// As JSON.
    Result<std::string> take_value(std::size_t depth) {
        skip_blanks();
        if (at_ == text_.size()) return bad("a key without a value");
        if (text_[at_] == '"') {
            const std::size_t end = text_.find('"', at_ + 1);
            if (end == std::string_view::npos) return bad("a quote that is not closed");
            const std::string_view quoted = text_.substr(at_ + 1, end - at_ - 1);
            at_ = end + 1;
            return json_text(unescaped(quoted));
        }
        if (text_[at_] == '[') {
            ++at_;
            const auto list = take_list(depth + 1);
            if (!list) return tl::unexpected(list.error());
            return "{" + members_of(*list) + "}";
        }
        const std::string_view word = take_word();
        if (word.empty()) return bad("a key without a value");
        return json_number_or_text(word);
    }

    /// What stands up to its bracket; as deep as kMaxGmlDepth.
    Result<GmlList> take_list(std::size_t depth) {
        if (depth > kMaxGmlDepth)
            return fail(ErrorCode::kTooLarge, fmt::format("lists nested deeper than {}", kMaxGmlDepth),
                        {.file = file_, .line = line()});
        GmlList list;
        while (true) {
            skip_blanks();
            if (at_ == text_.size()) return bad("a list that is not closed; expected ']'");
            if (text_[at_] == ']') {
                ++at_;
                return list;
            }
            std::string key(take_word());
            if (key.empty()) return bad(fmt::format("'{}'; expected a key", text_[at_]));
            auto value = take_value(depth);
            if (!value) return tl::unexpected(value.error());
            list.emplace_back(std::move(key), std::move(*value));
        }
    }

    std::uint64_t line() const {
        return static_cast<std::uint64_t>(std::ranges::count(text_.substr(0, at_), '\n')) + 1;
    }
    tl::unexpected<Error> bad(std::string message) const {
        return fail(ErrorCode::kBadFormat, std::move(message), {.file = file_, .line = line()});
    }

    std::string_view text_;
    const std::string& file_;
    std::size_t at_ = 0;
    std::string directed_;
    bool is_ours_ = false;
    StringMap<std::string> names_; ///< that keys stand for
    StringMap<std::string> ids_;   ///< of our nodes, by their numbers; in JSON
    GmlList own_;                  ///< values of the graph
    std::string nodes_;
    std::string links_;
};

} // namespace

Result<Graph> read_gml(std::string text, const std::string& file, Warnings& warnings) {
    auto json = GmlParser(text, file).json();
    if (!json) return tl::unexpected(json.error());
    text.clear();
    return read_json_graph(*json, file, warnings);
}

} // namespace claimgraph
