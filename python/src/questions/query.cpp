#include "graph/cypher/query.hpp"

#include "graph/cypher/graphs/store_property_graph.hpp"
#include "python/src/errors.hpp"
#include "python/src/questions/limited_question.hpp"

#include <fmt/format.h>
#include <functional>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>

namespace claimgraph::python {
namespace {

using cypher::List;
using cypher::Map;
using cypher::Value;
using cypher::ValueKind;

/// Lists in lists beyond this are refused: reading them recurses.
constexpr int kDeepestParameter = 100;

Value value_from(nb::handle given, int depth = 0) {
    if (depth > kDeepestParameter)
        throw nb::value_error(fmt::format("a parameter with lists nested deeper than {}", kDeepestParameter).c_str());
    if (given.is_none()) return {};
    if (nb::isinstance<nb::bool_>(given)) return Value(nb::cast<bool>(given));
    if (nb::isinstance<nb::int_>(given)) return Value(nb::cast<std::int64_t>(given));
    if (nb::isinstance<nb::float_>(given)) return Value(nb::cast<double>(given));
    if (nb::isinstance<nb::str>(given)) return Value(utf8_of(given));
    if (nb::isinstance<nb::dict>(given)) {
        Map entries;
        for (const auto [key, value] : nb::borrow<nb::dict>(given))
            entries.emplace(utf8_of(key), value_from(value, depth + 1));
        return Value(std::move(entries));
    }
    if (nb::isinstance<nb::list>(given) || nb::isinstance<nb::tuple>(given)) {
        List items;
        for (const nb::handle item : given) items.push_back(value_from(item, depth + 1));
        return Value(std::move(items));
    }
    throw nb::type_error("a parameter is None, a bool, int, float, str, list or dict");
}

/// Nodes, relationships and paths as the program's JSON has them, dates as datetime.date, other times as ISO 8601.
nb::object value_to_python(const Value& value, const cypher::PropertyGraph& graph) {
    switch (value.kind()) {
    case ValueKind::kNull:
        return nb::none();
    case ValueKind::kBoolean:
        return nb::bool_(value.boolean());
    case ValueKind::kInteger:
        return nb::int_(value.integer());
    case ValueKind::kFloat:
        return nb::float_(value.real());
    case ValueKind::kString:
        return text(value.text());
    case ValueKind::kList: {
        nb::list items;
        for (const Value& item : value.list()) items.append(value_to_python(item, graph));
        return items;
    }
    case ValueKind::kMap: {
        nb::dict entries;
        for (const auto& [key, item] : value.map()) entries[text(key)] = value_to_python(item, graph);
        return entries;
    }
    case ValueKind::kNode:
    case ValueKind::kRelationship:
    case ValueKind::kPath:
        return nb::module_::import_("json").attr("loads")(text(to_json(value, graph)));
    default:
        break;
    }
    const std::string iso = temporal_text(value);
    nb::object date = value.is(ValueKind::kDate) ? date_or_none(iso) : nb::none();
    return date.is_none() ? text(iso) : date;
}

struct QueryRows {
    std::vector<std::vector<Value>> rows;
    std::vector<std::string> columns;
    std::string plan;
};

Result<QueryRows> run(const cypher::PropertyGraph& graph, const std::string& text, const cypher::Parameters& parameters,
                      const cypher::Limits& limits, std::size_t max_rows) {
    const auto query = cypher::Query::compile(text, graph);
    if (!query) return tl::unexpected(query.error().as_error());
    QueryRows found{.rows = {}, .columns = query->columns(), .plan = {}};
    if (query->wants_plan()) {
        found.plan = query->plan();
        return found;
    }
    const auto done = query->run(parameters, limits, [&](const std::vector<Value>& row) {
        if (found.rows.size() == max_rows) return false;
        found.rows.push_back(row);
        return true;
    });
    if (!done) return tl::unexpected(done.error().as_error());
    return found;
}

nb::list rows_of(const QueryRows& found, const cypher::PropertyGraph& graph) {
    nb::list all;
    if (!found.plan.empty()) {
        nb::dict plan;
        plan["plan"] = text(found.plan);
        all.append(plan);
    }
    std::vector<nb::object> names;
    for (const std::string& column : found.columns) names.push_back(text(column));
    for (const auto& row : found.rows) {
        nb::dict fields;
        for (std::size_t i = 0; i < row.size(); ++i) fields[names[i]] = value_to_python(row[i], graph);
        all.append(fields);
    }
    return all;
}

nb::list query(PyGraph& self, const std::string& cypher, const nb::object& given, double timeout,
               std::optional<std::size_t> max_rows, const nb::kwargs& more) {
    cypher::Parameters parameters;
    if (!given.is_none())
        for (const auto [name, value] : nb::cast<nb::dict>(given))
            parameters.insert_or_assign(utf8_of(name), value_from(value));
    for (const auto [name, value] : more) parameters.insert_or_assign(utf8_of(name), value_from(value));
    LimitedQuestion question(self, timeout);
    cypher::Limits limits;
    limits.stop = question.token();
    const auto ask = [&](const cypher::PropertyGraph& graph) {
        const auto work = [&] { return run(graph, cypher, parameters, limits, max_rows.value_or(SIZE_MAX)); };
        return rows_of(question.run(work), graph);
    };
    const Store* store = self.source.store();
    if (store == nullptr || self.all != nullptr) {
        if (self.nodes == nullptr)
            self.nodes = std::make_unique<const cypher::ClaimPropertyGraph>(*value_of(self.whole()));
        return ask(*self.nodes);
    }
    const cypher::StorePropertyGraph graph(store->database());
    nb::list rows = ask(graph);
    value_of(self.source.status());
    return rows;
}

} // namespace

void bind_query(GraphClass& graph) {
    graph.def("query", &query, nb::arg("cypher"), nb::arg("parameters") = nb::none(), nb::kw_only(),
              nb::arg("timeout") = 60.0, nb::arg("max_rows") = nb::none(), nb::arg("more"),
              nb::sig("def query(self, cypher: str, parameters: dict[str, typing.Any] | None = None, *, timeout: float "
                      "= 60, max_rows: int | None = None, **more: typing.Any) -> list[dict[str, typing.Any]]"),
              "The rows of an openCypher query, each a dict by column: pandas.DataFrame(rows) is a table. `$name` in "
              "the query is a parameter, given in a dict or by name. Nodes, relationships and paths are dicts, dates "
              "datetime.date. `timeout` in seconds; Ctrl-C stops it too. After `max_rows` rows it ends. docs/query.md "
              "has the language. Raises Error "
              "with line and column of the query.");
}

} // namespace claimgraph::python
