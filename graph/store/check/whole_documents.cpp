#include "graph/store/check/whole_documents.hpp"

#include "graph/store/field_rows.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>

namespace claimgraph {
namespace {

/// Rows of a table that lie side by side.
struct RowRange {
    std::int64_t first = 0;
    std::int64_t count = 0;
    bool has(std::int64_t row) const { return row >= first && row - first < count; }
};

class DocumentSearch {
  public:
    explicit DocumentSearch(const Database& database) : database_(database) {}

    DocumentsLeft run() {
        DocumentsLeft left;
        bool is_certain = true;
        const std::int64_t last = last_document(is_certain);
        left.may_be_more = !is_certain;
        for (std::int64_t document = 1; document <= last; ++document) {
            bool is_there = true;
            const bool is_whole = read(document, is_there);
            if (!database_.ok()) database_.clear_error();
            if (!is_there) continue;
            if (is_whole)
                left.whole.push_back(document);
            else if (const auto name = names_.find(document); name != names_.end())
                left.lost.push_back(name->second);
            else
                ++left.nameless;
        }
        std::ranges::sort(left.lost);
        return left;
    }

  private:
    /// The highest row and the names, by the table and by the index of names, which is read from both ends if it cannot
    /// be read to its end.
    std::int64_t last_document(bool& is_certain) {
        std::int64_t last = 0;
        const auto reads = [&](const char* sql, bool has_name) {
            SqlStatement row = database_.prepare(sql);
            while (row.step()) {
                last = std::max(last, row.number(0));
                if (has_name) names_.emplace(row.number(0), row.text(1));
            }
            const bool is_read = database_.ok();
            database_.clear_error();
            return is_read;
        };
        is_certain = reads("SELECT id FROM document NOT INDEXED ORDER BY id DESC LIMIT 1", false);
        constexpr const char* kByName =
            "SELECT id, name FROM document INDEXED BY sqlite_autoindex_document_1 ORDER BY name";
        if (reads(kByName, true))
            is_certain = true;
        else
            reads((std::string(kByName) + " DESC").c_str(), true);
        return last;
    }

    /// Whether all rows of a document are there. After an error every statement is prepared anew, since it is of no
    /// use.
    bool read(std::int64_t document, bool& is_there) {
        std::string ranges;
        for (const DocumentTable& table : kDocumentTables) ranges += fmt::format("{}, {}, ", table.first, table.count);
        SqlStatement row = database_.prepare(fmt::format("SELECT {} name, * FROM document WHERE id = ?", ranges));
        row.start(document);
        if (!row.step()) {
            is_there = !database_.ok() || names_.contains(document);
            return false;
        }
        std::array<RowRange, kDocumentTables.size()> range;
        int column = 0;
        for (RowRange& one : range) {
            one = {row.number(column), row.number(column + 1)};
            column += 2;
        }
        names_.insert_or_assign(document, std::string(row.text(column)));
        const RowRange& sentences = range[0]; // in the order of kDocumentTables
        const RowRange& appearances = range[1];
        const RowRange& evidences = range[2];
        const RowRange& facts = range[3];
        return has_rows("sentence", "document", sentences,
                        [&](const SqlStatement& one) { return one.number(0) == document; }) &&
               has_rows("appearance", "document", appearances,
                        [&](const SqlStatement& one) { return one.number(0) == document; }) &&
               has_rows("evidence", "sentence, " + entities_, evidences,
                        [&](const SqlStatement& one) {
                            for (int i = 1; i <= static_cast<int>(kClaimEntities.size()); ++i)
                                if (!one.is_null(i) && !appearances.has(one.number(i))) return false;
                            return sentences.has(one.number(0));
                        }) &&
               has_rows("fact", "sentence", facts,
                        [&](const SqlStatement& one) { return sentences.has(one.number(0)); });
    }

    /// Whether all rows of the range can be read in whole and are right.
    template <class IsRight>
    bool has_rows(std::string_view table, std::string_view columns, RowRange range, const IsRight& is_right) const {
        SqlStatement row =
            database_.prepare(fmt::format("SELECT {}, * FROM {} WHERE id >= ? AND id < ?", columns, table));
        row.start(range.first, range.first + range.count);
        std::int64_t read = 0;
        while (row.step()) {
            if (!is_right(row)) return false;
            ++read;
        }
        return database_.ok() && read == range.count;
    }

    const Database& database_;
    std::map<std::int64_t, std::string> names_; ///< as far as they are known
    std::string entities_ = sql_list(kClaimEntities, [](const ClaimEntity& entity) { return entity.field->in_sql(); });
};

} // namespace

DocumentsLeft find_whole_documents(const Database& database) { return DocumentSearch(database).run(); }

} // namespace claimgraph
