#include "graph/base/json_list.hpp"

#include "graph/base/json_value.hpp"

#include <nlohmann/json.hpp>

namespace claimgraph {

void append_json(std::string& json, std::string_view text) {
    const std::size_t begin = json.size();
    append_quoted(json, text);
    for (std::size_t at = begin; (at = json.find("\xEF\xBF", at)) != std::string::npos; at += 2) {
        if (json.compare(at, 3, "\xEF\xBF\xBE") == 0)
            json.replace(at, 3, "\\ufffe");
        else if (json.compare(at, 3, "\xEF\xBF\xBF") == 0)
            json.replace(at, 3, "\\uffff");
    }
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
