#include "cli/claim_text.hpp"
#include "cli/command.hpp"
#include "cli/graph_input.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "graph/query/filter.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>
#include <memory>
#include <set>

namespace claimgraph::cli {
namespace {

struct ClaimsOptions {
    std::string graph;
    std::string subject;
    std::string object;
    std::string speaker;
    std::string polarity;
    std::string modality;
    ClaimFilter filter;
    std::size_t limit = std::numeric_limits<std::size_t>::max();
    bool evidence = false;
    bool json = false;
};

/// The sentences that a claim was read in.
std::string evidence_lines(const Claim& claim) {
    std::string lines;
    for (const Evidence& evidence : claim.evidence)
        lines += fmt::format("    {}, bytes {}-{}: {}\n", printable(evidence.document), evidence.span.begin,
                             evidence.span.end, printable(evidence.text));
    return lines;
}

ExitStatus show(const Graph& graph, std::span<const ClaimIndex> found, const ClaimsOptions& options) {
    if (found.empty()) return nothing("no claim matches");
    const auto shown = found.first(std::min(found.size(), options.limit));
    if (options.json) {
        for (const ClaimIndex claim : shown) print(claim_line(graph, claim) + "\n");
    } else {
        Table table = claim_table();
        for (const ClaimIndex claim : shown)
            add_claim(table, graph[claim], graph.entities(), options.evidence ? evidence_lines(graph[claim]) : "");
        print(table.text(output_width()));
    }
    if (shown.size() < found.size()) say(fmt::format("the first {} of {} claims", shown.size(), found.size()));
    return ExitStatus::kDone;
}

/// Says what relations there are if there is none of this name.
bool has_relation(const Graph& graph, const std::string& relation) {
    if (relation.empty() || !filter_claims(graph, {.relation = relation}).empty()) return true;
    std::set<std::string_view> known;
    for (const Claim& claim : graph.claims()) known.insert(claim.relation);
    say(fmt::format("no claim has the relation '{}'; there are {}", relation, fmt::join(known, ", ")));
    return false;
}

/// CLI11's way: empty, or what is wrong.
std::string check_date(const std::string& text) {
    constexpr std::string_view kPattern = "0000-00-00";
    const bool is_date = (text.size() == 4 || text.size() == 7 || text.size() == 10) &&
                         std::equal(text.begin(), text.end(), kPattern.begin(), [](char c, char pattern) {
                             return pattern == '0' ? c >= '0' && c <= '9' : c == pattern;
                         });
    return is_date ? "" : fmt::format("'{}' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD", text);
}

ExitStatus claims(const ClaimsOptions& options) {
    return with_graph(options.graph, [&](const Graph& graph) {
        ClaimFilter filter = options.filter;
        filter.polarity = polarity_from(options.polarity);
        filter.modality = modality_from(options.modality);
        const auto restrict_to = [&](const std::string& name, std::vector<EntityIndex>& entities) {
            if (!name.empty()) entities = named(graph, name);
            return name.empty() || !entities.empty();
        };
        if (!restrict_to(options.subject, filter.subjects) || !restrict_to(options.object, filter.objects) ||
            !restrict_to(options.speaker, filter.speakers))
            return ExitStatus::kNothingFound;
        if (!has_relation(graph, filter.relation)) return ExitStatus::kNothingFound;
        return show(graph, filter_claims(graph, filter), options);
    });
}

} // namespace

Run setup_claims(CLI::App& command) {
    auto options = std::make_shared<ClaimsOptions>();
    command.add_option("GRAPH", options->graph, "Exported graph")->required();
    command.add_option("--subject", options->subject, "Only claims of this entity")->type_name("NAME");
    command
        .add_option("--relation", options->filter.relation, "Only this relation, such as urges; open for untyped ones")
        ->type_name("R");
    command.add_option("--object", options->object, "Only claims about this entity")->type_name("NAME");
    command.add_option("--speaker", options->speaker, "Only what this entity says")->type_name("NAME");
    command.add_option("--polarity", options->polarity, "Only affirmed (+) or denied (-) claims")
        ->check(CLI::IsMember({"+", "-"}));
    command
        .add_option("--modality", options->modality,
                    "actual, future, possible, conditional, obliged, forbidden or requested")
        ->check(CLI::IsMember({"actual", "future", "possible", "conditional", "obliged", "forbidden", "requested"}));
    command.add_option("--since", options->filter.since, "Only claims dated then or later")
        ->type_name("DATE")
        ->check(check_date);
    command.add_option("--until", options->filter.until, "Only claims dated then or earlier")
        ->type_name("DATE")
        ->check(check_date);
    command.add_option("--min-confidence", options->filter.min_confidence, "Only claims at least this sure")
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--limit", options->limit, "Show the first N")->type_name("N")->check(CLI::PositiveNumber);
    command.add_flag("--evidence", options->evidence, "Show the sentences that each claim was read in");
    command.add_flag("--json", options->json, "A JSON object a line");
    return [options] { return claims(*options); };
}

} // namespace claimgraph::cli
