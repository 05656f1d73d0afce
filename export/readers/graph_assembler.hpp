#pragma once

#include "export/columns.hpp"
#include "export/entity_ids.hpp"
#include "export/format.hpp"
#include "graph/base/string_map.hpp"

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

/// A value of a node or an edge, in the column that GraphAssembler::node_column (edge_column) named.
struct ColumnValue {
    std::size_t column = 0;
    std::string_view value;
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
/// files of other programs names and relations may stand in other columns (export/readers/foreign_names.hpp), nodes
/// that only occur in edges are created, and values of columns that are called like ours but are not are left out. What
/// cannot be kept is counted and reported. Errors have no place; readers add the line.
class GraphAssembler {
  public:
    GraphAssembler(std::string file, Warnings& warnings);

    /// The number of a column, for ColumnValue. Call it once for each column of the file, before the first node: the
    /// columns show whether claimgraph wrote the file.
    std::size_t node_column(std::string_view name);
    std::size_t edge_column(std::string_view name);

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
        std::size_t lost = 0;               ///< values that are not kept
    };
    /// The best of the columns that may have a name or a relation.
    struct Candidate {
        InputColumn* column = nullptr;
        std::string_view text;
        /// Takes a value if its column is better; the other one is lost.
        void offer(InputColumn& from, std::string_view value);
        /// Becomes the value of `to` if that is empty, else it is lost.
        void settle(std::string& to);
    };
    struct ReifiedClaim {
        std::string id;
        Claim claim;
        std::array<std::string, kClaimEntities.size()> ids; ///< as in ClaimDraft
    };

    Result<void> add_claim_node(std::string_view id, std::string_view label, std::span<const ColumnValue> values);
    Result<void> link_claim(ReifiedClaim& claim, std::string_view part, std::string_view target);
    Result<void> set_values(ClaimDraft& draft, std::string_view label, std::string_view id, std::string_view what,
                            std::vector<InputColumn>& columns, std::span<const ColumnValue> values);
    Entity& make_entity(std::string_view id);
    void note_claim_column(const InputColumn& column);
    Result<void> set_end(EntityIndex& entity, std::string_view id, std::string_view column, std::string_view edge);
    Result<void> set_entity(EntityIndex& entity, std::string_view id, std::string_view column, std::string_view of,
                            std::string_view what) const;
    /// The entities that a claim names in columns.
    template <class Ids>
    Result<void> set_named_entities(Claim& claim, const Ids& ids, std::string_view of, std::string_view what) const;
    void warn(std::string message);
    void warn_of_columns(const std::vector<InputColumn>& columns, std::string_view of);

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
    std::vector<std::size_t> edge_ids_;  ///< hashes
    std::map<std::string, std::size_t, std::less<>> left_out_;
};

} // namespace claimgraph
