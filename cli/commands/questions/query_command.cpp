#include "cli/commands/command.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/input/models.hpp"
#include "cli/output/rows.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "graph/cypher/graphs/claim_property_graph.hpp"
#include "graph/cypher/graphs/store_property_graph.hpp"
#include "graph/cypher/query.hpp"

#include <cmath>
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
    std::string query;
    std::vector<std::string> parameters;
    std::size_t max_rows = 10000;
    RowOptions rows;
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

/// Makes what is shown of values, for as long and as much as is allowed: a short list of nodes may be a long text.
class Shown {
  public:
    Shown(const PropertyGraph& graph, bool for_people, const StopToken& stop)
        : graph_(graph), for_people_(for_people), stop_(stop) {}

    /// What a column has in a row: for people, nodes by their names. Some of it when that is too much.
    Json cell(const Value& value) {
        if (!for_people_) return json(value);
        if (value.is_null()) return nullptr;
        if (value.is_temporal()) return temporal_text(value);
        return value.is(ValueKind::kString) ? std::string(value.text()) : text(value);
    }
    bool is_too_large() const { return bytes_ > kMostBytes; }
    bool may_go_on() const { return !is_too_large() && !stop_.stopped(); }

    static constexpr std::size_t kMostBytes = std::size_t{1} << 30;

  private:
    Json json(const Value& value) {
        if (value.is(ValueKind::kList)) {
            Json items = Json::array();
            for (const Value& item : value.list()) {
                if (!may_go_on()) break;
                items.push_back(json(item));
            }
            return items;
        }
        if (value.is(ValueKind::kMap)) {
            Json entries = Json::object();
            for (const auto& [key, item] : value.map()) {
                if (!may_go_on()) break;
                entries[key] = json(item);
            }
            return entries;
        }
        bytes_ += sizeof(Json);
        if (value.is_null()) return nullptr;
        if (value.is(ValueKind::kString)) return counted(std::string(value.text()));
        if (value.is_temporal()) return counted(temporal_text(value));
        if (value.is(ValueKind::kFloat))
            return std::isfinite(value.real()) ? Json(value.real()) : counted(to_text(value, graph_));
        return Json::Written{counted(to_json(value, graph_))};
    }

    std::string counted(std::string text) {
        bytes_ += text.size();
        return text;
    }

    std::string text(const Value& value) {
        if (!value.is(ValueKind::kList)) return counted(to_text(value, graph_, cypher::Detail::kNames));
        std::string list = "[";
        for (const Value& item : value.list()) {
            if (!may_go_on()) break;
            list += (list.size() > 1 ? ", " : "") + text(item);
        }
        return list + "]";
    }

    const PropertyGraph& graph_;
    bool for_people_;
    const StopToken& stop_;
    std::size_t bytes_ = 0;
};

ExitStatus refuse(const cypher::QueryError& error) {
    report(error.as_error());
    return ExitStatus::kWrongUsage;
}

/// `source`: where the graph is from.
ExitStatus ask(const PropertyGraph& graph, const GraphSource& source, const QueryOptions& options) {
    Parameters parameters;
    if (!read_parameters(options, parameters)) return ExitStatus::kWrongUsage;
    const auto query = Query::compile(options.query, graph);
    if (!query) return refuse(query.error());
    for (const cypher::Notification& note : query->notifications())
        say(fmt::format("query:{}:{}: {}", note.at.line, note.at.column, note.message));
    if (query->wants_plan()) {
        print(query->plan());
        return ExitStatus::kDone;
    }
    std::vector<Json> rows;
    bool cut = false;
    cypher::Limits limits;
    // the runtime looks at it between the steps of a query, the database within its own
    limits.stop = source.stop();
    Shown shown(graph, options.rows.for_people(), source.stop());
    const auto run = query->run(parameters, limits, [&](const std::vector<Value>& row) {
        cut = rows.size() == options.max_rows;
        if (cut) return false;
        Json& json = rows.emplace_back(Json::object());
        for (std::size_t i = 0; i < row.size(); ++i) json[query->columns()[i]] = shown.cell(row[i]);
        return shown.may_go_on();
    });
    if (!run) return refuse(run.error());
    if (shown.is_too_large()) {
        say(fmt::format("the answer takes more than {} MB; ask for less of it", Shown::kMostBytes >> 20));
        return ExitStatus::kWrongUsage;
    }
    if (const auto status = source.stop().status(); !status) return give_up(status.error());
    if (source.store() != nullptr)
        if (const auto status = source.store()->database().status(); !status) return give_up(status.error());
    if (rows.empty() && !options.rows.csv) return nothing("no rows");
    std::vector<Column> columns;
    for (const std::string& column : query->columns()) columns.push_back({column, column});
    print_rows(columns, options.rows, rows.size(), [&](std::size_t i) { return Row{rows[i]}; });
    if (cut) note(fmt::format("only the first {} rows are shown; --max-rows shows more", rows.size()));
    return rows.empty() ? nothing("no rows") : ExitStatus::kDone;
}

/// Those of the models; none without installed models.
std::vector<std::string> known_relations() {
    const auto families = relation_families();
    return families ? families->relations() : std::vector<std::string>();
}

/// A store is asked as it lies on disk: a query that starts at a name does not wait for the whole graph.
ExitStatus ask_source(const GraphSource& source, const QueryOptions& options) {
    if (const Store* store = source.store())
        return ask(cypher::StorePropertyGraph(store->database(), known_relations), source, options);
    const auto graph = source.whole();
    return graph ? ask(cypher::ClaimPropertyGraph(**graph, known_relations), source, options) : give_up(graph.error());
}

} // namespace

Ask setup_query(Options& command) {
    auto options = std::make_shared<QueryOptions>();
    command.add("QUERY", &options->query, "What is asked, in openCypher; EXPLAIN before it shows how it is done")
        .required();
    command.add("--param", &options->parameters, "name=value for $name; the value is JSON, or else a text").one_value();
    command.add("--max-rows", &options->max_rows, "Show at most so many rows [10000]").positive();
    add_table_options(command, options->rows);
    command.footer("Nodes are entities labelled by type and documents, relationships claims typed by relation:\n"
                   "  claimgraph query g.graphml \"MATCH (a:Person)-[r:urges]->(b) RETURN a.name, b.name, r.time\"\n"
                   "docs/query.md has the language and all properties. A query only reads.");
    return [options](const GraphSource& source) { return ask_source(source, *options); };
}

} // namespace claimgraph::cli
