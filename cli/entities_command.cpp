#include "cli/command.hpp"
#include "cli/graph_input.hpp"
#include "cli/match_files.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "extract/text/tsv.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace claimgraph::cli {
namespace {

struct EntitiesOptions {
    std::string graph;
    std::string type;
    std::vector<std::string> why;
    bool all = false;
    bool json = false;
};

ExitStatus ask(const Graph& graph, const EntitiesOptions& options) {
    std::vector<EntityIndex> found;
    for (std::size_t i = 0; i < graph.entities().size(); ++i) {
        const Entity& entity = graph.entities()[i];
        const bool named = options.all || entity.type != EntityType::kConcept || !options.type.empty();
        if (named && (options.type.empty() || to_string(entity.type) == options.type)) found.push_back(EntityIndex{i});
    }
    if (found.empty()) return nothing("no entity matches");
    std::ranges::stable_sort(found, std::ranges::greater(), [&](EntityIndex entity) { return graph[entity].mentions; });
    Table table({"ENTITY", "TYPE", "MENTIONS", "CLAIMS", "ID", "ALSO"});
    for (const EntityIndex index : found) {
        const Entity& entity = graph[index];
        const std::size_t claims = graph.claims_of(index).size() + graph.claims_about(index).size();
        if (options.json) {
            const nlohmann::ordered_json json{{"id", entity.id},
                                              {"name", entity.name},
                                              {"type", to_string(entity.type)},
                                              {"aliases", entity.aliases},
                                              {"mentions", entity.mentions},
                                              {"claims", claims},
                                              {"kb", entity.kb}};
            print(json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
        }
        table.add({entity.name, std::string(to_string(entity.type)), fmt::to_string(entity.mentions),
                   fmt::to_string(claims), entity.id, fmt::format("{}", fmt::join(entity.aliases, ", "))});
    }
    if (!options.json) print(table.text(output_width()));
    return ExitStatus::kDone;
}

/// Whether a decision is about an entity, given by its id, with or without the document.
bool is_about(const EntityReference& asked, const EntityReference& decided) {
    return asked.id == decided.id && (asked.document.empty() || asked.document == decided.document);
}

ExitStatus explain(const EntitiesOptions& options) {
    const auto decisions = read_decisions(options.graph);
    if (!decisions) return give_up(decisions.error());
    const EntityReference a = entity_reference(options.why[0]);
    const EntityReference b = entity_reference(options.why[1]);
    std::string text;
    for (const MatchDecision& decision : *decisions) {
        if (!(is_about(a, decision.a) && is_about(b, decision.b)) &&
            !(is_about(b, decision.a) && is_about(a, decision.b)))
            continue;
        text += fmt::format("{} and {}: {} ({:.2f}, one from {:.2f} on)\n", decision.a.text(), decision.b.text(),
                            decision.same ? "one" : "two", decision.score, kMatchThreshold);
        for_each_part(decision.reasons, ';', [&](std::string_view reason) { text += fmt::format("    {}\n", reason); });
    }
    if (text.empty()) return nothing("the two were not compared: their names have nothing in common");
    print(text);
    return ExitStatus::kDone;
}

} // namespace

Run setup_entities(CLI::App& command) {
    auto options = std::make_shared<EntitiesOptions>();
    command.add_option("GRAPH", options->graph, "Exported graph; for --why the decisions that 'build' wrote")
        ->required();
    command.add_option("--type", options->type, "Only this type: person, organization, place, ...")
        ->check([](const std::string& name) {
            return entity_type_from(name) ? std::string() : fmt::format("'{}' is no entity type", name);
        });
    command.add_flag("--all", options->all, "Concepts too");
    command.add_flag("--json", options->json, "A JSON object a line");
    command.add_option("--why", options->why, "Why two entities, ID or ID@DOCUMENT, were taken for one or not")
        ->expected(2)
        ->type_name("A B");
    return [options] {
        if (!options->why.empty()) return explain(*options);
        return with_graph(options->graph, [&](const Graph& graph) { return ask(graph, *options); });
    };
}

} // namespace claimgraph::cli
