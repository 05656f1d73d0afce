#pragma once

#include "export/rows.hpp"

#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace claimgraph {

/// Adds `"name":value` with commas between for each non-empty value; `first` is written before the first one.
void append_members(std::string& json, std::span<const RowColumn> columns, std::span<const std::string_view> values,
                    std::string_view first);

/// Appends a node (an edge) as an object of networkx's node-link format.
void append_node(std::string& json, const GraphRows& rows, const NodeRow& row);
void append_link(std::string& json, const GraphRows& rows, const EdgeRow& row);

/// The members of an object with the values of a graph itself; with its documents too.
std::string attribute_members(const AttributeTable& own);
std::string graph_members(const Graph& graph);

/// Writes the entries of a list or an object on lines of their own, with commas between.
class JsonLines {
  public:
    explicit JsonLines(std::ostream& out) : out_(out) {}

    void write(std::string_view entry) { out_ << std::exchange(separator_, ",\n") << entry; }

  private:
    std::ostream& out_;
    std::string_view separator_ = "\n";
};

} // namespace claimgraph
