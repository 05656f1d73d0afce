#pragma once

#include "graph/core/result.hpp"
#include "graph/graph.hpp"
#include "graph/node_column.hpp"

#include <cstddef>
#include <iosfwd>
#include <span>
#include <string_view>
#include <vector>

namespace claimgraph {

struct WriteOptions {
    std::size_t top = 0;             ///< DOT: only the entities with most claims, 0 for all
    std::vector<NodeColumn> columns; ///< further attributes of the nodes, for formats that have such
};

/// One file format. Each is one .cpp file with one descriptor, listed in formats.cpp.
struct Format {
    std::string_view name;        ///< "graphml"
    std::string_view extension;   ///< ".graphml"
    std::string_view description; ///< one line of `claimgraph formats`
    void (*write)(const Graph& graph, std::ostream& out, const WriteOptions& options);
    /// Null for formats that only leave. `file` names the text in errors.
    Result<Graph> (*read)(std::string_view text, const std::string& file);
};

extern const Format kGraphmlFormat;
extern const Format kDotFormat;
extern const Format kJsonlFormat;

/// All formats; the only list of them.
std::span<const Format* const> formats();

} // namespace claimgraph
