#include "graph/base/json_value.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace claimgraph {
namespace {

/// As the library writes a number or a text.
template <class Value>
std::string written_by_library(const Value& value) {
    return nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace

void append_quoted(std::string& json, std::string_view text) {
    if (std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; }))
        json.append("\"").append(text).append("\"");
    else
        json += written_by_library(text);
}

const JsonValue* JsonValue::find(std::string_view name) const {
    const auto* members = as<Members>();
    if (members == nullptr) return nullptr;
    const auto found = std::ranges::find(*members, name, &Members::value_type::first);
    return found == members->end() ? nullptr : &found->second;
}

JsonValue& JsonValue::operator[](std::string_view name) {
    if (is_null()) value_ = Members();
    auto& members = std::get<Members>(value_);
    const auto found = std::ranges::find(members, name, &Members::value_type::first);
    return found == members.end() ? members.emplace_back(name, JsonValue()).second : found->second;
}

void JsonValue::update(const JsonValue& other) {
    for (const auto& [name, value] : std::get<Members>(other.value_)) (*this)[name] = value;
}

JsonValue& JsonValue::push_back(JsonValue entry) {
    if (is_null()) value_ = List();
    return std::get<List>(value_).emplace_back(std::move(entry));
}

std::string JsonValue::dump() const {
    std::string json;
    append_to(json);
    return json;
}

void JsonValue::append_to(std::string& json) const {
    const char* separator = "";
    if (const auto* text = as<std::string>()) {
        append_quoted(json, *text);
    } else if (const auto* written = as<Written>()) {
        json += written->text;
    } else if (const auto* list = as<List>()) {
        json += '[';
        for (const JsonValue& entry : *list) {
            json += std::exchange(separator, ",");
            entry.append_to(json);
        }
        json += ']';
    } else if (const auto* members = as<Members>()) {
        json += '{';
        for (const auto& [name, value] : *members) {
            append_quoted(json += std::exchange(separator, ","), name);
            value.append_to(json += ':');
        }
        json += '}';
    } else if (const auto* number = as<double>()) {
        json += written_by_library(*number);
    } else if (const auto* positive = as<std::uint64_t>()) {
        json += std::to_string(*positive);
    } else if (const auto* whole = as<std::int64_t>()) {
        json += std::to_string(*whole);
    } else {
        json += is_null() ? "null" : std::get<bool>(value_) ? "true" : "false";
    }
}

} // namespace claimgraph
