#include "cli/commands/command.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/input/match_files.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "graph/base/tsv.hpp"

#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct DecisionsOptions {
    std::string file;
    std::string a;
    std::string b;
};

/// Whether a decision is about an entity, given by its id, with or without the document.
bool is_about(const EntityReference& asked, const EntityReference& decided) {
    return asked.id == decided.id && (asked.document.empty() || asked.document == decided.document);
}

ExitStatus explain(const DecisionsOptions& options) {
    const auto decisions = read_decisions(options.file);
    if (!decisions) return give_up(decisions.error());
    const EntityReference a = entity_reference(options.a);
    const EntityReference b = entity_reference(options.b);
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

Run setup_decisions(Options& command) {
    auto options = std::make_shared<DecisionsOptions>();
    command.add("FILE", &options->file, "What 'build --decisions' wrote").required();
    command.add("A", &options->a, "An entity: ID or ID@DOCUMENT").required();
    command.add("B", &options->b, "The other").required();
    return [options] { return explain(*options); };
}

} // namespace claimgraph::cli
