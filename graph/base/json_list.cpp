#include "graph/base/json_list.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace claimgraph {

void append_json(std::string& json, std::string_view text) {
    const bool is_plain =
        std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; });
    if (is_plain) {
        json.append("\"").append(text).append("\"");
        return;
    }
    using Json = nlohmann::json;
    std::string quoted = Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    for (std::size_t at = 0; (at = quoted.find("\xEF\xBF", at)) != std::string::npos; at += 2) {
        if (quoted.compare(at, 3, "\xEF\xBF\xBE") == 0)
            quoted.replace(at, 3, "\\ufffe");
        else if (quoted.compare(at, 3, "\xEF\xBF\xBF") == 0)
            quoted.replace(at, 3, "\\uffff");
    }
    json += quoted;
}

std::string list_json(std::span<const std::string> list) {
    std::string json = "[";
    for (const std::string& entry : list) {
        if (json.size() > 1) json += ',';
        append_json(json, entry);
    }
    return json += ']';
}

std::optional<std::vector<std::string>> list_from_json(std::string_view text) {
    std::vector<std::string> list;
    if (text == "[]") return list;
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_array()) return std::nullopt;
    for (const nlohmann::json& entry : json) {
        if (!entry.is_string()) return std::nullopt;
        list.push_back(entry.get<std::string>());
    }
    return list;
}

} // namespace claimgraph
