#pragma once

#include "export/format.hpp"

#include <string>

namespace claimgraph {

/// The key of a graph under which our files have the names that GML's keys cannot spell, as a JSON object.
inline constexpr std::string_view kGmlNames = "original_names";
/// The keys of our nodes for their id, since GML has numbers for ids, and for a name that another node has, too.
inline constexpr std::string_view kGmlKey = "key";
inline constexpr std::string_view kGmlDisplayName = "display_name";

/// Reads GML (Himsolt 1997): our own gives the graph that was written; of another program's, nodes become entities and
/// edges claims (export/readers/json_reader.hpp); lists within them become JSON. Fails with kBadFormat, with the line,
/// or kTooLarge: lists nested deeper than 100.
Result<Graph> read_gml(std::string text, const std::string& file, Warnings& warnings);

} // namespace claimgraph
