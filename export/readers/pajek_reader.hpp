#pragma once

#include "export/format.hpp"

#include <string>

namespace claimgraph {

/// Reads the networks of Pajek (.net): vertices with labels, coordinates and parameters, arcs and edges with weights,
/// labels and relations, as lists and as a matrix. Partitions, vectors and other parts of a project are left out, which
/// `warnings` says. Vertices have their numbers as ids. Fails with kBadFormat, with the line, or kTooLarge: many more
/// vertices than the file has bytes.
Result<Graph> read_pajek(std::string text, const std::string& file, Warnings& warnings);

} // namespace claimgraph
