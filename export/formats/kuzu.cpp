#include "export/csv/csv_table.hpp"
#include "export/document_json.hpp"
#include "export/format.hpp"
#include "export/rows.hpp"
#include "graph/base/string_map.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <ostream>
#include <set>

namespace claimgraph {
namespace {

constexpr const char* kCopyOptions =
    "HEADER=true, PARALLEL=false, AUTO_DETECT=false, DELIM=',', QUOTE='\"', ESCAPE='\"'";

/// Names of tables or columns: between backticks, and each once in any case.
class KuzuNames {
  public:
    std::string quoted(std::string_view name) {
        std::string plain(name.empty() ? "_" : name);
        std::ranges::replace(plain, '`', '\'');
        std::string own = plain;
        for (int i = 2; !taken_.insert(fold(own)).second; ++i) own = fmt::format("{}_{}", plain, i);
        return '`' + own + '`';
    }

  private:
    StringSet taken_;
};

std::string_view kuzu_type(ColumnType type) {
    switch (type) {
    case ColumnType::kCount:
        return "INT64";
    case ColumnType::kNumber:
        return "DOUBLE";
    case ColumnType::kTruth:
        return "BOOLEAN";
    case ColumnType::kText:
    case ColumnType::kJson:
        break;
    }
    return "STRING";
}

/// The claims of one relation from entities of one type to those of another, which are a file.
struct KuzuEnds {
    EntityType from, to;
    friend auto operator<=>(const KuzuEnds&, const KuzuEnds&) = default;
};
using KuzuRelation = std::map<KuzuEnds, std::vector<std::size_t>>;

/// A node table for each type of entity and a relationship table for each relation, so that what is asked of
/// `claimgraph query` can be asked of Kuzu.
class KuzuWriter {
  public:
    KuzuWriter(const Graph& graph, const FileSink& file, const WriteOptions& options)
        : graph_(graph),
          file_(file),
          options_{.columns = options.columns, .families = options.families},
          rows_(graph, options_) {}

    void write() {
        for (const Entity& entity : graph_.entities()) types_.insert(entity.type);
        for (std::size_t i = 0; i < graph_.claims().size(); ++i) {
            const Claim& claim = graph_.claims()[i];
            relations_[claim.relation][{graph_[claim.subject].type, graph_[claim.object].type}].push_back(i);
        }
        KuzuNames tables;
        for (const EntityType type : types_) type_tables_[type] = tables.quoted(label_of(type));
        const std::string documents = tables.quoted("Document");
        for (const auto& [relation, ends] : relations_) relation_tables_[relation] = tables.quoted(relation);
        write_schema(documents);
        for (const EntityType type : types_) write_entities(type);
        std::size_t number = 0;
        for (const auto& [relation, ends] : relations_) {
            ++number;
            for (const auto& [pair, claims] : ends) write_claims(number, relation, pair, claims);
        }
        write_documents(documents);
        file_(kFolderMark) << load_;
    }

  private:
    static std::string label_of(EntityType type) {
        std::string label(to_string(type));
        label[0] = static_cast<char>(label[0] - 'a' + 'A');
        return label;
    }

    /// The columns of a table, behind the id.
    static std::string columns_of(std::span<const RowColumn> columns, std::string_view first) {
        KuzuNames names;
        std::string list = names.quoted("id") + " STRING";
        for (std::size_t i = 0; i < columns.size(); ++i)
            list += fmt::format(", {} {}", names.quoted(i == 0 ? first : std::string_view(columns[i].name)),
                                kuzu_type(columns[i].type));
        return list;
    }

    void write_schema(std::string_view documents) {
        std::ostream& out = file_("schema.cypher");
        const std::string of_nodes = columns_of(rows_.node_columns(), "name");
        const std::string of_edges = columns_of(rows_.edge_columns(), "label");
        for (const EntityType type : types_)
            out << fmt::format("CREATE NODE TABLE {}({}, PRIMARY KEY(`id`));\n", type_tables_[type], of_nodes);
        if (!graph_.documents().empty()) {
            std::string list;
            for (const SourceField& field : kSourceFields)
                list += fmt::format("`{}` {}, ", field.name, is_text(field) ? "STRING" : "INT64");
            out << fmt::format("CREATE NODE TABLE {}({}PRIMARY KEY(`name`));\n", documents, list);
        }
        for (const auto& [relation, ends] : relations_) {
            std::string pairs;
            for (const auto& [pair, claims] : ends)
                pairs += fmt::format("FROM {} TO {}, ", type_tables_[pair.from], type_tables_[pair.to]);
            out << fmt::format("CREATE REL TABLE {}({}{});\n", relation_tables_[relation], pairs, of_edges);
        }
    }

    void write_entities(EntityType type) {
        const std::string name = label_of(type) + ".csv";
        std::ostream& out = begin(name, "id", rows_.node_columns());
        for (std::size_t i = 0; i < graph_.entities().size(); ++i) {
            if (graph_.entities()[i].type != type) continue;
            const NodeRow& row = rows_.entity_row(i);
            append_csv(line_, row.id);
            end_line(out, row.values);
        }
        copy(type_tables_[type], name, "");
    }

    void write_claims(std::size_t number, const std::string& relation, const KuzuEnds& pair,
                      const std::vector<std::size_t>& claims) {
        std::string plain = relation.substr(0, 60);
        std::ranges::replace_if(
            plain, [](char c) { return !(('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '_'); }, '-');
        const std::string name = fmt::format("{}-{}-{}-{}.csv", plain, number, label_of(pair.from), label_of(pair.to));
        std::ostream& out = begin(name, "from,to,id", rows_.edge_columns());
        for (const std::size_t claim : claims) {
            const EdgeRow& row = rows_.edge_row(claim);
            append_csv(line_, row.source);
            append_csv(line_ += ',', row.target);
            append_csv(line_ += ',', row.id);
            end_line(out, row.values);
        }
        copy(relation_tables_[relation], name,
             fmt::format(", from='{}', to='{}'", label_of(pair.from), label_of(pair.to)));
    }

    void write_documents(std::string_view table) {
        if (graph_.documents().empty()) return;
        std::ostream& out = file_("Document.csv");
        const auto write_row = [&](const auto& value_of) {
            for (const SourceField& field : kSourceFields) {
                if (!line_.empty()) line_ += ',';
                append_csv(line_, value_of(field));
            }
            out << (line_ += '\n');
            line_.clear();
        };
        write_row([](const SourceField& field) { return std::string(field.name); });
        for (const SourceDocument& document : graph_.documents())
            write_row([&](const SourceField& field) { return document_value(field, document); });
        copy(table, "Document.csv", "");
    }

    static bool is_text(const SourceField& field) {
        return std::holds_alternative<std::string SourceDocument::*>(field.member);
    }

    std::ostream& begin(const std::string& name, std::string_view first, std::span<const RowColumn> columns) {
        std::ostream& out = file_(name);
        line_ = first;
        for (const RowColumn& column : columns) append_csv(line_ += ',', column.name);
        out << (line_ += '\n');
        line_.clear();
        return out;
    }

    void end_line(std::ostream& out, std::span<const std::string_view> values) {
        for (const std::string_view value : values) append_csv(line_ += ',', value);
        out << (line_ += '\n');
        line_.clear();
    }

    void copy(std::string_view table, std::string_view file, std::string_view more) {
        load_ += fmt::format("COPY {} FROM '{}' ({}{});\n", table, file, kCopyOptions, more);
    }

    const Graph& graph_;
    const FileSink& file_;
    WriteOptions options_; ///< of the flat shape
    GraphRows rows_;
    std::set<EntityType> types_;
    std::map<std::string, KuzuRelation> relations_;
    std::map<EntityType, std::string> type_tables_; ///< their names, quoted
    std::map<std::string, std::string> relation_tables_;
    std::string line_;
    std::string load_;
};

void write_kuzu(const Graph& graph, const FileSink& file, const WriteOptions& options) {
    KuzuWriter(graph, file, options).write();
}

} // namespace

extern const Format kKuzuFormat = {.name = "kuzu",
                                   .extension = ".kuzu",
                                   .description = "Kuzu, Ladybug: a folder with tables, their schema and a script that "
                                                  "loads them; keeps everything",
                                   .write = nullptr,
                                   .read = nullptr,
                                   .write_folder = write_kuzu};

} // namespace claimgraph
