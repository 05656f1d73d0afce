#pragma once

#include "graph/graph.hpp"
#include "graph/model/relation_families.hpp"

#include <string_view>

namespace claimgraph {

/// Whether it is somebody: a person, an organization, a place or a group, and has a name.
inline bool is_named_actor(const Entity& entity) {
    return can_act(entity.type) && entity.type != EntityType::kRole && !entity.unnamed;
}

/// The relation of a tie that is merged from claims of all relations.
inline constexpr std::string_view kTie = "tie";

/// The claims between named actors (is_named_actor()), merged into ties: a network in which at most one edge goes from
/// one actor to another, as most measures of network analysis want it. What is denied is a tie of its own, and with
/// `families` what is of another family too: the relation of a tie is its family then, else kTie. A symmetric claim is
/// part of two ties, one in each direction.
///
/// A tie is a claim: its label says which relations it is made of, those said most first ("2 accuses, 1 attacks
/// (possible)"); its evidence is that of all of them, so that the weight of the edge is how often it was said; it has
/// no speaker, and of their modalities the first (actual before all others). Actors without a tie and claims of an
/// actor about itself are left out.
Graph actor_network(const Graph& graph, const RelationFamilies* families = nullptr);

} // namespace claimgraph
