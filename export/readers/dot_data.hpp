#pragma once

#include "export/rows.hpp"
#include "graph/graph.hpp"

#include <span>
#include <string>
#include <string_view>

/// How a DOT file contains the whole graph in addition to the picture. Graphviz keeps unknown attributes without
/// drawing them: `entity` of a node is its entity, `claims` of an edge a list of all claims that it stands for,
/// `entities` of the graph a list of those without a node, `attributes` its own; JSON with the columns of
/// export/columns.hpp. Each entity and each claim must be in exactly one of them, however it is drawn.
namespace claimgraph {

/// A quoted Graphviz string that is no label: read back by dot_text(). Long ones are broken by a backslash and a
/// line end, since Graphviz 2.43 cannot read tokens of 16 kB.
std::string dot_quoted(std::string_view text);
/// The text of an attribute that dot_quoted() wrote, from the value that Graphviz gives: it leaves backslashes doubled.
std::string dot_text(std::string_view value);

/// Values for the three attributes, quoted.
class DotData {
  public:
    explicit DotData(const Graph& graph, const WriteOptions& options = {})
        : options_{.columns = options.columns}, rows_(graph, options_) {}

    std::string entity(EntityIndex entity);
    std::string claims(std::span<const ClaimIndex> claims);
    std::string entities(std::span<const EntityIndex> entities);
    /// What is said of the graph itself; empty if nothing is.
    static std::string attributes(const Graph& graph);

  private:
    WriteOptions options_; ///< of the flat shape
    GraphRows rows_;
};

} // namespace claimgraph
