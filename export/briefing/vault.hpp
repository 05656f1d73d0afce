#pragma once

#include "export/briefing/briefing.hpp"
#include "export/format.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace claimgraph {

/// The file of a vault that lists its notes, by which it is known.
inline constexpr std::string_view kIndexNote = "Claim graph.md";

/// A name as a file may have it on every system, without the characters that links of notes cannot have; at most 100
/// bytes; empty if nothing is left.
std::string safe_file_name(std::string_view name);

/// Writes the claims that the options choose as a folder of notes for Obsidian: a note for each entity that has a name
/// and is no role, with its type, id and other names on top, the claims that it is in, links to the notes of others,
/// and the sentences as footnotes; and kIndexNote. Returns the number of entities with a note. The same graph makes the
/// same files.
std::size_t write_vault(const Graph& graph, const BriefingOptions& options, const FileSink& file);

} // namespace claimgraph
