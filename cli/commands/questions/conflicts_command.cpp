#include "cli/commands/command.hpp"
#include "cli/commands/questions/filter_options.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/input/models.hpp"
#include "cli/output/claim_text.hpp"
#include "cli/terminal/messages.hpp"
#include "graph/query/changes.hpp"
#include "graph/query/conflicts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct ConflictsOptions {
    GraphPart part{.both_polarities = true};
    bool over_time = false;
    RowOptions rows;
};

/// Who is on one side of a conflict, a line a claim: "    + Mark Rutte, 2025-03-11 (future): the sentence".
std::string side(const Graph& graph, const std::vector<ClaimIndex>& claims) {
    std::string lines;
    for (const ClaimIndex index : claims) {
        const Claim& claim = graph[index];
        const Evidence* evidence = claim.evidence.empty() ? nullptr : &claim.evidence.front();
        std::string who = claim.attributed_to ? graph[claim.attributed_to].name
                          : evidence          ? document_text(graph, evidence->document)
                                              : "";
        if (const std::string& when = claim.time_value.empty() ? claim.time : claim.time_value; !when.empty())
            who += ", " + when;
        if (claim.modality != Modality::kActual) who += fmt::format(" ({})", to_string(claim.modality));
        lines += fmt::format("    {} {}: {}\n", to_string(claim.polarity), printable(who),
                             printable(evidence ? evidence->text : ""));
    }
    return lines;
}

Row row_of(const Graph& graph, const Conflict& conflict) {
    const Claim& claim = graph[conflict.affirmed.front()];
    const auto end = [&](EntityIndex index) { return Json{{"id", graph[index].id}, {"name", graph[index].name}}; };
    Row row{{{"kind", to_string(conflict.kind)},
             {"subject", end(claim.subject)},
             {"relation", claim.relation},
             {"label", claim.label},
             {"object", end(claim.object)}}};
    for (const auto& [name, claims] :
         {std::pair("affirmed", &conflict.affirmed), std::pair("denied", &conflict.denied)}) {
        row.json[name] = Json::array();
        for (const ClaimIndex index : *claims) row.json[name].push_back(graph.claim_id(index));
    }
    row.below = side(graph, conflict.affirmed) + side(graph, conflict.denied);
    return row;
}

Row row_of(const Graph& graph, const Change& change) {
    const auto entity = [&](EntityIndex index) { return Json{{"id", graph[index].id}, {"name", graph[index].name}}; };
    Row row{{{"entity", entity(change.entity)}, {"relation", change.relation}, {"label", change.label}}};
    for (const auto& [name, held] : {std::pair("before", &change.before), std::pair("after", &change.after)}) {
        Json value = entity(held->value);
        value["first"] = held->first;
        value["last"] = held->last;
        for (const ClaimIndex claim : held->claims) {
            value["claims"].push_back(graph.claim_id(claim));
            row.below += evidence_lines(graph, graph[claim]);
        }
        row.json[name] = std::move(value);
    }
    return row;
}

ExitStatus ask_over_time(const GraphSource& source, const ConflictsOptions& options) {
    const auto relations = relation_traits();
    if (!relations) return give_up(relations.error());
    GraphPart part = options.part;
    part.both_polarities = false;
    const auto choice = choose_in_whole(source, part); // what is part of what may be said of any entity
    if (!choice) return choice.error();
    const Graph& graph = *choice->graph;
    std::vector<Change> found = changes(graph, *relations, choice->filter);
    if (!options.part.end.empty()) {
        const auto asked = named(source, graph, options.part.end);
        if (asked.empty()) return ExitStatus::kNothingFound;
        std::erase_if(found, [&](const Change& change) {
            return std::ranges::none_of(asked, [&](EntityIndex entity) {
                return entity == change.entity || entity == change.before.value || entity == change.after.value;
            });
        });
    }
    if (found.empty()) return nothing("nothing that has one value at a time had two, one after the other, with dates");
    const auto days = [](const char* side) {
        return [side](const Json& row) {
            const Json& held = *row.find(side);
            const std::string& first = held.find("first")->text();
            const std::string& last = held.find("last")->text();
            return first == last ? first : first + " to " + last;
        };
    };
    const std::vector<Column> columns = {
        {"entity.id", ""},     {"entity.name", "ENTITY"},  {"relation", ""},
        {"label", "RELATION"}, {"before.id", ""},          {"before.name", "BEFORE"},
        {"before.first", ""},  {"before.last", ""},        {"", "HELD", days("before")},
        {"after.id", ""},      {"after.name", "AFTER"},    {"after.first", ""},
        {"after.last", ""},    {"", "HELD", days("after")}};
    print_rows(columns, options.rows, found.size(), [&](std::size_t i) { return row_of(graph, found[i]); });
    return ExitStatus::kDone;
}

ExitStatus ask(const GraphSource& source, const ConflictsOptions& options) {
    if (options.over_time) return ask_over_time(source, options);
    const auto choice = choose(source, options.part);
    if (!choice) return choice.error();
    const Graph& graph = *choice->graph;
    auto found = conflicts(graph, choice->filter);
    if (!options.part.end.empty()) {
        const auto asked = named(source, graph, options.part.end);
        if (asked.empty()) return ExitStatus::kNothingFound;
        const auto has = [&](EntityIndex end) { return std::ranges::find(asked, end) != asked.end(); };
        std::erase_if(found, [&](const Conflict& conflict) {
            const Claim& claim = graph[conflict.affirmed.front()];
            return !has(claim.subject) && !has(claim.object);
        });
    }
    if (found.empty()) return nothing("nothing is both affirmed and denied");
    const std::vector<Column> columns = {{"kind", "CONFLICT"},      {"subject.id", ""},    {"subject.name", "SUBJECT"},
                                         {"relation", ""},          {"label", "RELATION"}, {"object.id", ""},
                                         {"object.name", "OBJECT"}, {"affirmed", ""},      {"denied", ""}};
    print_rows(columns, options.rows, found.size(), [&](std::size_t i) { return row_of(graph, found[i]); });
    return ExitStatus::kDone;
}

} // namespace

Ask setup_conflicts(Options& command) {
    auto options = std::make_shared<ConflictsOptions>();
    command.add("ENTITY", &options->part.end, "Only conflicts about this entity");
    command.add("--over-time", &options->over_time,
                "Instead, what has one value at a time and had two, one after the other: who leads, where it is based");
    add_filter_options(command, options->part);
    add_row_options(command, options->rows);
    command.footer("contradicted: one source says both. disputed: one says so, another denies it.\n"
                   "changed: by their dates, first the one and then the other.\n"
                   "qualified: one of them is not said to be so, but planned, possible, asked for, ...");
    return [options](const GraphSource& source) { return ask(source, *options); };
}

} // namespace claimgraph::cli
