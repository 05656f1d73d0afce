#include "cli/command.hpp"
#include "cli/graph_input.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "graph/query/cypher/claim_property_graph.hpp"
#include "graph/query/cypher/query.hpp"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace claimgraph::cli {
namespace {

using cypher::List;
using cypher::Map;
using cypher::Parameters;
using cypher::PropertyGraph;
using cypher::Query;
using cypher::Value;
using cypher::ValueKind;

struct QueryOptions {
    std::string graph;
    std::string query;
    std::vector<std::string> parameters;
    double timeout = 60;
    std::size_t max_rows = 10000;
    bool json = false;
    bool csv = false;
};

/// Numbers too large for 64 bits become floats.
Value value_of(const nlohmann::json& json) {
    if (json.is_boolean()) return Value(json.get<bool>());
    if (json.is_number_integer() && (!json.is_number_unsigned() || json.get<std::uint64_t>() <= INT64_MAX))
        return Value(json.get<std::int64_t>());
    if (json.is_number()) return Value(json.get<double>());
    if (json.is_string()) return Value(json.get<std::string>());
    if (json.is_array()) {
        List items;
        for (const auto& item : json) items.push_back(value_of(item));
        return Value(std::move(items));
    }
    if (json.is_object()) {
        Map entries;
        for (const auto& [key, value] : json.items()) entries.emplace(key, value_of(value));
        return Value(std::move(entries));
    }
    return {};
}

/// Lists in lists beyond this are refused: reading JSON recurses.
constexpr int kDeepestJson = 100;

bool too_deep(std::string_view text) {
    int depth = 0;
    for (const char c : text) {
        depth += (c == '[' || c == '{') - (c == ']' || c == '}');
        if (depth > kDeepestJson) return true;
    }
    return false;
}

/// `name=value`; the value is JSON, or else a text.
bool read_parameters(const QueryOptions& options, Parameters& parameters) {
    for (const std::string& text : options.parameters) {
        const std::size_t sign = text.find('=');
        if (sign == std::string::npos || sign == 0 || too_deep(text)) {
            say(fmt::format("found --param {}, expected name=value", text));
            return false;
        }
        const auto json =
            nlohmann::json::parse(text.begin() + static_cast<std::ptrdiff_t>(sign) + 1, text.end(), nullptr, false);
        parameters[text.substr(0, sign)] = json.is_discarded() ? Value(text.substr(sign + 1)) : value_of(json);
    }
    return true;
}

std::string csv_cell(const Value& value, const PropertyGraph& graph) {
    if (value.is_null()) return "";
    std::string text = value.is(ValueKind::kString) ? std::string(value.text()) : to_json(value, graph);
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

std::string csv_line(const std::vector<Value>& row, const PropertyGraph& graph) {
    std::string line;
    for (const Value& value : row) line += (line.empty() && &value == &row.front() ? "" : ",") + csv_cell(value, graph);
    return line + "\r\n";
}

std::string json_line(const std::vector<std::string>& columns, const std::vector<Value>& row,
                      const PropertyGraph& graph) {
    std::string line = "{";
    for (std::size_t i = 0; i < row.size(); ++i)
        line += (i > 0 ? "," : "") + to_json(Value(columns[i]), graph) + ":" + to_json(row[i], graph);
    return line + "}\n";
}

std::string table_cell(const Value& value, const PropertyGraph& graph) {
    if (value.is_null()) return "";
    return value.is(ValueKind::kString) ? std::string(value.text()) : to_text(value, graph, cypher::Detail::kNames);
}

ExitStatus refuse(const cypher::QueryError& error) {
    report(error.as_error());
    return ExitStatus::kWrongUsage;
}

ExitStatus ask(const PropertyGraph& graph, const QueryOptions& options) {
    Parameters parameters;
    if (!read_parameters(options, parameters)) return ExitStatus::kWrongUsage;
    const auto query = Query::compile(options.query, graph);
    if (!query) return refuse(query.error());
    if (query->wants_plan()) {
        print(query->plan());
        return ExitStatus::kDone;
    }
    Table table(query->columns());
    List names;
    for (const std::string& column : query->columns()) names.emplace_back(column);
    if (options.csv) print(csv_line(names, graph));
    std::size_t rows = 0;
    bool cut = false;
    cypher::Limits limits;
    limits.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(options.timeout * 1000));
    const auto run = query->run(parameters, limits, [&](const std::vector<Value>& row) {
        cut = rows == options.max_rows;
        if (cut) return false;
        ++rows;
        if (options.csv) {
            print(csv_line(row, graph));
        } else if (options.json) {
            print(json_line(query->columns(), row, graph));
        } else {
            std::vector<std::string> cells;
            for (const Value& value : row) cells.push_back(table_cell(value, graph));
            table.add(std::move(cells));
        }
        return true;
    });
    if (!run) return refuse(run.error());
    if (!options.csv && !options.json && rows > 0) print(table.text(output_width()));
    if (cut) say(fmt::format("only the first {} rows are shown; --max-rows shows more", rows));
    return rows > 0 ? ExitStatus::kDone : nothing("no rows");
}

} // namespace

Run setup_query(CLI::App& command) {
    auto options = std::make_shared<QueryOptions>();
    command.add_option("GRAPH", options->graph, "Exported graph")->required();
    command.add_option("QUERY", options->query, "What is asked, in openCypher; EXPLAIN before it shows how it is done")
        ->required();
    command.add_option("--param", options->parameters, "name=value for $name; the value is JSON, or else a text")
        ->allow_extra_args(false);
    command.add_option("--timeout", options->timeout, "Give up after so many seconds [60]")
        ->check(CLI::Range(0.001, 1e6));
    command.add_option("--max-rows", options->max_rows, "Show at most so many rows [10000]")
        ->check(CLI::PositiveNumber);
    CLI::Option* json = command.add_flag("--json", options->json, "A JSON object a line");
    command.add_flag("--csv", options->csv, "Comma-separated values with a line of headings")->excludes(json);
    command.footer("Nodes are entities labelled by type, relationships claims typed by relation:\n"
                   "  claimgraph query g.graphml \"MATCH (a:Person)-[r:urges]->(b) RETURN a.name, b.name, r.time\"\n"
                   "docs/query.md has the language and all properties. A query only reads.");
    return [options] {
        return with_graph(options->graph,
                          [&](const Graph& graph) { return ask(cypher::ClaimPropertyGraph(graph), *options); });
    };
}

} // namespace claimgraph::cli
