#include "cli/commands/command.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/output/claim_text.hpp"
#include "cli/terminal/messages.hpp"
#include "graph/query/compare.hpp"

#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct CompareOptions {
    std::string old_graph;
    std::string new_graph;
    std::string only;
    RowOptions rows;
};

Json evidence_list(const std::vector<Evidence>& list) {
    Json json = Json::array();
    for (const Evidence& evidence : list)
        json.push_back({{"document", evidence.document},
                        {"sentence", evidence.sentence},
                        {"start", evidence.span.begin},
                        {"end", evidence.span.end},
                        {"text", evidence.text}});
    return json;
}

Row row_of(const Graph& old_graph, const Graph& new_graph, const Difference& difference) {
    const bool gone = difference.kind == Difference::Kind::kGone;
    const Graph& graph = gone ? old_graph : new_graph;
    Row row;
    row.json["change"] = to_string(difference.kind);
    if (const EntityIndex entity = gone ? difference.old_entity : difference.new_entity; entity) {
        row.json.update({{"what", "entity"}, {"id", graph[entity].id}, {"text", graph[entity].name}});
    } else {
        const ClaimIndex claim = gone ? difference.old_claim : difference.new_claim;
        row.json.update(
            {{"what", "claim"}, {"id", graph.claim_id(claim)}, {"text", claim_sentence(graph, graph[claim])}});
    }
    row.json.update({{"fields", difference.fields},
                     {"gained", evidence_list(difference.gained)},
                     {"lost", evidence_list(difference.lost)}});
    for (const auto& [sign, list] : {std::pair('+', &difference.gained), std::pair('-', &difference.lost)})
        for (const Evidence& evidence : *list)
            row.below += fmt::format("    {} {}: {}\n", sign, printable(evidence.document), printable(evidence.text));
    return row;
}

ExitStatus show(const Graph& old_graph, const Graph& new_graph, const CompareOptions& options) {
    std::vector<Difference> found = compare(old_graph, new_graph);
    if (!options.only.empty())
        std::erase_if(found, [&](const Difference& found_one) { return to_string(found_one.kind) != options.only; });
    if (found.empty()) return nothing("no difference");
    const std::vector<Column> columns = {{"change", "CHANGE"}, {"what", "WHAT"}, {"id", ""},  {"text", "TEXT"},
                                         {"fields", "FIELDS"}, {"gained", ""},   {"lost", ""}};
    print_rows(columns, options.rows, found.size(),
               [&](std::size_t i) { return row_of(old_graph, new_graph, found[i]); });
    return ExitStatus::kDone;
}

} // namespace

Run setup_compare(Options& command) {
    auto options = std::make_shared<CompareOptions>();
    command.add("OLD", &options->old_graph, "Exported graph").required();
    command.add("NEW", &options->new_graph, "Exported graph to compare it with").required();
    command.add("--only", &options->only, "new, gone or changed").one_of({"new", "gone", "changed"});
    add_row_options(command, options->rows);
    return [options] {
        return with_graph(options->old_graph, [&](const Graph& old_graph) {
            return with_graph(options->new_graph,
                              [&](const Graph& new_graph) { return show(old_graph, new_graph, *options); });
        });
    };
}

} // namespace claimgraph::cli
