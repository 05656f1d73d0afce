#pragma once

#include "export/columns.hpp"
#include "export/entity_ids.hpp"
#include "export/format.hpp"
#include "graph/base/string_map.hpp"
#include "graph/model/attributes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// What a file says of the type of a value, if anything.
using DeclaredType = std::optional<AttributeType>;

/// A value of a node or an edge, in the column that GraphAssembler::node_column (edge_column) named.
struct ColumnValue {
    std::size_t column = 0;
    std::string_view value;
    DeclaredType type{}; ///< if values of the column have types of their own
};

/// An edge of a file. Views must live during the call of add_edge().
struct EdgeInput {
    std::string_view id;
    std::string_view source;
    std::string_view target;
    std::string_view label; ///< in files of other programs, where no column has it
    bool directed = true;
    std::span<const ColumnValue> values;
};

/// Makes a graph of the nodes and edges of a file, written by claimgraph or by another program; used by all readers.
/// One thread. Nodes become entities and edges claims, with the columns whose names are ours (export/columns.hpp); an
/// edge without a relation gets `open:` and its label; undirected edges are symmetric; equal edges become one claim. In
/// files of other programs names and relations may stand in other columns (export/readers/foreign_names.hpp), and nodes
/// that only occur in edges are created. All other values become attributes (graph/model/attributes.hpp), those of
/// columns that are called like ours but are not under another name (export/attribute_columns.hpp). What cannot be kept
/// is counted and reported. Errors have no place; readers add the line.
class GraphAssembler {
  public:
    GraphAssembler(std::string file, Warnings& warnings);

    /// The number of a column, for ColumnValue. Call it once for each column of the file, before the first node: the
    /// columns show whether claimgraph wrote the file.
    std::size_t node_column(std::string_view name, DeclaredType type = {});
    std::size_t edge_column(std::string_view name, DeclaredType type = {});

    /// Whether claimgraph wrote the file, judged by its columns.
    bool is_ours() const { return is_ours_; }
    bool has_node(std::string_view id) const;
    /// Reserves memory for about that many.
    void expect(std::size_t nodes, std::size_t edges);
    /// All nodes come before the edges. Views need to live during the call. `label` counts in files of other programs,
    /// where no column has it. Fails with kBadFormat: empty or duplicate ids; in files of claimgraph edges to
    /// missing nodes and invalid values.
    Result<void> add_node(std::string_view id, std::string_view label, std::span<const ColumnValue> values);
    Result<void> add_edge(const EdgeInput& edge);

    /// The documents that claims were read in: a list as documents_json() writes it. False, and nothing is kept, if it
    /// is none.
    bool set_documents(std::string_view json);
    /// One of them.
    void add_document(SourceDocument document) { batch_.documents.push_back(std::move(document)); }

    /// A value of the graph itself.
    void add_graph_value(std::string_view name, std::string_view value, DeclaredType type = {});

    /// Something that could not be kept, "hyperedges": "3 hyperedges are left out".
    void leave_out(std::string_view what, std::size_t count = 1);

    /// The graph. To be called once.
    Result<Graph> finish();

  private:
    struct InputColumn {
        std::string name;
        const EntityColumn* entity = nullptr;
        const ClaimColumn* claim = nullptr; ///< of a node, if it is a claim (the reified shape)
        std::size_t rank = 0;               ///< among export/readers/foreign_names.hpp
        bool is_types = false;              ///< types as APOC writes them
        bool is_viz = false;                ///< what our writers derive for pictures
        DeclaredType type{};
        std::string attribute;                    ///< what it is called as one
        std::optional<std::size_t> place;         ///< in the attributes, once there is a value
        std::optional<std::size_t> reified_place; ///< in those of nodes that are claims
    };
    /// A value that becomes an attribute.
    struct LeftValue {
        InputColumn* column = nullptr;
        ColumnValue value;
    };
    struct ReifiedClaim {
        std::string id;
        Claim claim;
        std::array<std::string, kClaimEntities.size()> ids; ///< as in ClaimDraft
    };

    Result<void> add_claim_node(std::string_view id, std::string_view label, std::span<const ColumnValue> values);
    Result<void> link_claim(ReifiedClaim& claim, std::string_view part, std::string_view target);
    /// Sets what are fields of the claim; the others are in left_.
    Result<void> set_values(ClaimDraft& draft, std::string_view label, std::string_view id, std::string_view what,
                            std::vector<InputColumn>& columns, std::span<const ColumnValue> values);
    /// The best of the candidates becomes the name or relation if that is empty; the others are left if they say more.
    void settle_candidates(std::string& to);
    /// Makes attributes of what is left of an entity; of a claim that is the next edge, or the next node.
    void keep_entity_values();
    void keep_claim_values(const Claim& claim, bool is_node);
    Entity& make_entity(std::string_view id);
    void note_claim_column(const InputColumn& column);
    Result<void> set_end(EntityIndex& entity, std::string_view id, std::string_view column, std::string_view edge);
    Result<void> set_entity(EntityIndex& entity, std::string_view id, std::string_view column, std::string_view of,
                            std::string_view what) const;
    /// The entities that a claim names in columns.
    template <class Ids>
    Result<void> set_named_entities(Claim& claim, const Ids& ids, std::string_view of, std::string_view what) const;
    void warn(std::string message);

    std::string file_;
    Warnings& warnings_;
    std::set<std::string> always_; ///< of the columns that every file of ours has, those that are here
    bool is_ours_ = false;         ///< has all of them, so what follows from other columns needs no word
    bool is_reified_ = false;
    bool has_labels_ = false; ///< of nodes
    std::size_t made_nodes_ = 0;
    std::vector<InputColumn> node_columns_;
    std::vector<InputColumn> edge_columns_;
    std::optional<std::size_t> type_column_;
    ClaimBatch batch_;
    EntityIds entity_ids_; ///< of batch_.entities
    std::vector<ReifiedClaim> reified_;
    StringMap<std::size_t> claim_nodes_; ///< in reified_, by id
    AttributeTable reified_attributes_;  ///< rows are places in reified_
    std::vector<LeftValue> candidates_;  ///< of the node or edge at hand, for its name or relation
    std::vector<LeftValue> left_;        ///< of it, what is no field
    std::vector<std::size_t> edge_ids_;  ///< hashes
    std::map<std::string, std::size_t, std::less<>> left_out_;
};

} // namespace claimgraph
