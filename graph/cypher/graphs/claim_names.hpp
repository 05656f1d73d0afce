#pragma once

#include "graph/cypher/values/property_graph.hpp"
#include "graph/model/entity.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The names of a claim graph in queries and in files for Neo4j; docs/query.md has them in one table.
namespace claimgraph::cypher {

inline constexpr Symbol kEntityLabel = static_cast<Symbol>(EntityType::kOther) + 1; ///< below it the types
inline constexpr Symbol kDocumentLabel = kEntityLabel + 1;

inline constexpr std::string_view kDocumentLabelName = "Document";
/// "Entity", "Person".
std::vector<std::string> labels_of(EntityType type);
/// Whether an entity of the type has the label.
constexpr bool has_label(EntityType type, Symbol label) {
    return label == kEntityLabel || label == static_cast<Symbol>(type);
}

/// A name that files for Neo4j had in an earlier version, and what it is now. Queries understand it for one version.
struct FormerName {
    NameOf of;
    std::string_view name;
    std::string_view now;
};
std::span<const FormerName> former_names();
/// How those files wrote a relation: ACCUSES, OPEN_VETO.
std::string former_type(std::string_view relation);

/// What the claim graphs in memory and in a store have in common: labels, keys, and remarks on names that are not so.
class ClaimNames : public PropertyGraph {
  public:
    /// The relations that a claim can have besides those of the graph; called when a query has an unknown one. Null: no
    /// others are known.
    using KnownRelations = std::function<std::vector<std::string>()>;

    explicit ClaimNames(KnownRelations known_relations) : known_relations_(std::move(known_relations)) {}

    Symbol label(std::string_view name) const final; ///< in any case
    Symbol key(std::string_view name) const override;
    bool has_index(Symbol key) const final; ///< id and name
    std::vector<std::string> names(NameOf kind) const final;
    std::optional<std::string> remark(NameOf of, std::string_view name) const final;

  protected:
    /// The relation of which this is the former type; the name itself if there is none.
    std::string relation_formerly(std::string_view name) const;

    /// The relations of the graph, sorted.
    virtual std::vector<std::string> relations() const = 0;
    /// Whether a node has the label.
    virtual bool is_used(Symbol label) const = 0;
    /// Further properties of nodes or relationships, from files of other programs.
    virtual std::vector<std::string> attributes(NameOf kind) const {
        (void)kind;
        return {};
    }

  private:
    std::optional<std::string> remark_on_type(std::string_view name) const;

    KnownRelations known_relations_;
};

} // namespace claimgraph::cypher
