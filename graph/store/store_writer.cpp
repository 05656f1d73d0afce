#include "graph/store/store_writer.hpp"

#include "graph/store/derive.hpp"
#include "graph/store/schema.hpp"

#include <array>
#include <utility>

namespace claimgraph {
namespace {

/// Documents written at a time: enough that the disk is not waited for, few enough that little is lost.
constexpr std::size_t kDocumentsAtATime = 256;
constexpr std::size_t kBytesAtATime = std::size_t{32} << 20;

constexpr std::array<std::string_view, 3> kVerdicts = {"same", "different", "name"};

std::size_t bytes_of(const DocumentRecord& document) {
    std::size_t bytes = document.batch.entities.size() * sizeof(Entity);
    for (const FactRecord& fact : document.facts) bytes += sizeof(FactRecord) + 2 * fact.text.size();
    for (const Claim& claim : document.batch.claims) {
        bytes += sizeof(Claim);
        for (const Evidence& evidence : claim.evidence) bytes += sizeof(Evidence) + evidence.text.size();
    }
    return bytes;
}

} // namespace

Result<StoreWriter> StoreWriter::open(const std::filesystem::path& file, bool create, std::chrono::milliseconds wait) {
    auto database = Database::open(file, create ? Database::Mode::kCreate : Database::Mode::kWrite, wait);
    if (!database) return tl::unexpected(database.error());
    // in WAL mode a killed program loses nothing that was committed; only a power cut may take the last transactions
    database->run("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -131072; PRAGMA temp_store = MEMORY;"
                  "PRAGMA journal_size_limit = 67108864");
    if (auto checked = check_schema(*database, true); !checked) return tl::unexpected(checked.error());
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

Result<std::vector<MatchDecision>> StoreWriter::derive(bool explain) {
    if (auto flushed = flush(); !flushed) return tl::unexpected(flushed.error());
    Transaction transaction(database_);
    std::vector<MatchDecision> decisions;
    if (explain || database_.number("SELECT value FROM setting WHERE name = 'derived'") == 0) {
        decisions = derive_graph(database_, overrides(), explain);
        // what the planner wants to know of the tables, from a sample of them
        database_.run("PRAGMA analysis_limit = 400; ANALYZE");
    }
    if (auto done = transaction.commit(); !done) return tl::unexpected(done.error());
    return decisions;
}

Result<StoreWriter::Sizes> StoreWriter::sizes() const {
    const auto count = [&](const char* sql) { return static_cast<std::size_t>(database_.number(sql)); };
    const Sizes sizes{count("SELECT count(*) FROM document"), count("SELECT count(*) FROM entity"),
                      count("SELECT count(*) FROM claim")};
    if (auto status = database_.status(); !status) return tl::unexpected(status.error());
    return sizes;
}

} // namespace claimgraph
