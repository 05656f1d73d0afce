#include "cli/commands/questions/filter_options.hpp"

#include "cli/input/graph_input.hpp"
#include "cli/input/models.hpp"
#include "cli/output/messages.hpp"
#include "graph/base/near_names.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>
#include <set>
#include <utility>

namespace claimgraph::cli {
namespace {

/// Empty, or what is wrong.
std::string check_date(const std::string& text) {
    constexpr std::string_view kPattern = "0000-00-00";
    const bool is_date = (text.size() == 4 || text.size() == 7 || text.size() == 10) &&
                         std::equal(text.begin(), text.end(), kPattern.begin(), [](char c, char pattern) {
                             return pattern == '0' ? c >= '0' && c <= '9' : c == pattern;
                         });
    return is_date && time_interval(text)
               ? ""
               : fmt::format("'{}' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD", text);
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
    std::set<std::string> all;
    for (const auto& [relation, label] : known) all.insert(relation);
    const std::vector<std::string> near = near_names(name, std::vector(all.begin(), all.end()));
    say(fmt::format("no claim has the relation '{}'{}", name,
                    near.empty() ? fmt::format("; there are {}", fmt::join(all, ", ")) : did_you_mean(near)));
    return false;
}

/// The ids of the relations in place of what the user calls them. Says what is wrong if there are no such.
ExitStatus find_relations(const GraphSource& source, std::vector<std::string>& relations) {
    if (relations.empty()) return ExitStatus::kDone;
    const auto known = source.relations();
    if (!known) return give_up(known.error());
    for (const std::string& name : std::exchange(relations, {}))
        if (!add_relations(*known, name, relations)) return ExitStatus::kNothingFound;
    return ExitStatus::kDone;
}

tl::expected<Choice, ExitStatus> choice_in(const GraphSource& source, GraphPart part, bool in_whole) {
    if (const ExitStatus status = find_relations(source, part.filter.relations); status != ExitStatus::kDone)
        return tl::unexpected(status);
    if (const ExitStatus status = find_documents(source, part.filter.documents); status != ExitStatus::kDone)
        return tl::unexpected(status);
    const GraphPart whole{.evidence = part.evidence || part.filter.asks_evidence()};
    const auto graph = source.part(in_whole ? whole : part);
    if (!graph) return tl::unexpected(give_up(graph.error()));
    Choice choice{*graph, std::move(part.filter)};
    for (const auto& [name, entities] :
         {std::pair(&part.subject, &choice.filter.subjects), std::pair(&part.object, &choice.filter.objects),
          std::pair(&part.speaker, &choice.filter.speakers)}) {
        if (name->empty()) continue;
        *entities = named(source, **graph, *name);
        if (entities->empty()) return tl::unexpected(ExitStatus::kNothingFound);
    }
    return choice;
}

/// The values of an enumeration with their words, from the first to `last`.
template <class Value>
std::vector<std::pair<std::string, std::optional<Value>>> words_up_to(Value last) {
    std::vector<std::pair<std::string, std::optional<Value>>> words;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i)
        words.emplace_back(to_string(static_cast<Value>(i)), static_cast<Value>(i));
    return words;
}

} // namespace

void add_filter_options(Options& command, GraphPart& part) {
    ClaimFilter& filter = part.filter;
    command
        .add("--relation", &filter.relations,
             "Only this relation, such as urges, or type of relations, such as REQUEST; open for untyped ones; "
             "may be given several times")
        .value_name("R")
        .one_value();
    command.add("--speaker", &part.speaker, "Only what this entity says").value_name("NAME");
    command.choice("--polarity", &filter.polarity, words_up_to(Polarity::kDenied),
                   "Only affirmed (+) or denied (-) claims");
    command.choice("--modality", &filter.modality, words_up_to(Modality::kRequested),
                   "actual, future, possible, conditional, obliged, forbidden or requested");
    command
        .add("--document", &filter.documents,
             "Only claims read in documents of this name, or with this in their name, title, publisher or address; "
             "may be given several times")
        .value_name("TEXT")
        .one_value();
    const auto time_of = [](ClaimFilter& of) -> TimeInterval& { return of.time ? *of.time : of.time.emplace(); };
    command
        .add(
            "--since",
            [&filter, time_of](const std::string& date) { time_of(filter).first = time_between(date, "").first; },
            "Only claims dated then or later")
        .value_name("DATE")
        .check(check_date);
    command
        .add(
            "--until",
            [&filter, time_of](const std::string& date) { time_of(filter).last = time_between("", date).last; },
            "Only claims dated then or earlier")
        .value_name("DATE")
        .check(check_date);
    command.add("--min-confidence", &filter.min_confidence, "Only claims with at least this confidence, 0 to 1")
        .range(0.0, 1.0);
}

ExitStatus find_documents(const GraphSource& source, std::vector<std::string>& documents) {
    for (const std::string& text : std::exchange(documents, {})) {
        const auto found = source.documents_named(text);
        if (!found) return give_up(found.error());
        if (found->empty())
            return nothing(fmt::format("no document has '{}' in its name, title, publisher or address; 'documents' "
                                       "lists them",
                                       text));
        documents.insert(documents.end(), found->begin(), found->end());
    }
    std::ranges::sort(documents);
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    return ExitStatus::kDone;
}

tl::expected<Choice, ExitStatus> choose(const GraphSource& source, GraphPart part) {
    return choice_in(source, std::move(part), false);
}

tl::expected<Choice, ExitStatus> choose_in_whole(const GraphSource& source, GraphPart part) {
    return choice_in(source, std::move(part), true);
}

} // namespace claimgraph::cli
