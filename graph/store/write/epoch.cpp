#include "graph/store/write/epoch.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/matching/entity_matcher.hpp"
#include "graph/matching/score/name_reasons.hpp"
#include "graph/store/field_rows.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <utility>
#include <xxhash.h>

namespace claimgraph {
namespace {

constexpr std::string_view kCompany = "company", kKind = "kind";

/// Parts of names are stored as numbers; that two have one by chance is no harm.
std::int64_t number_of(std::string_view part) {
    return static_cast<std::int64_t>(XXH3_64bits(part.data(), part.size()));
}

void append_parts(std::string_view folded_name, std::vector<std::int64_t>& parts) {
    for (const std::string& key : block_keys(folded_name))
        if (!key.empty()) parts.push_back(number_of(key));
}

void sort_out(auto& things) {
    std::ranges::sort(things);
    things.erase(std::unique(things.begin(), things.end()), things.end());
}

std::vector<std::int64_t> parts_of(const Entity& entity) {
    std::vector<std::int64_t> parts;
    if (!EntityMatcher::compares(entity)) return parts;
    append_parts(fold(entity.name), parts);
    for (const std::string& alias : entity.aliases) append_parts(fold(alias), parts);
    sort_out(parts);
    return parts;
}

} // namespace

void write_epoch(const Database& database, const MatchStatistics& statistics) {
    database.run("DELETE FROM name_statistic; DELETE FROM name_part");
    SqlStatement set = database.prepare("INSERT OR REPLACE INTO setting VALUES('epoch', ?)");
    set.run(statistics.documents);
    database.run("DELETE FROM setting WHERE name = 'since_epoch'");
    SqlStatement add = database.prepare("INSERT INTO name_statistic VALUES(?, ?, ?)");
    for (const auto& [id, documents] : statistics.company) add.run(kCompany, id, documents);
    for (const std::string& name : statistics.kinds) add.run(kKind, name, 1);

    std::vector<std::pair<std::int64_t, EntityRow>> parts;
    SqlStatement row =
        database.prepare(fmt::format("SELECT id, {} FROM entity WHERE NOT unnamed", columns_of(kEntityFields)));
    Entity entity;
    while (row.step()) {
        if (!read_fields<kEntityFields>(row, 1, entity)) continue;
        for (const std::int64_t part : parts_of(entity)) parts.emplace_back(part, row.number(0));
    }
    std::ranges::sort(parts);
    SqlStatement part = database.prepare("INSERT INTO name_part VALUES(?, ?)");
    for (const auto& [number, of] : parts) part.run(number, of);
}

void end_epoch(const Database& database) { database.run("DELETE FROM setting WHERE name = 'epoch'"); }

std::int64_t epoch_documents(const Database& database) {
    return database.number("SELECT value FROM setting WHERE name = 'epoch'");
}

StoredEpoch::StoredEpoch(const Database& database)
    : documents_(static_cast<std::uint32_t>(epoch_documents(database))),
      value_(database.prepare("SELECT value FROM name_statistic WHERE kind = ? AND name = ?")),
      row_(database.prepare("SELECT id FROM entity WHERE key = ?")) {}

std::uint32_t StoredEpoch::value(std::string_view kind, std::string_view name) const {
    value_.start(kind, name);
    const std::uint32_t value = value_.step() ? static_cast<std::uint32_t>(value_.number(0)) : 0;
    value_.reset();
    return value;
}

std::uint32_t StoredEpoch::documents_with(std::string_view id) const { return value(kCompany, id); }
bool StoredEpoch::is_kind(std::string_view name) const { return value(kKind, name) != 0; }

bool StoredEpoch::is_taken(std::string_view id, std::uint32_t known) const {
    row_.start(id);
    const bool is_taken =
        row_.step() && (known == EntityMatcher::kNobody || row_.number(0) != std::int64_t{known_[known]});
    row_.reset();
    return is_taken;
}

NameParts::NameParts(const Database& database)
    : add_(database.prepare("INSERT OR IGNORE INTO name_part VALUES(?, ?)")),
      remove_(database.prepare("DELETE FROM name_part WHERE part = ? AND entity = ?")),
      find_(database.prepare("SELECT entity FROM name_part WHERE part = ? LIMIT ?")) {}

void NameParts::add(EntityRow row, const Entity& entity) {
    for (const std::int64_t part : parts_of(entity)) add_.run(part, row);
}

void NameParts::remove(EntityRow row, const Entity& entity) {
    for (const std::int64_t part : parts_of(entity)) remove_.run(part, row);
}

std::vector<EntityRow> NameParts::find(std::string_view name) {
    std::vector<std::int64_t> parts;
    append_parts(name, parts);
    sort_out(parts);
    std::vector<EntityRow> found;
    for (const std::int64_t part : parts) {
        std::vector<EntityRow> with;
        find_.start(part, kMostCandidates + 1);
        while (find_.step()) with.push_back(static_cast<EntityRow>(find_.number(0)));
        if (with.size() <= kMostCandidates) found.insert(found.end(), with.begin(), with.end());
    }
    sort_out(found);
    return found;
}

} // namespace claimgraph
