#include "graph/store/write/store_writer.hpp"

#include "graph/store/file/checked_files.hpp"
#include "graph/store/schema.hpp"
#include "graph/store/write/derive.hpp"
#include "graph/store/write/epoch.hpp"
#include "graph/store/write/judgment_rows.hpp"
#include "graph/store/write/update.hpp"

#include <array>
#include <utility>

namespace claimgraph {
namespace {

/// Documents written at a time: enough that the disk is not waited for, few enough that little is lost.
constexpr std::size_t kDocumentsAtATime = 256;
constexpr std::size_t kBytesAtATime = std::size_t{32} << 20;

/// Of so few documents the graph is always derived from all.
constexpr std::int64_t kFewDocuments = 2000;

constexpr std::array<std::string_view, 3> kVerdicts = {"same", "different", "name"};

std::size_t bytes_of(const DocumentRecord& document) {
    std::size_t bytes = document.batch.entities.size() * sizeof(Entity);
    for (const FactRecord& fact : document.facts) bytes += sizeof(FactRecord) + 2 * fact.text.size();
    for (const SentenceRecord& one : document.sentences) bytes += sizeof(SentenceRecord) + one.text.size();
    for (const Claim& claim : document.batch.claims) {
        bytes += sizeof(Claim);
        for (const Evidence& evidence : claim.evidence) bytes += sizeof(Evidence) + evidence.text.size();
    }
    return bytes;
}

Result<Database> open_for_writing(const std::filesystem::path& file, Database::Mode mode,
                                  std::chrono::milliseconds wait) {
    auto database = Database::open(file, mode, wait);
    if (!database) return database;
    // in WAL mode a killed program loses nothing that was committed; only a power cut may take the last transactions
    database->run("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -131072; PRAGMA temp_store = MEMORY;"
                  "PRAGMA journal_size_limit = 67108864");
    if (auto checked = check_schema(*database, true); !checked) return tl::unexpected(checked.error());
    return database;
}

/// To a store that was written before there were any.
Result<void> give_checksums(const Database& database) {
    begin_checksums(database.handle());
    // a copy of the whole is put aside, for which memory is too small
    if (database.run("PRAGMA temp_store = FILE; VACUUM"))
        database.run("PRAGMA wal_checkpoint(TRUNCATE)");
    else
        give_up_checksums(database.handle());
    return database.status();
}

} // namespace

Result<StoreWriter> StoreWriter::open(const std::filesystem::path& file, bool create, std::chrono::milliseconds wait) {
    auto database = open_for_writing(file, create ? Database::Mode::kCreate : Database::Mode::kWrite, wait);
    if (database && !has_checksums(database->handle())) {
        if (auto given = give_checksums(*database); !given) return tl::unexpected(given.error());
        database = open_for_writing(file, Database::Mode::kWrite, wait);
    }
    if (!database) return tl::unexpected(database.error());
    return StoreWriter(std::move(*database));
}

StoreWriter::StoreWriter(Database database) : database_(std::move(database)) {}

Result<std::unordered_map<std::string, std::string>> StoreWriter::hashes() const {
    std::unordered_map<std::string, std::string> hashes;
    SqlStatement row = database_.prepare("SELECT name, hash FROM document");
    while (row.step()) hashes.emplace(row.text(0), row.text(1));
    if (auto status = database_.status(); !status) return tl::unexpected(status.error());
    return hashes;
}

Result<void> StoreWriter::put(DocumentRecord document) {
    waiting_bytes_ += bytes_of(document);
    waiting_.push_back(std::move(document));
    if (waiting_.size() < kDocumentsAtATime && waiting_bytes_ < kBytesAtATime) return {};
    return flush();
}

Result<void> StoreWriter::flush() {
    if (waiting_.empty()) return database_.status();
    waiting_bytes_ = 0;
    Transaction transaction(database_);
    DocumentRows rows(database_);
    for (DocumentRecord& document : std::exchange(waiting_, {})) rows.put(std::move(document));
    return transaction.commit();
}

Result<bool> StoreWriter::forget(std::string_view name) {
    Transaction transaction(database_);
    const bool removed = DocumentRows(database_).remove(name);
    if (auto done = transaction.commit(); !done) return tl::unexpected(done.error());
    return removed;
}

bool StoreWriter::keeps_facts() const {
    return database_.number("SELECT value FROM setting WHERE name = 'facts'") != 0;
}

Result<void> StoreWriter::keep_facts() {
    database_.run("INSERT OR REPLACE INTO setting VALUES('facts', 1)");
    return database_.status();
}

Result<std::optional<UnknownEntity>> StoreWriter::find_unknown(std::span<const MatchOverride> overrides) {
    if (auto flushed = flush(); !flushed) return tl::unexpected(flushed.error());
    SqlStatement find = database_.prepare("SELECT 1 FROM appearance JOIN document ON document.id = appearance.document "
                                          "WHERE key = ?1 AND (?2 = '' OR document.name = ?2)");
    auto unknown = claimgraph::find_unknown(overrides, [&](const EntityReference& told) {
        find.start(told.id, told.document);
        return find.step();
    });
    find.reset();
    if (auto status = database_.status(); !status) return tl::unexpected(status.error());
    return unknown;
}

Result<void> StoreWriter::decide(std::span<const MatchOverride> overrides) {
    Transaction transaction(database_);
    database_.run("DELETE FROM decision; INSERT OR REPLACE INTO setting VALUES('derived', 0)");
    end_epoch(database_);
    SqlStatement add = database_.prepare("INSERT INTO decision(verdict, a, b) VALUES(?, ?, ?)");
    for (const MatchOverride& told : overrides) {
        const std::string a = told.a.text();
        const std::string b = told.kind == MatchOverride::Kind::kName ? told.name : told.b.text();
        add.run(kVerdicts[static_cast<std::size_t>(told.kind)], a, b);
    }
    return transaction.commit();
}

std::vector<MatchOverride> StoreWriter::overrides() const {
    std::vector<MatchOverride> overrides;
    SqlStatement row = database_.prepare("SELECT verdict, a, b FROM decision ORDER BY id");
    while (row.step()) {
        MatchOverride& told = overrides.emplace_back();
        told.a = entity_reference(row.text(1));
        if (row.text(0) == kVerdicts[static_cast<std::size_t>(MatchOverride::Kind::kName)]) {
            told.kind = MatchOverride::Kind::kName;
            told.name = row.text(2);
        } else {
            told.kind = row.text(0) == kVerdicts[0] ? MatchOverride::Kind::kSame : MatchOverride::Kind::kDifferent;
            told.b = entity_reference(row.text(2));
        }
    }
    return overrides;
}

/// Whether to match the entities of all documents: of few that takes no time, and of very many it takes less than to
/// match each new one.
bool StoreWriter::is_tidied() const {
    const std::int64_t epoch = epoch_documents(database_);
    const std::int64_t fresh = database_.number("SELECT count(*) FROM document WHERE derived = 0");
    const std::int64_t since = database_.number("SELECT value FROM setting WHERE name = 'since_epoch'") + fresh;
    return epoch < kFewDocuments || since > epoch / 2 || fresh > epoch / 64;
}

bool StoreWriter::is_derived() const {
    return database_.number("SELECT value FROM setting WHERE name = 'derived'") != 0;
}

std::vector<MatchDecision> StoreWriter::derive_rows(Scope scope, bool explain) {
    const std::vector<MatchOverride> told = overrides();
    const bool of_all = explain || scope == Scope::kAll || (scope == Scope::kAsNeeded && is_tidied());
    if (!of_all && update_graph(database_, told)) return {};
    std::vector<MatchDecision> decisions = derive_graph(database_, told, explain);
    // what the planner wants to know of the tables, from a sample of them
    database_.run("PRAGMA analysis_limit = 400; ANALYZE");
    return decisions;
}

Result<std::vector<MatchDecision>> StoreWriter::derive(Scope scope, bool explain) {
    if (auto flushed = flush(); !flushed) return tl::unexpected(flushed.error());
    Transaction transaction(database_);
    std::vector<MatchDecision> decisions;
    if (!is_derived() || explain || scope == Scope::kAll) decisions = derive_rows(scope, explain);
    if (auto done = transaction.commit(); !done) return tl::unexpected(done.error());
    return decisions;
}

void StoreWriter::derive_judged() {
    if (is_derived())
        update_claims(database_);
    else if (database_.number("SELECT EXISTS(SELECT 1 FROM document)") != 0)
        derive_rows(Scope::kAsNeeded, false);
}

Result<void> StoreWriter::judge(std::span<const Judgment> judgments) {
    if (auto flushed = flush(); !flushed) return flushed;
    Transaction transaction(database_);
    write_judgment_rows(database_, judgments);
    derive_judged();
    return transaction.commit();
}

Result<std::size_t> StoreWriter::remove_judgments(std::span<const std::int64_t> numbers) {
    if (auto flushed = flush(); !flushed) return tl::unexpected(flushed.error());
    Transaction transaction(database_);
    const std::size_t removed = remove_judgment_rows(database_, numbers);
    derive_judged();
    if (auto done = transaction.commit(); !done) return tl::unexpected(done.error());
    return removed;
}

Result<Judgments> StoreWriter::judgments() const {
    Judgments judgments = read_judgment_rows(database_);
    if (auto status = database_.status(); !status) return tl::unexpected(status.error());
    return judgments;
}

Result<StoreWriter::Sizes> StoreWriter::sizes() const {
    const auto count = [&](const char* sql) { return static_cast<std::size_t>(database_.number(sql)); };
    const Sizes sizes{count("SELECT count(*) FROM document"), count("SELECT count(*) FROM entity"),
                      count("SELECT count(*) FROM claim")};
    if (auto status = database_.status(); !status) return tl::unexpected(status.error());
    return sizes;
}

} // namespace claimgraph
