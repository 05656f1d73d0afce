#include "export/document_json.hpp"
#include "export/format.hpp"
#include "export/readers/gml_reader.hpp"
#include "export/rows.hpp"
#include "graph/base/json_value.hpp"
#include "graph/base/string_map.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <ostream>
#include <utility>

namespace claimgraph {
namespace {

/// Text between quotes: GML is ASCII, and has references for the rest.
void append_gml(std::string& line, std::string_view text) {
    line += '"';
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c < 0x80) {
            if (c == '&')
                line += "&amp;";
            else if (c == '"')
                line += "&quot;";
            else
                line += static_cast<char>(c);
            ++at;
            continue;
        }
        const std::size_t size = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4; // the text of a graph is valid UTF-8
        std::uint32_t character = c & (0xFFU >> (size + 1));
        for (std::size_t i = 1; i < size && at + i < text.size(); ++i)
            character = character << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
        fmt::format_to(std::back_inserter(line), "&#{};", character);
        at += size;
    }
    line += '"';
}

/// The keys of columns: of letters, digits and underscores, a letter first, each once.
class GmlKeys {
  public:
    std::string key_of(const std::string& name) {
        const auto known = keys_.find(name);
        if (known != keys_.end()) return known->second;
        std::string key = name;
        std::ranges::replace_if(
            key, [](char c) { return !(is_letter(c) || ('0' <= c && c <= '9') || c == '_'); }, '_');
        if (key.empty() || !is_letter(key[0])) key.insert(0, "x");
        const std::string plain = key;
        for (int i = 2; !taken_.insert(key).second; ++i) key = fmt::format("{}_{}", plain, i);
        if (key != name) names_[key] = name;
        keys_.emplace(name, key);
        return key;
    }
    /// The names that are not their own keys, by key.
    std::string names() const { return names_.dump(); }

  private:
    static bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }

    StringMap<std::string> keys_;
    /// What the frame of the format has.
    StringSet taken_ = {"id",       "label",      "source", "target",       "node",          "edge",
                        "directed", "multigraph", "key",    "display_name", "original_names"};
    JsonValue names_ = JsonValue::object();
};

/// Writes GML as networkx, igraph, Gephi and Cytoscape read it. Ids are numbers there and labels unique, so that our
/// ids are `key`, and a name that is not the first of its kind is `display_name`.
class GmlWriter {
  public:
    GmlWriter(const Graph& graph, std::ostream& out, const WriteOptions& options)
        : graph_(graph), rows_(graph, options), out_(out) {}

    void write() {
        const AttributeTable& own = graph_.attributes().graph;
        for (std::size_t i = 0; i < own.size(); ++i) graph_keys_.push_back(keys_.key_of(own.name(i)));
        for (const RowColumn& column : rows_.node_columns().subspan(1)) node_keys_.push_back(keys_.key_of(column.name));
        for (const RowColumn& column : rows_.edge_columns().subspan(1)) edge_keys_.push_back(keys_.key_of(column.name));
        out_ << "Creator \"claimgraph\"\ngraph [\n  directed 1\n  multigraph 1\n";
        add_text("  ", kGmlNames, keys_.names());
        for (std::size_t i = 0; i < own.size(); ++i)
            add("  ", graph_keys_[i], column_type(own.type(i)), own.value(i, 0));
        if (!graph_.documents().empty()) add_text("  ", "documents", documents_json(graph_.documents()));
        rows_.for_each_node([&](const NodeRow& row) { write_node(row); });
        rows_.for_each_edge([&](const EdgeRow& row) { write_edge(row); });
        out_ << line_ << "]\n";
    }

  private:
    void write_node(const NodeRow& row) {
        const std::string number = fmt::to_string(numbers_.size());
        numbers_.emplace(row.id, number);
        std::string label(row.values[0].empty() ? row.id : row.values[0]);
        while (!labels_.insert(label).second) label += fmt::format(" ({})", row.id);
        line_.append("  node [\n    id ").append(number).append("\n");
        add_text("    ", "label", label);
        add_text("    ", kGmlKey, row.id);
        if (label != row.values[0]) add_text("    ", kGmlDisplayName, row.values[0]);
        add_values(node_keys_, rows_.node_columns(), row.values);
    }

    void write_edge(const EdgeRow& row) {
        line_.append("  edge [\n    source ").append(numbers_.find(row.source)->second);
        line_.append("\n    target ").append(numbers_.find(row.target)->second).append("\n");
        add_text("    ", kGmlKey, row.id);
        add_text("    ", "label", row.values[0]);
        add_values(edge_keys_, rows_.edge_columns(), row.values);
    }

    void add_values(const std::vector<std::string>& keys, std::span<const RowColumn> columns,
                    std::span<const std::string_view> values) {
        for (std::size_t i = 1; i < values.size(); ++i)
            if (!values[i].empty()) add("    ", keys[i - 1], columns[i].type, values[i]);
        line_ += "  ]\n";
        out_ << std::exchange(line_, {});
    }

    void add_text(std::string_view indent, std::string_view key, std::string_view value) {
        line_.append(indent).append(key).append(" ");
        append_gml(line_, value);
        line_ += '\n';
    }

    /// GML knows no truth values, and no number with an exponent but without a point.
    void add(std::string_view indent, std::string_view key, ColumnType type, std::string_view value) {
        if (type == ColumnType::kText || type == ColumnType::kJson) return add_text(indent, key, value);
        line_.append(indent).append(key).append(" ");
        const std::size_t exponent = value.find_first_of("eE");
        if (type == ColumnType::kTruth)
            line_ += value == "true" ? "1" : "0";
        else if (exponent != std::string_view::npos && value.find('.') == std::string_view::npos)
            line_.append(value.substr(0, exponent)).append(".0").append(value.substr(exponent));
        else
            line_ += value;
        line_ += '\n';
    }

    const Graph& graph_;
    GraphRows rows_;
    std::ostream& out_;
    GmlKeys keys_;
    std::vector<std::string> graph_keys_;
    std::vector<std::string> node_keys_; ///< of the columns behind the label
    std::vector<std::string> edge_keys_;
    StringMap<std::string> numbers_; ///< of nodes, by id
    StringSet labels_;
    std::string line_;
};

void write_gml(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    GmlWriter(graph, out, options).write();
}

} // namespace

extern const Format kGmlFormat = {.name = "gml",
                                  .extension = ".gml",
                                  .description = "igraph, networkx, Gephi, Cytoscape; keeps everything",
                                  .write = write_gml,
                                  .read = read_one<read_gml>};

} // namespace claimgraph
