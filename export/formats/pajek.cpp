#include "export/format.hpp"
#include "export/readers/pajek_reader.hpp"
#include "export/rows.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <string>
#include <unordered_map>

namespace claimgraph {
namespace {

/// A label in quotes. Pajek knows no escapes: what ends a label or a line becomes ' or a blank.
std::string pajek_label(std::string_view text) {
    std::string label(text);
    std::ranges::replace(label, '"', '\'');
    std::ranges::replace_if(
        label, [](unsigned char c) { return c < ' '; }, ' ');
    return fmt::format("\"{}\"", label);
}

/// The .net format of Pajek (Batagelj and Mrvar): vertices by number with their label and colour, arcs with weight and
/// label. Has no room for more columns.
void write_pajek(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    GraphRows rows(graph, options);
    std::unordered_map<std::string, std::size_t> numbers;
    rows.for_each_node([&](const NodeRow& row) { numbers.emplace(row.id, numbers.size() + 1); });
    const auto color = [](Color c) { return fmt::format("RGB{:02X}{:02X}{:02X}", c.red, c.green, c.blue); };
    out << fmt::format("*Vertices {}\n", numbers.size());
    rows.for_each_node([&](const NodeRow& row) {
        out << fmt::format("{} {} ic {}\n", numbers.at(std::string(row.id)), pajek_label(row.values[0]),
                           color(row.color));
    });
    out << "*Arcs\n";
    rows.for_each_edge([&](const EdgeRow& row) {
        out << fmt::format("{} {} {} l {} c {}\n", numbers.at(std::string(row.source)),
                           numbers.at(std::string(row.target)), row.weight, pajek_label(row.kind), color(row.color));
    });
}

} // namespace

extern const Format kPajekFormat = {.name = "pajek",
                                    .extension = ".net",
                                    .description = "Pajek, VOSviewer, UCINET, igraph: labels, weights and colours",
                                    .write = write_pajek,
                                    .read = read_one<read_pajek>};

} // namespace claimgraph
