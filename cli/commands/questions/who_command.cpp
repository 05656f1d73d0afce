#include "cli/commands/command.hpp"
#include "cli/commands/questions/filter_options.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/output/rows.hpp"
#include "graph/query/analysis/ties.hpp"

#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct WhoOptions {
    std::string relation;
    GraphPart part;
    RowOptions rows;
};

Json entity_of(const Graph& graph, EntityIndex entity) {
    return Json{{"id", graph[entity].id}, {"name", graph[entity].name}, {"type", to_string(graph[entity].type)}};
}

Row row_of(const Graph& graph, const Tie& tie) {
    std::vector<std::string> speakers;
    for (const EntityIndex speaker : tie.speakers) speakers.push_back(graph[speaker].name);
    return {Json{{"subject", entity_of(graph, tie.subject)},
                 {"relation", tie.relation},
                 {"label", tie.label},
                 {"object", entity_of(graph, tie.object)},
                 {"evidence", tie.evidence},
                 {"denied", tie.denied},
                 {"documents", tie.documents},
                 {"first", tie.first},
                 {"last", tie.last},
                 {"speakers", speakers}}};
}

ExitStatus ask(const GraphSource& source, const WhoOptions& options) {
    GraphPart part = options.part;
    part.filter.relations.push_back(options.relation);
    const auto choice = choose(source, part);
    if (!choice) return choice.error();
    const std::vector<Tie> ties = find_ties(*choice->graph, choice->filter);
    if (ties.empty()) return nothing(fmt::format("no such claim has the relation '{}'", options.relation));
    const auto unless_none = [](const Json& row) {
        const std::string count = row.find("denied")->dump();
        return count == "0" ? std::string() : count;
    };
    const std::vector<Column> columns = {
        {"subject.id", ""},  {"subject.name", "SUBJECT"}, {"relation", ""},     {"label", "RELATION"},
        {"object.id", ""},   {"object.name", "OBJECT"},   {"evidence", "SAID"}, {"denied", "DENIED", unless_none},
        {"documents", "IN"}, {"first", "FIRST"},          {"last", "LAST"},     {"speakers", "BY"},
    };
    print_rows(columns, options.rows, ties.size(), [&](std::size_t i) { return row_of(*choice->graph, ties[i]); });
    return ExitStatus::kDone;
}

} // namespace

Ask setup_who(Options& command) {
    auto options = std::make_shared<WhoOptions>();
    command.add("RELATION", &options->relation, "accuses, leads, REQUEST: a relation or a type of relations")
        .required();
    command.add("--subject", &options->part.subject, "Only of this entity").value_name("NAME");
    command.add("--object", &options->part.object, "Only towards this entity").value_name("NAME");
    add_filter_options(command, options->part);
    add_row_options(command, options->rows);
    return [options](const GraphSource& source) { return ask(source, *options); };
}

} // namespace claimgraph::cli
