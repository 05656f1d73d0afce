#include "cli/commands/command.hpp"
#include "cli/commands/questions/filter_options.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/input/models.hpp"
#include "cli/output/claim_text.hpp"
#include "cli/terminal/messages.hpp"
#include "export/claim_json.hpp"
#include "graph/query/changes.hpp"
#include "graph/query/timeline.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <string>

namespace claimgraph::cli {
namespace {

struct TimelineOptions {
    GraphPart part;
    bool dated = false;
    RowOptions rows;
};

/// Who or what held before, by the id of a claim that tells of a change of one of these entities.
using Predecessors = std::map<std::string, Json>;

tl::expected<Predecessors, ExitStatus> find_predecessors(const GraphSource& source, const std::string& name) {
    const auto relations = relation_traits();
    if (!relations) return tl::unexpected(give_up(relations.error()));
    // all that can be a value of the entity, and what that is a part of
    const auto graph =
        source.part({.around = {name}, .depth = kMostPartSteps + 1, .filter = {.relations = relations->flagged()}});
    if (!graph) return tl::unexpected(give_up(graph.error()));
    const auto entities = (*graph)->find(name);
    Predecessors found;
    for (const Change& change : changes(**graph, *relations)) {
        if (std::ranges::find(entities, change.entity) == entities.end()) continue;
        const Entity& before = (**graph)[change.before.value];
        for (const ClaimIndex claim : change.after.claims)
            found.emplace((*graph)->claim_id(claim),
                          Json{{"id", before.id}, {"name", before.name}, {"last", change.before.last}});
    }
    return found;
}

ExitStatus ask(const GraphSource& source, const TimelineOptions& options) {
    const auto choice = choose(source, options.part);
    if (!choice) return choice.error();
    const Graph& graph = *choice->graph;
    const auto entities = named(source, graph, options.part.party);
    if (entities.empty()) return ExitStatus::kNothingFound;
    auto found = timeline(graph, entities, choice->filter);
    if (options.dated) std::erase_if(found, [](const TimelineEntry& entry) { return !entry.time; });
    if (found.empty()) return nothing(fmt::format("no such claim has to do with '{}'", options.part.party));
    const auto predecessors = find_predecessors(source, choice->part.party);
    if (!predecessors) return predecessors.error();
    std::vector<Column> columns = claim_columns();
    columns.insert(columns.begin(), {Column{"", "DATE",
                                            [](const Json& claim) {
                                                const Json& day = *claim.find("time_value");
                                                return day.is_string() ? day.text() : std::string();
                                            }},
                                     Column{"reported", "REPORTED"}});
    columns.push_back({"predecessor.id", ""});
    columns.push_back({"predecessor.name", "BEFORE"});
    print_rows(columns, options.rows, found.size(), [&](std::size_t i) {
        Claim claim = graph[found[i].claim]; // as it is at this time
        claim.time_value = found[i].value;
        claim.time = found[i].words;
        const std::string id = graph.claim_id(found[i].claim);
        Row row{claim_object(id, claim, graph.entities(), graph.documents())};
        row.json["reported"] = found[i].reported;
        if (const auto known = predecessors->find(id); known != predecessors->end())
            row.json["predecessor"] = known->second;
        return row;
    });
    return ExitStatus::kDone;
}

} // namespace

Ask setup_timeline(Options& command) {
    auto options = std::make_shared<TimelineOptions>();
    command.add("ENTITY", &options->part.party, "Name, alias or id").required();
    command.add("--dated", &options->dated, "Leave out claims without a date");
    add_filter_options(command, options->part);
    add_row_options(command, options->rows);
    return [options](const GraphSource& source) { return ask(source, *options); };
}

} // namespace claimgraph::cli
