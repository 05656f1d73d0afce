#include "cli/commands/questions/filter_options.hpp"

#include "cli/input/graph_input.hpp"
#include "cli/input/models.hpp"

#include <optional>
#include <utility>

namespace claimgraph::cli {
namespace {

tl::expected<Choice, ExitStatus> choice_in(const GraphSource& source, const GraphPart& part, bool in_whole) {
    const auto load = [&](const GraphPart& resolved) {
        const GraphPart whole{.evidence = resolved.evidence || resolved.filter.asks_evidence()};
        return source.part(in_whole ? whole : resolved);
    };
    auto choice = choose(source, part, relation_families, load);
    if (!choice) return tl::unexpected(unresolved(choice.error()));
    return std::move(*choice);
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
        .check(wrong_date);
    command
        .add(
            "--until",
            [&filter, time_of](const std::string& date) { time_of(filter).last = time_between("", date).last; },
            "Only claims dated then or earlier")
        .value_name("DATE")
        .check(wrong_date);
    command.add("--min-confidence", &filter.min_confidence, "Only claims with at least this confidence, 0 to 1")
        .range(0.0, 1.0);
}

tl::expected<Choice, ExitStatus> choose(const GraphSource& source, const GraphPart& part) {
    return choice_in(source, part, false);
}

tl::expected<Choice, ExitStatus> choose_in_whole(const GraphSource& source, const GraphPart& part) {
    return choice_in(source, part, true);
}

} // namespace claimgraph::cli
