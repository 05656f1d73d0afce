#include "cli/commands/command.hpp"
#include "cli/commands/questions/filter_options.hpp"
#include "cli/commands/questions/totals_row.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/output/claim_text.hpp"
#include "cli/output/rows.hpp"
#include "graph/query/analysis/ties.hpp"

#include <fmt/format.h>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace claimgraph::cli {
namespace {

struct WhoOptions {
    std::string relation;
    GraphPart part;
    bool evidence = false;
    RowOptions rows;
};

/// What its claims are where none tells a fact: "possible".
Json modalities(const Graph& graph, const Tie& tie) {
    std::set<std::string_view> words;
    for (const ClaimIndex claim : tie.claims) {
        if (graph[claim].modality == Modality::kActual) return Json::array();
        words.insert(to_string(graph[claim].modality));
    }
    Json list = Json::array();
    for (const std::string_view word : words) list.push_back(word);
    return list;
}

Row row_of(const Graph& graph, const Tie& tie, bool with_evidence) {
    const auto entity = [&](EntityIndex index) {
        return Json{{"id", graph[index].id}, {"name", graph[index].name}, {"type", to_string(graph[index].type)}};
    };
    Row row{Json{{"subject", entity(tie.subject)},
                 {"relation", tie.relation},
                 {"label", tie.totals.label},
                 {"object", entity(tie.object)},
                 {"complement", first_complement(graph, tie)},
                 {"modality", modalities(graph, tie)}}};
    add_totals(graph, tie.totals, row.json);
    if (with_evidence)
        for (const ClaimIndex claim : tie.claims) row.below += evidence_lines(graph, graph[claim]);
    return row;
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
        {"subject.id", ""},       {"subject.name", "SUBJECT"},
        {"relation", ""},         {"label", "RELATION"},
        {"object.id", ""},        {"object.name", "OBJECT"},
        {"complement", "DETAIL"}, {"modality", "HOW"},
        {"evidence", "SAID"},     {"denied", "DENIED", unless_none},
        {"documents", "IN"},      {"first", "FIRST"},
        {"last", "LAST"},         {"speakers", "BY"},
    };
    print_rows(columns, options.rows, ties.size(),
               [&](std::size_t i) { return row_of(*choice->graph, ties[i], options.evidence); });
    return ExitStatus::kDone;
}

} // namespace

Ask setup_who(Options& command) {
    auto options = std::make_shared<WhoOptions>();
    command.add("RELATION", &options->relation, "accuses, leads, REQUEST: a relation or a type of relations")
        .required();
    command.add("--subject", &options->part.subject, "Only of this entity").value_name("NAME");
    command.add("--object", &options->part.object, "Only towards this entity").value_name("NAME");
    command.add("--evidence", &options->evidence, "Show the sentences");
    add_filter_options(command, options->part);
    add_row_options(command, options->rows);
    return [options](const GraphSource& source) { return ask(source, *options); };
}

} // namespace claimgraph::cli
