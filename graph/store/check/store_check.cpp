#include "graph/store/check/store_check.hpp"

#include "graph/store/field_rows.hpp"
#include "graph/store/file/checked_files.hpp"
#include "graph/store/store.hpp"

#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace claimgraph {
namespace {

/// A condition that rows of a store never meet.
struct Contradiction {
    const char* rows; ///< what those are that do, for people
    const char* sql;  ///< counts them
};

constexpr std::array<Contradiction, 4> kInDocuments = {{
    {"sentences of no document",
     "SELECT count(*) FROM sentence WHERE NOT EXISTS(SELECT 1 FROM document WHERE document.id = sentence.document AND "
     "sentence.id BETWEEN first_sentence AND first_sentence + sentences - 1)"},
    {"appearances of no document",
     "SELECT count(*) FROM appearance WHERE NOT EXISTS(SELECT 1 FROM document WHERE document.id = appearance.document "
     "AND appearance.id BETWEEN first_appearance AND first_appearance + appearances - 1)"},
    {"pieces of evidence of no document",
     "SELECT count(*) FROM evidence WHERE NOT EXISTS(SELECT 1 FROM sentence JOIN document ON document.id = "
     "sentence.document WHERE sentence.id = evidence.sentence AND evidence.id BETWEEN first_evidence AND "
     "first_evidence + evidences - 1)"},
    {"sentences that full-text search does not know, or knows alone",
     "SELECT (SELECT count(*) FROM sentence WHERE id NOT IN (SELECT id FROM sentence_words_docsize)) + "
     "(SELECT count(*) FROM sentence_words_docsize WHERE id NOT IN (SELECT id FROM sentence))"},
}};

// Once the graph is derived.
constexpr std::array<Contradiction, 7> kInGraph = {{
    {"appearances of an entity that is not there",
     "SELECT count(*) FROM appearance WHERE entity NOT IN (SELECT id FROM entity)"},
    {"entities that no document mentions",
     "SELECT count(*) FROM entity WHERE NOT EXISTS(SELECT 1 FROM appearance WHERE entity = entity.id)"},
    {"names of an entity that is not there",
     "SELECT count(*) FROM entity_name WHERE entity NOT IN (SELECT id FROM entity)"},
    // that which people rejected is of none
    {"pieces of evidence of a claim that is not there",
     "SELECT count(*) FROM evidence WHERE abs(claim) NOT IN (SELECT id FROM claim) AND (claim <> -2147483648 OR NOT "
     "EXISTS(SELECT 1 FROM judgment))"},
    {"claims without evidence",
     "SELECT count(*) FROM claim WHERE NOT EXISTS(SELECT 1 FROM evidence WHERE evidence.claim IN (claim.id, "
     "-claim.id))"},
    {"claims about an entity that is not there",
     "SELECT count(*) FROM claim WHERE subject NOT IN (SELECT id FROM entity) OR object NOT IN (SELECT id FROM entity) "
     "OR (speaker IS NOT NULL AND speaker NOT IN (SELECT id FROM entity)) "
     "OR (place_entity IS NOT NULL AND place_entity NOT IN (SELECT id FROM entity))"},
    {"pieces of evidence that say something else than their claim",
     "SELECT count(*) FROM evidence JOIN claim ON claim.id = abs(evidence.claim) WHERE "
     "(evidence.relation, evidence.polarity, evidence.modality) <> (claim.relation, claim.polarity, claim.modality) OR "
     "(SELECT entity FROM appearance WHERE id = iif(turned, evidence.object, evidence.subject)) IS NOT claim.subject "
     "OR "
     "(SELECT entity FROM appearance WHERE id = iif(turned, evidence.subject, evidence.object)) IS NOT claim.object OR "
     "(SELECT entity FROM appearance WHERE id = evidence.speaker) IS NOT claim.speaker"},
}};

class StoreChecker {
  public:
    explicit StoreChecker(const Database& database) : database_(database) {}

    Result<StoreCheck> run() {
        const Snapshot snapshot(database_);
        std::vector<std::string> tables;
        SqlStatement table = database_.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 "
                                               "ORDER BY name");
        while (table.step()) tables.emplace_back(table.text(0));
        if (auto status = database_.status(); !status) return tl::unexpected(status.error());
        for (const std::string& name : tables) read_table(name);
        check_.documents = find_whole_documents(database_);
        if (const std::size_t lost = check_.documents.lost.size() + check_.documents.nameless; lost > 0)
            found(fmt::format("{} documents that are not whole", lost));
        if (const FileDamage damage = damage_of(database_.handle()); !damage.pages.empty()) found(pages_text(damage));
        for (const Contradiction& one : kInDocuments) count(one);
        if (database_.number("SELECT value FROM setting WHERE name = 'derived'") != 0)
            for (const Contradiction& one : kInGraph) count(one);
        check_.entities = static_cast<std::size_t>(database_.number("SELECT count(*) FROM entity"));
        check_.claims = static_cast<std::size_t>(database_.number("SELECT count(*) FROM claim"));
        database_.clear_error(); // of what is told above
        return std::move(check_);
    }

  private:
    void found(std::string problem) { check_.problems.push_back(std::move(problem)); }

    static std::string pages_text(const FileDamage& damage) {
        std::vector<std::string> ranges;
        for (const std::int64_t page : damage.pages)
            ranges.push_back(page == 0
                                 ? "in the log"
                                 : fmt::format("{}-{}", (page - 1) * damage.page_bytes, page * damage.page_bytes - 1));
        return fmt::format("bytes {}: are not what was written", fmt::join(ranges, ", "));
    }

    /// SQLite's own check: every page of the table and its indexes, and whether they agree.
    void read_table(const std::string& name) {
        SqlStatement row = database_.prepare(fmt::format("PRAGMA integrity_check('{}')", name));
        bool is_well = row.step() && row.text(0) == "ok";
        while (row.step()) is_well = false;
        if (!database_.ok())
            database_.clear_error();
        else if (is_well)
            return;
        found(fmt::format("table {}: cannot be read in whole, or does not agree with its indexes", name));
    }

    /// Nothing is said of what cannot be read: that has been told.
    void count(const Contradiction& contradiction) {
        const std::int64_t rows = database_.number(contradiction.sql);
        if (!database_.ok())
            database_.clear_error();
        else if (rows != 0)
            found(fmt::format("{} {}", rows, contradiction.rows));
    }

    const Database& database_;
    StoreCheck check_;
};

} // namespace

Result<StoreCheck> check_store(const std::filesystem::path& file) {
    const auto store = Store::open(file);
    if (!store) return tl::unexpected(store.error());
    return StoreChecker(store->database()).run();
}

} // namespace claimgraph
