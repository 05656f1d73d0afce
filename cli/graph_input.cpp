#include "cli/graph_input.hpp"

#include "cli/messages.hpp"
#include "export/claim_json.hpp"
#include "export/export.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace claimgraph::cli {

ExitStatus with_graph(const std::string& file, const std::function<ExitStatus(const Graph&)>& ask) {
    Warnings warnings;
    const auto graph = read_graph(file, warnings);
    constexpr std::size_t kMostShown = 20;
    for (std::size_t i = 0; i < std::min(warnings.size(), kMostShown); ++i) report(warnings[i]);
    if (warnings.size() > kMostShown)
        say(fmt::format("and {} more things that are left out", warnings.size() - kMostShown));
    if (!graph) return give_up(graph.error());
    return ask(*graph);
}

std::vector<EntityIndex> named(const Graph& graph, const std::string& name) {
    auto found = graph.find(name);
    if (found.empty()) {
        const auto similar = graph.similar_names(name, 5);
        const std::string hint =
            similar.empty() ? std::string() : fmt::format("; did you mean {}?", fmt::join(similar, ", "));
        say(fmt::format("no entity is named '{}'{}", name, hint));
    }
    return found;
}

std::string claim_line(const Graph& graph, ClaimIndex claim) {
    return claim_json(graph.claim_id(claim), graph[claim], graph.entities());
}

ExitStatus nothing(const std::string& what) {
    say(what);
    return ExitStatus::kNothingFound;
}

} // namespace claimgraph::cli
