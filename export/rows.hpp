#pragma once

#include "export/attribute_columns.hpp"
#include "export/columns.hpp"
#include "export/format.hpp"
#include "export/palette.hpp"
#include "graph/base/time/time_interval.hpp"
#include "graph/graph.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// A graph as rows of nodes and edges with columns, as most formats need it. The content of a row is defined here,
/// once; a format only defines how it is written.
namespace claimgraph {

/// The type of a node that is a claim, in the reified shape.
inline constexpr std::string_view kClaimType = "claim";

/// Where the type stands in the values of a node.
inline constexpr std::size_t kTypeColumn = 1;

/// The name and type of a column of the rows.
struct RowColumn {
    std::string name;
    ColumnType type = ColumnType::kText;
};

/// A node. Views in it are valid until the next row is requested.
struct NodeRow {
    std::string_view id;
    Color color;
    double size = 0;        ///< of its picture, by the number of its claims: 10 to 100
    std::string_view begin; ///< first and last day of its claims if all have a time; empty if open
    std::string_view end;
    std::vector<std::string_view> values; ///< one per column, empty if absent; the first is the label
};

/// An edge. Views in it are valid until the next row is requested.
struct EdgeRow {
    std::string_view id;
    std::string_view source;
    std::string_view target;
    /// No two edges with the same ends have one kind: Gephi folds those into one edge. The label, "not " before what is
    /// denied, and "#2" behind the second of a kind.
    std::string_view kind;
    Color color;             ///< by the tone of its relation; red if denied
    std::string_view weight; ///< at least 1, unless a file of another program has another one
    std::string_view
        begin; ///< the days of the claim, 2025-03-11, from its first time to its last; empty if absent or open
    std::string_view end;
    std::vector<std::pair<std::string, std::string>> spells{}; ///< the days of each of its times, if it has several
    std::vector<std::string_view> values;
};

/// Rows of a graph in the shape that the options select. Needs only a few bytes of memory per entity. One thread.
class GraphRows {
  public:
    /// Both must outlive the rows.
    GraphRows(const Graph& graph, const WriteOptions& options);

    std::span<const RowColumn> node_columns() const { return node_columns_; }
    std::span<const RowColumn> edge_columns() const { return edge_columns_; }

    /// Calls `take` with every node (edge), in an order that depends on the graph alone.
    template <class Take>
    void for_each_node(const Take& take) {
        for (std::size_t i = 0; i < graph_.entities().size(); ++i) take(entity_row(i));
        if (!reified_) return;
        for (std::size_t i = 0; i < graph_.claims().size(); ++i) take(claim_row(i));
    }
    template <class Take>
    void for_each_edge(const Take& take) {
        for (std::size_t i = 0; i < graph_.claims().size(); ++i) {
            if (!reified_) {
                take(edge_row(i));
                continue;
            }
            for (std::size_t part = 0; part < kClaimEntities.size(); ++part)
                if (const EdgeRow* row = part_row(i, part)) take(*row);
        }
    }

    /// The row of one entity (claim, in the flat shape), by its index.
    const NodeRow& entity_row(std::size_t entity);
    const EdgeRow& edge_row(std::size_t claim);

  private:
    const NodeRow& claim_row(std::size_t claim);
    const EdgeRow* part_row(std::size_t claim, std::size_t part); ///< the edge to one of kClaimEntities; null: nobody
    /// Adds the columns of a table's attributes behind the `fields` first ones, and gives the place of each.
    std::vector<std::size_t> add_attributes(const AttributeTable& table, std::vector<RowColumn>& columns,
                                            std::size_t fields);
    void set_attributes(const AttributeTable& table, std::size_t row, std::span<const std::size_t> places,
                        std::vector<std::string_view>& values) const;
    void set_claim_values(std::size_t claim, std::span<std::string_view> values, std::span<std::string> scratch);
    void set_days(const std::optional<TimeInterval>& time);
    void set_node_id(std::size_t claim);
    std::string_view kind_of(std::size_t claim);
    void number_kinds(std::size_t first_claim);

    const Graph& graph_;
    bool reified_;
    const RelationFamilies& families_;
    std::span<const NodeColumn> extra_;
    std::vector<RowColumn> node_columns_;
    std::vector<RowColumn> edge_columns_;
    std::vector<std::size_t> entity_attributes_; ///< their places in the columns of nodes
    std::vector<std::size_t> claim_attributes_;  ///< in those of edges, of nodes in the reified shape
    std::size_t weights_;                        ///< the attribute that has them, if there is one
    NodeRow node_;
    EdgeRow edge_;
    // What the views of the rows point to, if not into the graph.
    std::vector<std::string> scratch_; ///< one a column
    std::string node_id_;              ///< of a claim
    std::string edge_id_;
    std::string kind_;
    std::string begin_;
    std::string end_;
    // Claims of one subject: which one it is of those alike, from 1.
    std::size_t ordinals_of_ = 0; ///< the first of them
    std::vector<std::uint32_t> ordinals_;
    std::vector<std::uint32_t> order_;
};

} // namespace claimgraph
