#pragma once

#include <array>
#include <cstddef>
#include <string_view>

/// What other programs call the name of a node and the relation of an edge, in small letters, the best first. A file of
/// theirs may have several: Cytoscape writes "interaction" and "shared interaction", Gephi "Edge Label", Neo4j's APOC
/// "labels" and "title".
namespace claimgraph {

inline constexpr std::array<std::string_view, 6> kForeignNames = {"name",        "title",   "shared name",
                                                                  "displayname", "caption", "fullname"};
inline constexpr std::array<std::string_view, 9> kForeignRelations = {
    "edge label", "interaction", "shared interaction", "relation", "relationship",
    "predicate",  "rel",         "rel_type",           "type"};
/// The types of a node, ":Person:Actor".
inline constexpr std::string_view kForeignTypes = "labels";

/// The place of a name among these; their number if it is none.
template <std::size_t count>
constexpr std::size_t rank_of(const std::array<std::string_view, count>& names, std::string_view name) {
    std::size_t rank = 0;
    while (rank < count && names[rank] != name) ++rank;
    return rank;
}

} // namespace claimgraph
