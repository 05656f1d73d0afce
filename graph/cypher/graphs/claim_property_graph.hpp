#pragma once

#include "graph/cypher/values/property_graph.hpp"
#include "graph/graph.hpp"

#include <mutex>
#include <unordered_map>

namespace claimgraph::cypher {

/// A claim graph as nodes and relationships, as docs/query.md describes it: entities are nodes labelled by type, claims
/// relationships typed by relation, their fields and attributes properties; what a text does not say is null. Ids are
/// positions in entities() and claims(). The graph must outlive it. Making it takes one pass over the claims; the index
/// of names is built when first needed. Safe to share between threads.
class ClaimPropertyGraph : public PropertyGraph {
  public:
    explicit ClaimPropertyGraph(const Graph& graph);

    Symbol label(std::string_view name) const override; ///< in any case
    Symbol type(std::string_view name) const override;
    Symbol key(std::string_view name) const override;

    void nodes(std::optional<Symbol> label, const std::function<bool(NodeId)>& visit) const override;
    bool has_index(Symbol key) const override; ///< id and name
    void nodes_with(Symbol key, const Value& value, std::vector<NodeId>& found) const override;

    bool has_label(NodeId node, Symbol label) const override;
    std::vector<std::string> labels(NodeId node) const override;
    Value property(NodeId node, Symbol key) const override;
    Map properties(NodeId node) const override;

    void hops(NodeId node, Direction direction, std::span<const Symbol> types, std::vector<Hop>& found) const override;
    Participants ends(RelationshipId relationship) const override;
    Symbol type(RelationshipId relationship) const override {
        return types_[static_cast<std::size_t>(relationship.value)];
    }
    std::string_view type_name(RelationshipId relationship) const override;
    Value property(RelationshipId relationship, Symbol key) const override;
    Map properties(RelationshipId relationship) const override;

  private:
    const Entity& entity(NodeId node) const { return graph_.entities()[static_cast<std::size_t>(node.value)]; }
    const Claim& claim(RelationshipId id) const { return graph_.claims()[static_cast<std::size_t>(id.value)]; }

    std::string_view key_name(Symbol key) const;

    const Graph& graph_;
    std::unordered_map<std::string_view, Symbol> relations_;
    std::vector<Symbol> types_; ///< of each claim
    mutable std::once_flag named_;
    mutable std::unordered_multimap<std::string_view, std::uint32_t> names_;
};

} // namespace claimgraph::cypher
