#include "export/attribute_columns.hpp"

#include "graph/base/string_map.hpp"
#include "graph/base/text/fold.hpp"

#include <span>

namespace claimgraph {
namespace {

/// In small letters: the columns, and what formats have beside them.
template <class Column>
StringSet taken_names(std::span<const Column> columns, std::initializer_list<const char*> frame) {
    StringSet names(frame.begin(), frame.end());
    for (const Column& column : columns) names.insert(lower_ascii(column.name));
    return names;
}

std::string free_name(std::string_view name, const StringSet& taken) {
    std::string result(name);
    while (taken.contains(lower_ascii(result))) result = "original_" + result;
    return result;
}

} // namespace

std::string node_attribute_name(std::string_view name) {
    static const StringSet kTaken =
        taken_names(entity_columns(), {"id", "metadata", "key", "display_name", "r", "g", "b", "size"});
    return free_name(name, kTaken);
}

std::string edge_attribute_name(std::string_view name) {
    static const StringSet kTaken = taken_names(
        claim_columns(), {"id", "metadata", "key", "source", "target", "directed", "type", "kind", "r", "g", "b"});
    return lower_ascii(name) == kWeight ? std::string(kWeight) : free_name(name, kTaken);
}

AttributeType attribute_type(std::string_view name) {
    static const StringMap<AttributeType> kTypes = {
        {"boolean", AttributeType::kBoolean},  {"bool", AttributeType::kBoolean},
        {"byte", AttributeType::kInteger},     {"short", AttributeType::kInteger},
        {"int", AttributeType::kInteger},      {"integer", AttributeType::kInteger},
        {"long", AttributeType::kInteger},     {"biginteger", AttributeType::kInteger},
        {"float", AttributeType::kNumber},     {"double", AttributeType::kNumber},
        {"bigdecimal", AttributeType::kNumber}};
    const auto found = kTypes.find(lower_ascii(name));
    return found == kTypes.end() ? AttributeType::kText : found->second;
}

ColumnType column_type(AttributeType type) {
    switch (type) {
    case AttributeType::kBoolean:
        return ColumnType::kTruth;
    case AttributeType::kInteger:
        return ColumnType::kCount;
    case AttributeType::kNumber:
        return ColumnType::kNumber;
    case AttributeType::kJson:
        return ColumnType::kJson;
    case AttributeType::kText:
        break;
    }
    return ColumnType::kText;
}

} // namespace claimgraph
