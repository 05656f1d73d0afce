#pragma once

#include "export/format.hpp"

#include <span>

namespace claimgraph {

/// Reads a pair of CSV files, of nodes and of edges, with the columns of Gephi: Id, Label; Source (or From), Target (or
/// To), Type, Kind, Id, Label, in any case; the file of nodes may be missing. What cannot be kept is added to
/// `warnings`. Fails with kBadFormat, naming file and line: rows of another width than the first, columns named twice,
/// and what export/readers/graph_assembler.hpp refuses.
Result<Graph> read_csv_graph(std::span<SourceFile> files, Warnings& warnings);

} // namespace claimgraph
