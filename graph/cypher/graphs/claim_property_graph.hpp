#pragma once

#include "graph/cypher/graphs/claim_names.hpp"
#include "graph/cypher/graphs/claim_properties.hpp"
#include "graph/graph.hpp"

#include <mutex>
#include <unordered_map>
#include <vector>

namespace claimgraph::cypher {

/// A claim graph as nodes and relationships, as docs/query.md describes it: entities and documents are nodes, claims
/// relationships typed by relation, their fields and attributes properties; what a text does not say is null. Ids are
/// positions in entities(), counting on in documents(), and in claims(). The graph must outlive it. Indexes of names
/// and of relations are built when first needed. Safe to share between threads.
class ClaimPropertyGraph : public ClaimNames {
  public:
    explicit ClaimPropertyGraph(const Graph& graph, KnownRelations known_relations = nullptr);

    Symbol type(std::string_view name) const override;
    Symbol key(std::string_view name) const override;

    void nodes(std::optional<Symbol> label, const std::function<bool(NodeId)>& visit) const override;
    void nodes_with(Symbol key, const Value& value, std::vector<NodeId>& found) const override;

    bool has_label(NodeId node, Symbol label) const override;
    std::vector<std::string> labels(NodeId node) const override;
    Value property(NodeId node, Symbol key) const override;
    Map properties(NodeId node) const override;

    void hops(NodeId node, Direction direction, std::span<const Symbol> types, std::vector<Hop>& found) const override;
    void relationships(std::span<const Symbol> types,
                       const std::function<bool(RelationshipId, Participants)>& visit) const override;
    bool
    alike_relationships(std::span<const Symbol> types, const RelationshipReads& read,
                        const std::function<bool(RelationshipId, Participants, std::uint64_t)>& visit) const override;
    std::size_t count_hops(NodeId node, Direction direction, std::span<const Symbol> types) const override;
    Participants ends(RelationshipId relationship) const override;
    Symbol type(RelationshipId relationship) const override {
        return static_cast<Symbol>(graph_.relation_numbers()[static_cast<std::size_t>(relationship.value)]);
    }
    std::string_view type_name(RelationshipId relationship) const override;
    Value property(RelationshipId relationship, Symbol key) const override;
    Map properties(RelationshipId relationship) const override;

  protected:
    std::vector<std::string> relations() const override;
    bool is_used(Symbol label) const override;
    std::vector<std::string> attributes(NameOf kind) const override;

  private:
    std::size_t place(NodeId node) const { return static_cast<std::size_t>(node.value); }
    bool is_entity(NodeId node) const { return place(node) < graph_.entities().size(); }
    std::size_t document(NodeId node) const { return place(node) - graph_.entities().size(); }
    const Entity& entity(NodeId node) const { return graph_.entities()[place(node)]; }
    struct Edge {
        std::uint32_t claim;
        std::uint32_t subject;
        std::uint32_t object;
    };
    template <class Visit>
    void each_relationship(std::span<const Symbol> types, const Visit& visit) const;
    template <class Visit>
    void each_hop(NodeId node, Direction direction, std::span<const Symbol> types, const Visit& visit) const;

    static bool is_attribute(Symbol key) { return key >= property_keys(); }
    std::string_view attribute_name(Symbol key) const;

    const Graph& graph_;
    mutable std::once_flag named_;
    mutable std::unordered_multimap<std::string_view, std::uint32_t> names_;
    mutable std::once_flag grouped_;
    mutable std::vector<std::uint32_t> first_of_type_; ///< in of_type_, one more than there are types
    mutable std::vector<Edge> of_type_;                ///< grouped by type
};

} // namespace claimgraph::cypher
