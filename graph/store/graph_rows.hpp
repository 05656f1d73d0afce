#pragma once

#include "graph/graph.hpp"
#include "graph/store/database.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Fills the tables of the graph (entity, claim, evidence, sentence, document and those that depend on them) of an
/// empty store. Fails with the errors of the database.
Result<void> write_graph_rows(const Database& database, const Graph& graph);

/// Two SQL queries that select the rows of claims and of entities; an empty query selects all. Whether claims come with
/// their evidence and documents.
struct RowSelection {
    std::string claims{};
    std::string entities{};
    bool evidence = true;
    std::size_t most_evidence = 0;        ///< of each selected claim, what was read first; 0: all
    std::vector<std::string> documents{}; ///< that are wanted besides those of the selected claims
};
/// The graph of the selected claims, with their entities and the selected entities. Time and memory depend on the size
/// of the result, not on that of the store. Fails with kBadFormat if a stored value is invalid, and with the errors of
/// the database.
Result<Graph> read_graph_rows(const Database& database, const RowSelection& rows);

/// Documents sorted by name: all, or those that a condition selects, " AND ...", which may have a parameter. Fails with
/// the errors of the database.
Result<std::vector<SourceDocument>> read_document_rows(const Database& database, std::string_view condition,
                                                       std::optional<std::string_view> parameter = std::nullopt);

} // namespace claimgraph
