#pragma once

#include "graph/base/result.hpp"
#include "graph/graph.hpp"
#include "graph/model/node_column.hpp"
#include "graph/model/relation_families.hpp"
#include "graph/model/relation_traits.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

/// How claims become nodes and edges.
enum class Shape : std::uint8_t {
    kFlat,    ///< each claim is an edge, the speaker a column
    kReified, ///< each claim is a node with edges to subject, object, speaker and place
};

/// Options of writing; each format uses those that it supports. Owns its data.
struct WriteOptions {
    std::size_t top = 0; ///< DOT: only the entities with most claims, 0 for all; report: entries of a section
    std::vector<NodeColumn> columns; ///< additional attributes of the nodes, for formats with columns
    std::string title;               ///< HTML: what the page is called
    RelationFamilies families;       ///< DOT, HTML: colours go by family; report: sections
    RelationTraits relations;        ///< report: what changes over time
    Shape shape = Shape::kFlat;      ///< for formats of nodes and edges with columns
};

/// A file that was read: `name` is for errors.
struct SourceFile {
    std::string name;
    std::string text;
    bool is_missing = false; ///< a part that a format can do without
};

/// What a reader could not keep, with its place if known. The code is kUnsupported.
using Warnings = std::vector<Error>;

/// The files of a format that needs several, "x.nodes.csv" and "x.edges.csv".
struct FormatPart {
    std::string_view ending; ///< in place of the format's extension
    void (*write)(const Graph& graph, std::ostream& out, const WriteOptions& options);
    bool is_optional =
        false; ///< a graph can be read without it; without the first, the next may have the name of the whole
};

/// Begins a file of a folder that is written, and completes the one before.
using FileSink = std::function<std::ostream&(std::string_view name)>;
/// The file that every folder of ours has.
inline constexpr std::string_view kFolderMark = "load.cypher";

/// One file format: a .cpp file with one constant descriptor, listed in formats.cpp. Functions may be called by several
/// threads at a time, on different streams.
struct Format {
    std::string_view name;        ///< "graphml"
    std::string_view extension;   ///< ".graphml", ".jgf.json": how file names end
    std::string_view description; ///< one line of `claimgraph formats`
    void (*write)(const Graph& graph, std::ostream& out,
                  const WriteOptions& options); ///< null if it has parts or is a folder
    /// Null for formats that cannot be read. `files` is the one file, or all parts in their order; their text may be
    /// changed.
    Result<Graph> (*read)(std::span<SourceFile> files, Warnings& warnings);
    std::span<const FormatPart> parts{}; ///< of a format of several files
    /// Of a format that is a folder, with kFolderMark among its files.
    void (*write_folder)(const Graph& graph, const FileSink& file, const WriteOptions& options) = nullptr;
};

/// The `read` of a format of one file, which `reader` reads.
template <auto reader>
Result<Graph> read_one(std::span<SourceFile> files, Warnings& warnings) {
    return reader(std::move(files[0].text), files[0].name, warnings);
}

/// All formats; the only list of them is in formats.cpp.
std::span<const Format* const> formats();

/// The format of that name, "graphml"; there must be one.
const Format& format_named(std::string_view name);

} // namespace claimgraph
