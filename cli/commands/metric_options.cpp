#include "cli/commands/metric_options.hpp"

#include "graph/query/analysis/metrics.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace claimgraph::cli {
namespace {

std::string known_names() {
    std::vector<std::string_view> names;
    for (const Metric& metric : metrics()) names.push_back(metric.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

} // namespace

std::string check_metric(const std::string& name) {
    return find_metric(name) ? "" : fmt::format("'{}' is not a measure; use {}", name, known_names());
}

void add_metric_options(Options& command, std::vector<std::string>& names) {
    command
        .add("--metrics", &names,
             fmt::format("Measures of the entities that go into the files as attributes of the nodes: {}",
                         known_names()))
        .value_name("LIST")
        .separated_by(',')
        .one_value()
        .check(check_metric);
}

std::vector<NodeColumn> measure_all(const Graph& graph, const std::vector<std::string>& names) {
    std::vector<NodeColumn> columns;
    for (const std::string& name : names) columns.push_back(measure(graph, *find_metric(name)));
    return columns;
}

} // namespace claimgraph::cli
