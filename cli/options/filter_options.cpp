#include "cli/options/filter_options.hpp"

#include "cli/input/graph_input.hpp"
#include "cli/input/models.hpp"
#include "cli/output/messages.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace claimgraph::cli {
namespace {

/// CLI11's way: empty, or what is wrong.
std::string check_date(const std::string& text) {
    constexpr std::string_view kPattern = "0000-00-00";
    const bool is_date = (text.size() == 4 || text.size() == 7 || text.size() == 10) &&
                         std::equal(text.begin(), text.end(), kPattern.begin(), [](char c, char pattern) {
                             return pattern == '0' ? c >= '0' && c <= '9' : c == pattern;
                         });
    return is_date ? "" : fmt::format("'{}' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD", text);
}

/// Adds the relations of a name. Says what relations there are if there is none.
bool add_relations(const RelationLabels& known, const std::string& name, std::vector<std::string>& relations) {
    std::vector<std::string> found = relations_named(known, name);
    if (found.empty()) {
        const auto families = relation_families();
        if (!families) report(families.error());
        if (families) found = relations_named(known, name, *families);
    }
    relations.insert(relations.end(), found.begin(), found.end());
    if (!found.empty()) return true;
    std::set<std::string_view> all;
    for (const auto& [relation, label] : known) all.insert(relation);
    say(fmt::format("no claim has the relation '{}'; there are {}", name, fmt::join(all, ", ")));
    return false;
}

/// What of the options needs no names of entities.
tl::expected<ClaimFilter, ExitStatus> plain_filter(const GraphSource& source, const FilterOptions& options) {
    ClaimFilter filter = options.filter;
    filter.polarity = polarity_from(options.polarity);
    filter.modality = modality_from(options.modality);
    if (options.relations.empty()) return filter;
    const auto known = source.relations();
    if (!known) return tl::unexpected(give_up(known.error()));
    for (const std::string& relation : options.relations)
        if (!add_relations(*known, relation, filter.relations)) return tl::unexpected(ExitStatus::kNothingFound);
    return filter;
}

tl::expected<Choice, ExitStatus> choose(const GraphSource& source, const FilterOptions& options, ClaimFilter filter,
                                        const GraphPart& part) {
    const auto graph = source.part(part);
    if (!graph) return tl::unexpected(give_up(graph.error()));
    for (const auto& [name, entities] :
         {std::pair(&options.subject, &filter.subjects), std::pair(&options.object, &filter.objects),
          std::pair(&options.speaker, &filter.speakers)}) {
        if (name->empty()) continue;
        *entities = named(source, **graph, *name);
        if (entities->empty()) return tl::unexpected(ExitStatus::kNothingFound);
    }
    return Choice{*graph, std::move(filter)};
}

} // namespace

void add_filter_options(CLI::App& command, FilterOptions& options) {
    command
        .add_option("--relation", options.relations,
                    "Only this relation, such as urges, or type of relations, such as REQUEST; open for untyped ones; "
                    "may be given several times")
        ->type_name("R")
        ->allow_extra_args(false);
    command.add_option("--speaker", options.speaker, "Only what this entity says")->type_name("NAME");
    command.add_option("--polarity", options.polarity, "Only affirmed (+) or denied (-) claims")
        ->check(CLI::IsMember({"+", "-"}));
    command
        .add_option("--modality", options.modality,
                    "actual, future, possible, conditional, obliged, forbidden or requested")
        ->check(CLI::IsMember({"actual", "future", "possible", "conditional", "obliged", "forbidden", "requested"}));
    command
        .add_option("--document", options.filter.documents,
                    "Only claims read in this document; may be given several times")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command.add_option("--since", options.filter.since, "Only claims dated then or later")
        ->type_name("DATE")
        ->check(check_date);
    command.add_option("--until", options.filter.until, "Only claims dated then or earlier")
        ->type_name("DATE")
        ->check(check_date);
    command.add_option("--min-confidence", options.filter.min_confidence, "Only claims at least this sure")
        ->check(CLI::Range(0.0, 1.0));
}

tl::expected<Choice, ExitStatus> choose(const GraphSource& source, const FilterOptions& options, GraphPart part) {
    auto filter = plain_filter(source, options);
    if (!filter) return tl::unexpected(filter.error());
    part.subject = options.subject;
    part.object = options.object;
    part.speaker = options.speaker;
    part.relations = filter->relations;
    part.polarity = filter->polarity;
    part.modality = filter->modality;
    part.documents = filter->documents;
    part.since = filter->since;
    part.until = filter->until;
    part.min_confidence = filter->min_confidence;
    return choose(source, options, std::move(*filter), part);
}

tl::expected<Choice, ExitStatus> choose_in_whole(const GraphSource& source, const FilterOptions& options) {
    auto filter = plain_filter(source, options);
    if (!filter) return tl::unexpected(filter.error());
    return choose(source, options, std::move(*filter), {});
}

} // namespace claimgraph::cli
