#include "cli/graph_input.hpp"

#include "cli/messages.hpp"
#include "export/export.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace claimgraph::cli {

ExitStatus with_graph(const std::string& file, const std::function<ExitStatus(const Graph&)>& ask) {
    const auto graph = read_graph(file);
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

ExitStatus nothing(const std::string& what) {
    say(what);
    return ExitStatus::kNothingFound;
}

} // namespace claimgraph::cli
