#include "export/document_json.hpp"

#include "graph/base/json_list.hpp"
#include "graph/base/number.hpp"

#include <fmt/format.h>
#include <iterator>
#include <nlohmann/json.hpp>

namespace claimgraph {
namespace {

std::string text_of(const std::string& value) { return value; }
std::string text_of(std::uint32_t value) { return value == 0 ? std::string() : fmt::to_string(value); }

bool set_value(std::string& value, std::string_view text) {
    value = text;
    return true;
}
bool set_value(std::uint32_t& value, std::string_view text) {
    const auto number = number_from<std::uint32_t>(text);
    value = number.value_or(0);
    return number.has_value();
}

void set_value(std::string& value, const nlohmann::json& json) {
    if (json.is_string()) value = json.get<std::string>();
}
void set_value(std::uint32_t& value, const nlohmann::json& json) {
    if (json.is_number_unsigned()) value = json.get<std::uint32_t>();
}

} // namespace

std::string document_value(const SourceField& field, const SourceDocument& document) {
    return std::visit([&](auto member) { return text_of(document.*member); }, field.member);
}

bool set_document_value(const SourceField& field, SourceDocument& document, std::string_view value) {
    return std::visit([&](auto member) { return set_value(document.*member, value); }, field.member);
}

JsonValue document_object(const SourceDocument& document) {
    JsonValue json = JsonValue::object();
    for_each_value<kSourceFields>(document, [&]<class Value>(const SourceField& field, const Value& value) {
        if (field.is(kCore) || value != Value()) json[field.name] = value;
    });
    return json;
}

std::string documents_json(std::span<const SourceDocument> documents) {
    std::string json = "[";
    for (const SourceDocument& document : documents) {
        json += json.size() > 1 ? ",{" : "{";
        for_each_value<kSourceFields>(document, [&]<class Value>(const SourceField& field, const Value& value) {
            if (!field.is(kCore) && value == Value()) return;
            fmt::format_to(std::back_inserter(json), "{}\"{}\":", json.back() == '{' ? "" : ",", field.name);
            if constexpr (std::is_same_v<Value, std::string>)
                append_json(json, value);
            else
                fmt::format_to(std::back_inserter(json), "{}", value);
        });
        json += '}';
    }
    return json += ']';
}

std::optional<std::vector<SourceDocument>> documents_from_json(std::string_view text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_array()) return std::nullopt;
    std::vector<SourceDocument> documents;
    for (const auto& entry : json) {
        if (!entry.is_object()) return std::nullopt;
        SourceDocument& document = documents.emplace_back();
        for_each_value<kSourceFields>(document, [&](const SourceField& field, auto& value) {
            if (const auto found = entry.find(field.name); found != entry.end()) set_value(value, *found);
        });
        if (document.name.empty()) return std::nullopt;
    }
    return documents;
}

} // namespace claimgraph
