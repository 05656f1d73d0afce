#include "export/format.hpp"
#include "export/json_writer.hpp"
#include "export/readers/json_reader.hpp"
#include "export/rows.hpp"

#include <ostream>

namespace claimgraph {
namespace {

/// The node-link form of networkx.
void write_json(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    GraphRows rows(graph, options);
    std::string text;
    out << "{\"directed\":true,\"multigraph\":true,\"graph\":{" << graph_members(graph) << "},\n\"nodes\":[";
    JsonLines nodes(out);
    rows.for_each_node([&](const NodeRow& row) {
        text.clear();
        append_node(text, rows, row);
        nodes.write(text);
    });
    out << "],\n\"links\":[";
    JsonLines links(out);
    rows.for_each_edge([&](const EdgeRow& row) {
        text.clear();
        append_link(text, rows, row);
        links.write(text);
    });
    out << "]}\n";
}

} // namespace

extern const Format kJsonFormat = {.name = "json",
                                   .extension = ".json",
                                   .description = "networkx (node-link), programs of all kinds; keeps everything",
                                   .write = write_json,
                                   .read = read_one<read_json_graph>};

} // namespace claimgraph
