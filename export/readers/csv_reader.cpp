#include "export/readers/csv_reader.hpp"

#include "export/csv/csv_table.hpp"
#include "export/document_json.hpp"
#include "export/readers/graph_assembler.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/base/text/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <vector>

namespace claimgraph {
namespace {

/// A file and the names of its columns.
class Table {
  public:
    explicit Table(const SourceFile& file) : file_(file), reader_(file.text, file.name) {}

    Result<void> read_header() {
        if (const auto bad_byte = find_invalid_utf8(file_.text))
            return fail(ErrorCode::kNotUtf8, fmt::format("byte {} is not UTF-8", *bad_byte), {.file = file_.name});
        auto header = reader_.next();
        if (!header) return tl::unexpected(header.error());
        names_ = **header;
        for (std::string& name : names_) name = one_line(name);
        for (const std::string& name : names_) keys_.push_back(lower_ascii(name));
        for (std::size_t i = 0; i < keys_.size(); ++i)
            if (std::find(keys_.begin(), keys_.begin() + static_cast<std::ptrdiff_t>(i), keys_[i]) !=
                keys_.begin() + static_cast<std::ptrdiff_t>(i))
                return bad(fmt::format("column '{}' is named twice", names_[i]));
        return {};
    }

    /// The place of a column, in any case; the number of columns if there is none.
    std::size_t find(std::string_view name) const {
        return static_cast<std::size_t>(std::ranges::find(keys_, name) - keys_.begin());
    }
    const std::vector<std::string>& names() const { return names_; }
    const std::vector<std::string>& keys() const { return keys_; }

    /// Calls `take` with the cells of each row.
    Result<void> for_each(const std::function<Result<void>(const std::vector<std::string>&)>& take) {
        while (true) {
            const auto cells = reader_.next();
            if (!cells) return tl::unexpected(cells.error());
            if ((*cells)->empty()) return {};
            if ((*cells)->size() != names_.size())
                return bad(fmt::format("{} cells; expected {}, as in the first line", (*cells)->size(), names_.size()));
            if (auto taken = take(**cells); !taken) return bad(taken.error().message);
        }
    }

    tl::unexpected<Error> bad(std::string message) const {
        return fail(ErrorCode::kBadFormat, std::move(message), {.file = file_.name, .line = reader_.line()});
    }

  private:
    const SourceFile& file_;
    CsvReader reader_;
    std::vector<std::string> names_;
    std::vector<std::string> keys_; ///< names in small letters
};

class CsvGraphReader {
  public:
    CsvGraphReader(std::span<SourceFile> files, Warnings& warnings)
        : has_nodes_(!files[0].is_missing),
          nodes_(files[0]),
          edges_(files[1]),
          documents_(files.size() > 2 ? files[2] : files[1]),
          has_documents_(files.size() > 2 && !files[2].is_missing && !files[2].text.empty()),
          assembler_(files[1].name, warnings) {}

    Result<Graph> read() {
        if (has_nodes_)
            if (auto read = nodes_.read_header(); !read) return tl::unexpected(read.error());
        if (auto read = edges_.read_header(); !read) return tl::unexpected(read.error());
        const std::size_t id = nodes_.find("id");
        if (has_nodes_ && id == nodes_.names().size()) return nodes_.bad("no column Id; expected a table of nodes");
        const bool is_from_to = edges_.find("source") == edges_.names().size();
        const std::size_t source = edges_.find(is_from_to ? "from" : "source");
        const std::size_t target = edges_.find(is_from_to ? "to" : "target");
        if (std::max(source, target) == edges_.names().size())
            return edges_.bad("no columns Source and Target; expected a table of edges");
        const auto edge_columns = declare(edges_, {edges_.keys()[source], edges_.keys()[target], "type", "kind", "id"},
                                          [&](const std::string& name) { return assembler_.edge_column(name); });
        const auto node_columns =
            declare(nodes_, {"id"}, [&](const std::string& name) { return assembler_.node_column(name); });
        Result<void> done;
        if (has_nodes_)
            done = nodes_.for_each([&](const auto& cells) {
                return assembler_.add_node(from_spreadsheet(cells[id]), {}, values_of(cells, node_columns));
            });
        if (!done) return tl::unexpected(done.error());
        const auto cell = [](const std::vector<std::string>& cells, std::size_t at) {
            return at < cells.size() ? from_spreadsheet(cells[at]) : std::string_view();
        };
        done = edges_.for_each([&](const auto& cells) {
            return assembler_.add_edge({.id = cell(cells, edges_.find("id")),
                                        .source = cell(cells, source),
                                        .target = cell(cells, target),
                                        .label = cell(cells, edges_.find("kind")),
                                        .directed = lower_ascii(cell(cells, edges_.find("type"))) != "undirected",
                                        .values = values_of(cells, edge_columns)});
        });
        if (!done) return tl::unexpected(done.error());
        if (has_documents_)
            if (auto documents = read_documents(); !documents) return tl::unexpected(documents.error());
        return assembler_.finish();
    }

  private:
    struct CellColumn {
        std::size_t cell = 0;
        std::size_t column = 0; ///< of the assembler
    };

    Result<void> read_documents() {
        if (auto read = documents_.read_header(); !read) return read;
        if (documents_.find("name") == documents_.names().size())
            return documents_.bad("no column name; expected a table of documents");
        return documents_.for_each([&](const auto& cells) -> Result<void> {
            SourceDocument document;
            for (const SourceField& field : kSourceFields) {
                const std::size_t at = documents_.find(field.in_files());
                const std::string_view value = at < cells.size() ? from_spreadsheet(cells[at]) : std::string_view();
                if (!value.empty() && !set_document_value(field, document, value))
                    return fail(ErrorCode::kBadFormat, fmt::format("{} '{}' of document '{}'; expected {}", field.name,
                                                                   value, document.name, field.expected));
            }
            if (document.name.empty()) return fail(ErrorCode::kBadFormat, "a document without a name");
            assembler_.add_document(std::move(document));
            return {};
        });
    }

    /// The columns of a table but for those in `frame`. Label and Weight may stand in any case.
    template <class Declare>
    static std::vector<CellColumn> declare(const Table& table, std::initializer_list<std::string_view> frame,
                                           const Declare& declare) {
        std::vector<CellColumn> columns;
        for (std::size_t i = 0; i < table.names().size(); ++i) {
            const std::string& key = table.keys()[i];
            if (std::ranges::find(frame, key) == frame.end())
                columns.push_back({i, declare(key == "label" || key == "weight" ? key : table.names()[i])});
        }
        return columns;
    }

    std::span<const ColumnValue> values_of(const std::vector<std::string>& cells,
                                           const std::vector<CellColumn>& columns) {
        values_.clear();
        for (const auto& [cell, column] : columns) values_.push_back({column, from_spreadsheet(cells[cell])});
        return values_;
    }

    bool has_nodes_; ///< else they are made of the edges
    Table nodes_;
    Table edges_;
    Table documents_;
    bool has_documents_;
    GraphAssembler assembler_;
    std::vector<ColumnValue> values_;
};

} // namespace

Result<Graph> read_csv_graph(std::span<SourceFile> files, Warnings& warnings) {
    return CsvGraphReader(files, warnings).read();
}

} // namespace claimgraph
