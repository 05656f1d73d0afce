#pragma once

#include "graph/core/result.hpp"
#include "graph/graph.hpp"

#include <string>
#include <string_view>

namespace claimgraph {

/// Reads GraphML: our own gives the graph that was written; of another program's, nodes become entities and edges
/// claims, with the columns whose names are ours (docs/formats.md). Fails with kBadFormat or kNotUtf8, naming file and
/// line: text that is no well-formed GraphML, a document type (entities could grow without bound), elements nested
/// deeper than kMaxXmlDepth.
Result<Graph> read_graphml(std::string_view text, const std::string& file);

inline constexpr std::size_t kMaxXmlDepth = 100;

} // namespace claimgraph
