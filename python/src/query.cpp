#include "graph/cypher/query.hpp"

#include "graph/cypher/graphs/store_property_graph.hpp"
#include "python/src/errors.hpp"
#include "python/src/graph.hpp"

#include <chrono>
#include <fmt/format.h>
#include <functional>
#include <future>
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

/// Runs work() on a thread of its own and looks for Ctrl-C meanwhile, which sets `stop`. Needs the GIL; work() does not
/// have it.
template <class Work>
auto run_interruptibly(std::atomic<bool>& stop, const Work& work) {
    auto running = std::async(std::launch::async, work);
    bool is_interrupted = false;
    while (true) {
        std::future_status status{};
        {
            const nb::gil_scoped_release release;
            status = running.wait_for(std::chrono::milliseconds(20));
        }
        if (status == std::future_status::ready) break;
        if (!is_interrupted && PyErr_CheckSignals() != 0) stop = is_interrupted = true;
    }
    auto result = running.get();
    if (is_interrupted) throw nb::python_error();
    return result;
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

StopToken token_of(double timeout, const std::atomic<bool>& stop) {
    constexpr double kMostSeconds = 1e9; // a generation; it fits into the clock
    if (!(timeout >= 0 && timeout <= kMostSeconds))
        throw nb::value_error(
            fmt::format("timeout={}; expected seconds from 0 to {:.0f}", timeout, kMostSeconds).c_str());
    return StopToken(std::chrono::milliseconds(static_cast<std::int64_t>(timeout * 1000)), &stop,
                     "; a larger timeout= gives more");
}

nb::list query(PyGraph& self, const std::string& cypher, const nb::object& given, double timeout,
               std::optional<std::size_t> max_rows, const nb::kwargs& more) {
    cypher::Parameters parameters;
    if (!given.is_none())
        for (const auto [name, value] : nb::cast<nb::dict>(given))
            parameters.insert_or_assign(utf8_of(name), value_from(value));
    for (const auto [name, value] : more) parameters.insert_or_assign(utf8_of(name), value_from(value));
    std::atomic<bool> stop = false;
    cypher::Limits limits;
    limits.stop = token_of(timeout, stop);
    const auto ask = [&](const cypher::PropertyGraph& graph) {
        const auto work = [&] { return run(graph, cypher, parameters, limits, max_rows.value_or(SIZE_MAX)); };
        return rows_of(value_of(run_interruptibly(stop, work)), graph);
    };
    const std::unique_lock lock = [&] {
        const nb::gil_scoped_release release;
        return std::unique_lock(self.lock);
    }();
    const Store* store = self.source.store();
    if (store == nullptr || self.all != nullptr) {
        if (self.nodes == nullptr)
            self.nodes = std::make_unique<const cypher::ClaimPropertyGraph>(*value_of(self.whole()));
        return ask(*self.nodes);
    }
    struct Stopping { // the flag ends with this query
        Stopping(const GraphSource& asked, const StopToken& token) : source(asked) { source.stop_when(token); }
        ~Stopping() { source.stop_when({}); }
        const GraphSource& source;
    };
    const Stopping stopping(self.source, limits.stop);
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
