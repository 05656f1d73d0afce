#include "cli/claim_text.hpp"
#include "cli/command.hpp"
#include "cli/graph_input.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "graph/query/filter.hpp"

#include <fmt/format.h>
#include <memory>

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

ExitStatus show(const Graph& graph, const std::vector<ClaimIndex>& found, const ClaimsOptions& options) {
    if (found.empty()) return nothing("no claim matches");
    if (options.json) {
        for (const ClaimIndex claim : found) print(claim_line(graph, claim) + "\n");
    } else if (options.evidence) {
        for (const ClaimIndex claim : found) {
            Table table = claim_table();
            add_claim(table, graph[claim], graph.entities());
            const std::string text = table.text();
            print(text.substr(text.find('\n') + 1) + evidence_lines(graph[claim]));
        }
    } else {
        Table table = claim_table();
        for (const ClaimIndex claim : found) add_claim(table, graph[claim], graph.entities());
        print(table.text());
    }
    return ExitStatus::kDone;
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
    command.add_option("--since", options->filter.since, "Only claims dated then or later")->type_name("DATE");
    command.add_option("--until", options->filter.until, "Only claims dated then or earlier")->type_name("DATE");
    command.add_option("--min-confidence", options->filter.min_confidence, "Only claims at least this sure")
        ->check(CLI::Range(0.0, 1.0));
    command.add_flag("--evidence", options->evidence, "Show the sentences that each claim was read in");
    command.add_flag("--json", options->json, "A JSON object a line");
    return [options] { return claims(*options); };
}

} // namespace claimgraph::cli
