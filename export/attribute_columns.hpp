#pragma once

#include "export/columns.hpp"
#include "graph/model/attributes.hpp"

#include <string>
#include <string_view>

namespace claimgraph {

/// The attribute of claims that takes the place of the column `weight`, which is otherwise derived.
inline constexpr std::string_view kWeight = "weight";

/// What an attribute is called that has this name in a file: the name, unless a column of ours or a place of some
/// format has it in any case; "original_confidence" then.
std::string node_attribute_name(std::string_view name);
std::string edge_attribute_name(std::string_view name);

/// The type that GraphML and GEXF call so: "int", "double", "boolean"; text if it is none of theirs.
AttributeType attribute_type(std::string_view name);
/// The type of the column that an attribute becomes.
ColumnType column_type(AttributeType type);

} // namespace claimgraph
