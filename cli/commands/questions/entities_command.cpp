#include "cli/commands/command.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/output/rows.hpp"
#include "cli/terminal/messages.hpp"
#include "graph/query/analysis/conflated_entities.hpp"
#include "graph/query/analysis/duplicate_candidates.hpp"
#include "graph/query/filter/search.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct EntitiesOptions {
    std::string text;
    std::string type;
    bool all = false;
    bool twins = false;
    bool mixtures = false;
    RowOptions rows;
};

Json named_object(const Graph& graph, EntityIndex entity) {
    return {{"id", graph[entity].id}, {"name", graph[entity].name}, {"type", to_string(graph[entity].type)}};
}

bool is_asked(const Entity& entity, const EntitiesOptions& options) {
    if (!options.type.empty()) return to_string(entity.type) == options.type;
    return options.all || !options.text.empty() || entity.type != EntityType::kConcept;
}

/// The entities that the text finds, or all of them, the most mentioned first.
ExitStatus list(const GraphSource& source, const EntitiesOptions& options) {
    const auto entities = source.part({.claims = false});
    if (!entities) return give_up(entities.error());
    const Graph& graph = **entities;
    std::vector<EntityIndex> found = search_entities(graph, options.text);
    std::erase_if(found, [&](EntityIndex entity) { return !is_asked(graph[entity], options); });
    if (found.empty()) return nothing("no entity matches");
    if (options.text.empty())
        std::ranges::stable_sort(found, {}, [&](EntityIndex i) { return std::pair(~graph[i].mentions, i); });
    const std::vector<Column> columns = {
        {"name", "ENTITY"},  {"type", "TYPE"}, {"mentions", "MENTIONS"}, {"claims", "CLAIMS"}, {"id", "ID"},
        {"aliases", "ALSO"}, {"kb", ""}};
    print_rows(columns, options.rows, found.size(), [&](std::size_t i) {
        const Entity& entity = graph[found[i]];
        return Row{{{"id", entity.id},
                    {"name", entity.name},
                    {"type", to_string(entity.type)},
                    {"aliases", entity.aliases},
                    {"mentions", entity.mentions},
                    {"claims", source.count_claims(graph, found[i])},
                    {"kb", entity.kb}}};
    });
    return ExitStatus::kDone;
}

ExitStatus list_duplicates(const Graph& graph, const StopToken& stop, const EntitiesOptions& options) {
    std::vector<DuplicateCandidates> found = likely_duplicates(graph, stop);
    if (const auto status = stop.status(); !status) return give_up(status.error());
    if (!options.type.empty())
        std::erase_if(found, [&](const DuplicateCandidates& pair) {
            return to_string(graph[pair.a].type) != options.type && to_string(graph[pair.b].type) != options.type;
        });
    if (found.empty()) return nothing("no two entities look like one");
    const std::vector<Column> columns = {{"score", "SCORE"}, {"a.id", "ENTITY"}, {"a.name", "NAME"},
                                         {"b.id", "ENTITY"}, {"b.name", "NAME"}, {"reasons", "WHY"}};
    print_rows(columns, options.rows, found.size(), [&](std::size_t i) {
        std::vector<std::string> reasons;
        for (const MatchReason& reason : found[i].reasons)
            reasons.push_back(fmt::format("{:+.1f} {}", reason.weight, reason.words));
        return Row{{{"score", found[i].score},
                    {"a", named_object(graph, found[i].a)},
                    {"b", named_object(graph, found[i].b)},
                    {"reasons", reasons}}};
    });
    return ExitStatus::kDone;
}

ExitStatus list_conflated(const Graph& graph, const EntitiesOptions& options) {
    std::vector<ConflatedEntity> found = likely_conflated(graph);
    if (!options.type.empty())
        std::erase_if(found,
                      [&](const ConflatedEntity& one) { return to_string(graph[one.entity].type) != options.type; });
    if (found.empty()) return nothing("no entity looks like two things");
    const std::vector<Column> columns = {
        {"name", "ENTITY"}, {"type", "TYPE"}, {"id", "ID"}, {"reasons", "WHY"}, {"parts", ""}};
    print_rows(columns, options.rows, found.size(), [&](std::size_t i) {
        Row row{named_object(graph, found[i].entity)};
        row.json["reasons"] = found[i].reasons;
        row.json["parts"] = Json::array();
        for (const std::vector<EntityIndex>& part : found[i].parts) {
            std::vector<std::string> names;
            Json& ids = row.json["parts"].push_back(Json::array());
            for (const EntityIndex entity : part) {
                ids.push_back(graph[entity].id);
                constexpr std::size_t kShown = 6;
                if (names.size() < kShown) names.push_back(graph[entity].name);
            }
            row.below += fmt::format("    with {}{}\n", printable(fmt::format("{}", fmt::join(names, ", "))),
                                     names.size() < part.size() ? ", ..." : "");
        }
        return row;
    });
    return ExitStatus::kDone;
}

} // namespace

Ask setup_entities(Options& command) {
    auto options = std::make_shared<EntitiesOptions>();
    command.add("TEXT", &options->text, "Only those with this in a name, alias or id");
    command.add("--type", &options->type, "Only this type: person, organization, place, ...")
        .check([](const std::string& name) {
            return entity_type_from(name)
                       ? std::string()
                       : fmt::format("'{}' is not an entity type; use person, organization, place, facility, event, "
                                     "law, group, role, concept, time, quantity or other",
                                     name);
        });
    command.add("--all", &options->all, "Concepts too");
    const Option twins = command.add("--twins", &options->twins,
                                     "Pairs that may be one, with reasons; 'build --overrides' merges what you decide");
    command.add("--mixtures", &options->mixtures, "Those that may be two things under one name, with reasons")
        .excludes(twins);
    add_row_options(command, options->rows);
    return [options](const GraphSource& source) {
        if (!options->twins && !options->mixtures) return list(source, *options);
        const auto graph = source.part({.evidence = false});
        if (!graph) return give_up(graph.error());
        return options->twins ? list_duplicates(**graph, source.stop(), *options) : list_conflated(**graph, *options);
    };
}

} // namespace claimgraph::cli
