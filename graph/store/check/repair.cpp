#include "graph/store/check/repair.hpp"

#include "graph/store/field_rows.hpp"
#include "graph/store/file/checked_files.hpp"
#include "graph/store/schema.hpp"
#include "graph/store/write/document_rows.hpp"
#include "graph/store/write/epoch.hpp"
#include "graph/store/write/store_writer.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

fs::path beside(const fs::path& store, const char* end) { return store.string() + end; }

void remove_store(const fs::path& store) {
    std::error_code error;
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(beside(store, end), error);
}

/// A store that is gone with this object, unless it is kept.
class NewStore {
  public:
    explicit NewStore(fs::path file) : file_(std::move(file)) {}
    ~NewStore() {
        if (!is_kept_) remove_store(file_);
    }
    NewStore(const NewStore&) = delete;
    NewStore& operator=(const NewStore&) = delete;
    const fs::path& file() const { return file_; }
    void keep() { is_kept_ = true; }

  private:
    fs::path file_;
    bool is_kept_ = false;
};

/// Rows from one store to the other, without what is derived.
class RowCopy {
  public:
    RowCopy(const Database& from, const Database& to) : from_(from), to_(to) {}

    Result<void> documents(const std::vector<std::int64_t>& whole) {
        Transaction transaction(to_);
        for (const char* table : {"decision", "judgment", "setting"}) {
            rows(table, "1", {});
            from_.clear_error(); // it is of use without
        }
        to_.run("INSERT OR REPLACE INTO setting VALUES('derived', 0)");
        end_epoch(to_);
        for (const std::int64_t document : whole) {
            rows("document", "id = ?1", {document});
            for (const DocumentTable& table : kDocumentTables)
                rows(table.name,
                     fmt::format("id >= (SELECT {0} FROM document WHERE id = ?1) AND id < (SELECT {0} + {1} "
                                 "FROM document WHERE id = ?1)",
                                 table.first, table.count),
                     {document});
        }
        to_.run(
            "INSERT INTO sentence_words(rowid, text) SELECT id, text FROM sentence; INSERT INTO fact_words(fact_words) "
            "VALUES('rebuild')");
        if (auto status = from_.status(); !status) return status;
        return transaction.commit();
    }

  private:
    /// What a column has in a store whose graph is not derived yet.
    static std::optional<std::int64_t> underived(std::string_view table, std::string_view column) {
        if ((table == "evidence" && column == "claim") || (table == "appearance" && column == "entity"))
            return kNotDerived;
        if ((table == "evidence" && column == "turned") || (table == "document" && column == "derived")) return 0;
        return std::nullopt;
    }

    struct TableCopy {
        std::vector<std::string> columns;
        std::optional<SqlStatement> read, write;
    };

    TableCopy& table_copy(const std::string& table, const std::string& condition) {
        const auto [known, is_new] = tables_.try_emplace(table);
        TableCopy& copy = known->second;
        if (!is_new) return copy;
        SqlStatement column = to_.prepare(fmt::format("SELECT name FROM pragma_table_info('{}')", table));
        while (column.step()) copy.columns.emplace_back(column.text(0));
        const std::string all = sql_list(copy.columns, [](const std::string& name) { return '"' + name + '"'; });
        copy.read.emplace(from_.prepare(fmt::format("SELECT {} FROM {} WHERE {}", all, table, condition)));
        copy.write.emplace(to_.prepare(insert_into(table, all, " OR REPLACE")));
        return copy;
    }

    void rows(const std::string& table, const std::string& condition, std::optional<std::int64_t> parameter) {
        TableCopy& copy = table_copy(table, condition);
        copy.read->reset();
        if (parameter) copy.read->bind(0, *parameter);
        while (copy.read->step()) {
            for (std::size_t i = 0; i < copy.columns.size(); ++i) {
                const int column = static_cast<int>(i);
                if (const auto value = underived(table, copy.columns[i]))
                    copy.write->bind(column, *value);
                else if (copy.columns[i] == "same_as")
                    copy.write->bind(column, std::string_view());
                else
                    copy.write->bind_column(column, *copy.read, column);
            }
            copy.write->step();
        }
    }

    const Database& from_;
    const Database& to_;
    std::map<std::string, TableCopy> tables_;
};

/// The store, opened to be read. If its log is damaged: a copy of it, in which what is left of the log is taken, so
/// that the damage of the store remains to be seen.
Result<Database> open_damaged(const fs::path& damaged, std::optional<NewStore>& copy, const fs::path& place) {
    auto database = Database::open(damaged, Database::Mode::kRead);
    if (!database) return database;
    auto checked = check_schema(*database, false);
    if (checked) return database;
    if (!damage_of(database->handle()).is_in_log) return tl::unexpected(checked.error());
    copy.emplace(place);
    std::error_code error;
    fs::copy_file(damaged, place, error);
    if (!error) fs::copy_file(beside(damaged, "-wal"), beside(place, "-wal"), error);
    if (error && error != std::errc::no_such_file_or_directory)
        return fail(ErrorCode::kUnreadable, fmt::format("cannot be written: {}", error.message()), {.file = place});
    database = Database::open(place, Database::Mode::kRead);
    if (!database) return database;
    take_damaged_log(database->handle());
    checked = check_schema(*database, false);
    if (!checked) return tl::unexpected(checked.error());
    return database;
}

} // namespace

Result<DocumentsLeft> repair_store(const fs::path& damaged, const fs::path& repaired) {
    std::error_code error;
    if (fs::exists(repaired, error))
        return fail(ErrorCode::kUnreadable, "is there already; name a file that is not", {.file = repaired.string()});
    std::optional<NewStore> copy;
    const auto from = open_damaged(damaged, copy, beside(repaired, "-damaged"));
    if (!from) return tl::unexpected(from.error());
    const Snapshot snapshot(*from);
    DocumentsLeft left = find_whole_documents(*from);
    NewStore to(repaired);
    auto writer = StoreWriter::open(repaired, true);
    if (!writer) return tl::unexpected(writer.error());
    {
        const auto database = Database::open(repaired, Database::Mode::kWrite);
        if (!database) return tl::unexpected(database.error());
        if (auto copied = RowCopy(*from, *database).documents(left.whole); !copied)
            return tl::unexpected(copied.error());
    }
    if (auto derived = writer->derive(); !derived) return tl::unexpected(derived.error());
    to.keep();
    return left;
}

} // namespace claimgraph
