#include "tests/graph/cypher/table_procedure.hpp"

#include "graph/cypher/query.hpp"
#include "tests/graph/cypher/memory_graph.hpp"

#include <algorithm>
#include <stdexcept>

namespace claimgraph::cypher {
namespace {

Kinds kinds_of(std::string_view type) {
    if (type == "STRING") return kStrings;
    if (type == "INTEGER") return kIntegers;
    if (type == "FLOAT" || type == "NUMBER") return kNumbers;
    if (type == "BOOLEAN") return kBooleans;
    throw std::runtime_error("a type of no procedure: " + std::string(type));
}

std::string_view stripped(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// "a :: STRING?, b :: INTEGER?"
std::vector<Procedure::Field> fields_of(std::string_view list) {
    std::vector<Procedure::Field> fields;
    while (!stripped(list).empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        const std::string_view field = list.substr(0, end);
        const std::size_t sign = field.find("::");
        if (sign == std::string_view::npos) throw std::runtime_error("a field without a type: " + std::string(field));
        std::string_view type = stripped(field.substr(sign + 2));
        if (type.ends_with('?')) type.remove_suffix(1);
        fields.push_back({std::string(stripped(field.substr(0, sign))), kinds_of(type)});
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return fields;
}

Value value_of(const std::string& text) {
    const MemoryGraph graph;
    const auto query = Query::compile("RETURN " + text + " AS value", graph);
    Value value;
    if (!query || !query->run({}, {}, [&](const std::vector<Value>& row) {
            value = row[0];
            return true;
        }))
        throw std::runtime_error("no value: " + text);
    return value;
}

bool is_same(const Value& a, const Value& b) { return (a.is_null() && b.is_null()) || equal(a, b) == Ternary::kTrue; }

} // namespace

Procedure table_procedure(std::string_view signature, const std::vector<std::vector<std::string>>& table) {
    const std::size_t open = signature.find('(');
    const std::size_t close = signature.find(')');
    const std::size_t open_results = signature.find('(', close);
    const std::size_t close_results = signature.rfind(')');
    if (open_results == std::string_view::npos) throw std::runtime_error("a procedure without results");
    Procedure procedure;
    procedure.name = std::string(stripped(signature.substr(0, open)));
    procedure.takes = fields_of(signature.substr(open + 1, close - open - 1));
    procedure.gives = fields_of(signature.substr(open_results + 1, close_results - open_results - 1));
    std::vector<List> values;
    for (std::size_t i = 1; i < table.size(); ++i) {
        List& row = values.emplace_back();
        for (const std::string& cell : table[i]) row.push_back(value_of(cell));
    }
    procedure.rows = [values, takes = procedure.takes.size()](Runtime&, std::span<const Value> arguments) {
        std::vector<List> rows;
        for (const List& row : values)
            if (std::equal(arguments.begin(), arguments.end(), row.begin(), is_same))
                rows.emplace_back(row.begin() + static_cast<std::ptrdiff_t>(takes), row.end());
        return rows;
    };
    return procedure;
}

} // namespace claimgraph::cypher
