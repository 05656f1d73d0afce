#include "cli/commands/questions/totals_row.hpp"

#include <string>
#include <vector>

namespace claimgraph::cli {

void add_totals(const Graph& graph, const ClaimTotals& totals, Json& row) {
    std::vector<std::string> speakers;
    for (const EntityIndex speaker : totals.speakers) speakers.push_back(graph[speaker].name);
    row["evidence"] = totals.evidence;
    row["denied"] = totals.denied;
    row["documents"] = totals.documents;
    row["first"] = totals.first;
    row["last"] = totals.last;
    row["speakers"] = speakers;
}

} // namespace claimgraph::cli
