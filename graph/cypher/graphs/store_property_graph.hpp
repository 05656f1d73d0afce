#pragma once

#include "graph/cypher/graphs/claim_names.hpp"
#include "graph/store/database.hpp"

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace claimgraph::cypher {

/// The claim graph of a store as nodes and relationships, with the labels, types and properties of ClaimPropertyGraph.
/// Reads only what a query needs; the time of a query that starts at a name depends on what it visits. Ids are row ids,
/// negative ones of documents. It sees one state of the store while it exists, even during writes. One thread. After a
/// database error there are no more rows; check the status of the database after the query. The database must outlive
/// it.
class StorePropertyGraph : public ClaimNames {
  public:
    explicit StorePropertyGraph(const Database& database, KnownRelations known_relations = nullptr);

    Symbol type(std::string_view name) const override;

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
    Symbol type(RelationshipId relationship) const override;
    std::string_view type_name(RelationshipId relationship) const override;
    Value property(RelationshipId relationship, Symbol key) const override;
    Map properties(RelationshipId relationship) const override;

  protected:
    std::vector<std::string> relations() const override;
    bool is_used(Symbol label) const override;

  private:
    struct Edge {
        Participants ends;
        Symbol type = kNoSymbol;
    };

    static bool is_document(NodeId node) { return node.value < 0; }
    /// Nothing of documents.
    std::optional<EntityType> type_of(NodeId node) const;

    /// Statements are prepared when first needed, and reused.
    claimgraph::SqlStatement& statement(const std::string& sql) const;
    /// The value of a property; `slot` is a number of its own for each property of each table.
    template <class Property>
    Value property_of(std::size_t slot, const Property* property, std::string_view table, std::int64_t id) const;
    Symbol intern(std::string_view relation) const;
    Edge edge(std::int64_t id) const;
    void remember(std::int64_t id, const Edge& edge) const {
        edges_[static_cast<std::size_t>(id) % edges_.size()] = {id, edge};
    }

    const Database& database_;
    Snapshot snapshot_;                                                            // ends after the statements
    mutable std::unordered_map<std::string, claimgraph::SqlStatement> statements_; // which stay where they are
    mutable std::vector<claimgraph::SqlStatement*> property_statements_;           ///< of them, by slot
    mutable std::map<std::string, Symbol, std::less<>> relations_;
    mutable std::vector<std::string_view> relation_names_; ///< of relations_, by symbol
    /// Recently used, each at its id modulo their number: direct-mapped.
    mutable std::vector<std::pair<std::int64_t, Edge>> edges_;
};

} // namespace claimgraph::cypher
