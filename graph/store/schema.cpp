#include "graph/store/schema.hpp"

#include "graph/store/field_rows.hpp"
#include "graph/store/file/checked_files.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>
#include <span>
#include <thread>

namespace claimgraph {
namespace {

template <class Value>
constexpr const char* kSqlType = "INTEGER"; // entities, truths, counts
template <class Value>
requires std::is_enum_v<Value>
constexpr const char* kSqlType<Value> = "TEXT";
template <>
constexpr const char* kSqlType<std::string> = "TEXT";
template <>
constexpr const char* kSqlType<std::vector<std::string>> = "TEXT";
template <>
constexpr const char* kSqlType<double> = "REAL";

/// The columns of these rows as CREATE TABLE has them: `name TEXT NOT NULL`.
template <const auto& fields, class IsWanted, class MayBeNull>
std::string definitions(const IsWanted& is_wanted, const MayBeNull& may_be_null) {
    std::string sql;
    for_each_row<fields>([&](auto i) {
        if (is_wanted(fields[i]))
            sql += fmt::format("{}{} {}{}", sql.empty() ? "" : ", ", fields[i].in_sql(),
                               kSqlType<FieldValue<fields, i()>>, may_be_null(fields[i]) ? "" : " NOT NULL");
    });
    return sql;
}

constexpr auto kAll = [](const auto&) { return true; };
constexpr auto kNone = [](const auto&) { return false; };

/// What makes claims one, in its order, then the rest.
std::string claim_definitions() {
    const auto may_be_null = [](const ClaimField& field) { return is_entity(field) && !field.is(kCore); };
    std::string sql;
    for (std::uint8_t place = 1; place <= kClaimFields.size(); ++place)
        if (const std::string part = definitions<kClaimFields>(
                [&](const ClaimField& field) { return field.identity == place; }, may_be_null);
            !part.empty())
            sql += part + ", ";
    return sql + definitions<kClaimFields>([](const ClaimField& field) { return field.identity == 0; }, may_be_null);
}

/// A field of claims as the view of edges shows it: what is absent is NULL, entities are shown by key and name.
std::string shown(const ClaimField& field) {
    const auto of_entity = [&](std::string_view column, std::string_view as) {
        return fmt::format("(SELECT {} FROM entity WHERE entity.id = claim.{}) AS {}", column, field.in_sql(), as);
    };
    if (is_entity(field))
        return (field.name_column.empty() ? "" : of_entity("name", field.name_column) + ", ") +
               of_entity("key", field.in_files());
    const bool is_text = std::holds_alternative<std::string Claim::*>(field.member);
    return is_text ? fmt::format("nullif({0}, '') AS {0}", field.in_sql()) : std::string(field.in_sql());
}

/// What decides between two derivations of all documents, what people judged, and facts.
constexpr const char* kTablesOfVersion6 = R"sql(
CREATE TABLE stale_document(id INTEGER PRIMARY KEY);
CREATE TABLE name_statistic(kind TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY(kind, name))
  WITHOUT ROWID;
CREATE TABLE name_part(part INTEGER NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY(part, entity)) WITHOUT ROWID;
CREATE TABLE text_band(band INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY(band, document)) WITHOUT ROWID;
CREATE INDEX document_new ON document(id) WHERE derived = 0;
CREATE INDEX entity_kb ON entity(kb) WHERE kb <> '';
CREATE TABLE judgment(id INTEGER PRIMARY KEY, verdict TEXT NOT NULL, note TEXT NOT NULL, text TEXT NOT NULL,
  subject TEXT NOT NULL, subject_name TEXT NOT NULL, relation TEXT NOT NULL, object TEXT NOT NULL,
  object_name TEXT NOT NULL, polarity TEXT NOT NULL, modality TEXT NOT NULL, speaker TEXT NOT NULL,
  symmetric INTEGER NOT NULL);
ALTER TABLE document ADD COLUMN first_fact INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN facts INTEGER NOT NULL DEFAULT 0;
CREATE TABLE fact(id INTEGER PRIMARY KEY, sentence INTEGER NOT NULL, confidence REAL NOT NULL, subject TEXT NOT NULL,
  relation TEXT NOT NULL, lemmas TEXT NOT NULL, object TEXT NOT NULL, arguments TEXT NOT NULL);
CREATE VIRTUAL TABLE fact_words USING fts5(subject, relation, lemmas, object, arguments, content='fact',
  content_rowid='id', tokenize="unicode61 remove_diacritics 2");
)sql";

// docs/store.md has the meaning of tables and columns.
std::string tables() {
    return fmt::format(
        R"sql(
CREATE TABLE document(
  id INTEGER PRIMARY KEY,
  {document},
  hash BLOB NOT NULL, sketch BLOB NOT NULL, derived INTEGER NOT NULL,
  first_sentence INTEGER NOT NULL, sentences INTEGER NOT NULL,
  first_appearance INTEGER NOT NULL, appearances INTEGER NOT NULL,
  first_evidence INTEGER NOT NULL, evidences INTEGER NOT NULL,
  UNIQUE(name));

CREATE INDEX document_same_as ON document(same_as) WHERE same_as <> '';

CREATE TABLE sentence(
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL,
  number INTEGER NOT NULL,
  begin INTEGER NOT NULL, end INTEGER NOT NULL,
  file_begin INTEGER NOT NULL, file_end INTEGER NOT NULL,
  text TEXT NOT NULL);

CREATE TABLE appearance(
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL, entity INTEGER NOT NULL, {entity}, descriptions TEXT NOT NULL);

CREATE TABLE evidence(
  id INTEGER PRIMARY KEY, claim INTEGER NOT NULL, turned INTEGER NOT NULL, sentence INTEGER NOT NULL,
  {reading},
  {evidence});

CREATE TABLE entity(id INTEGER PRIMARY KEY, {entity}, UNIQUE(key));

CREATE TABLE entity_name(
  name TEXT NOT NULL,
  entity INTEGER NOT NULL,
  PRIMARY KEY(name, entity)) WITHOUT ROWID;
CREATE INDEX entity_name_entity ON entity_name(entity);

CREATE TABLE claim(
  id INTEGER PRIMARY KEY,
  {claim},
  evidence INTEGER NOT NULL, documents INTEGER NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
  time_from INTEGER, time_until INTEGER);

CREATE TABLE stale_claim(id INTEGER PRIMARY KEY);
CREATE TABLE stale_entity(id INTEGER PRIMARY KEY);

CREATE TABLE decision(id INTEGER PRIMARY KEY, verdict TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL);

CREATE TABLE setting(name TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE VIRTUAL TABLE sentence_words USING fts5(
  text, content='sentence', content_rowid='id', tokenize="unicode61 remove_diacritics 2");
)sql",
        fmt::arg("document", definitions<kSourceFields>(kAll, kNone)),
        fmt::arg("entity", definitions<kEntityFields>(kAll, kNone)),
        fmt::arg("reading", definitions<kClaimFields>(kAll, kAll)),
        fmt::arg("evidence", definitions<kEvidenceFields>(
                                 [](const EvidenceField& field) { return !field.is(kOfSentence); }, kNone)),
        fmt::arg("claim", claim_definitions()));
}

std::string views() {
    // the first columns of edges have an order of their own
    const auto claim_field = [](std::string_view name) {
        return std::ranges::find(kClaimFields, name, &ClaimField::name);
    };
    return fmt::format(
        R"sql(
CREATE VIEW nodes AS
  SELECT id, {nodes} FROM entity;

CREATE VIEW edges AS
  SELECT id, subject AS source, object AS target, relation, label, polarity, modality,
    speaker AS speaker_id, {speaker}, {report}, symmetric,
    {edges},
    date(time_from + 2440587.5) AS time_from, date(time_until + 2440587.5) AS time_until, -- NULL where it is open
    evidence, documents, nullif(first_seen, '') AS first_seen, nullif(last_seen, '') AS last_seen,
    (SELECT count(DISTINCT other.speaker) FROM claim AS other WHERE other.subject = claim.subject
       AND other.relation = claim.relation AND other.object = claim.object) AS speakers
  FROM claim;

CREATE VIEW readings AS
  SELECT evidence.id, claim AS edge, document.name AS document, nullif(document.date, '') AS date,
    {sources}, {readings}
  FROM evidence JOIN sentence ON sentence.id = evidence.sentence JOIN document ON document.id = sentence.document
  WHERE claim > 0;

CREATE VIEW documents AS
  SELECT id, {documents}, (SELECT count(DISTINCT claim) FROM evidence
    WHERE evidence.id BETWEEN first_evidence AND first_evidence + evidences - 1 AND claim > 0) AS claims
  FROM document WHERE derived;
)sql",
        fmt::arg("sources", sql_list(kSourceFields,
                                     [](const SourceField& field) {
                                         return field.is(kSearched)
                                                    ? fmt::format("nullif({0}, '') AS {0}", field.in_sql())
                                                    : std::string();
                                     })),
        fmt::arg("documents", sql_list(kSourceFields,
                                       [](const SourceField& field) {
                                           const bool is_text =
                                               std::holds_alternative<std::string SourceDocument::*>(field.member);
                                           return is_text ? fmt::format("nullif({0}, '') AS {0}", field.in_sql())
                                                          : std::string(field.in_sql());
                                       })),
        fmt::arg("nodes", sql_list(kEntityFields,
                                   [](const EntityField& field) {
                                       return field.name == "kb" ? "nullif(kb, '') AS kb" : field.in_sql();
                                   })),
        fmt::arg("speaker", shown(*claim_field("attributed_to"))), fmt::arg("report", shown(*claim_field("report"))),
        fmt::arg("edges", sql_list(std::span(claim_field("time"), kClaimFields.end()), shown)),
        fmt::arg("readings", sql_list(std::span(kEvidenceFields).subspan(1), [](const EvidenceField& field) {
                     if (field.name == "date") return std::string(); // stands before
                     return fmt::format("{} AS {}", evidence_expression(field), field.name);
                 })));
}

constexpr const char* kAppearanceIndexes = "CREATE INDEX appearance_entity ON appearance(entity)";
constexpr const char* kClaimIndexes = R"sql(
CREATE UNIQUE INDEX claim_key ON claim(subject, relation, object, polarity, modality, ifnull(speaker, 0));
CREATE INDEX evidence_claim ON evidence(claim);
CREATE INDEX claim_object ON claim(object, relation);
CREATE INDEX claim_speaker ON claim(speaker) WHERE speaker IS NOT NULL;
CREATE INDEX claim_place ON claim(place_entity) WHERE place_entity IS NOT NULL;
CREATE INDEX claim_relation ON claim(relation, label);
CREATE INDEX claim_time ON claim(time_until, time_from) WHERE time_until IS NOT NULL;
)sql";

/// Steps from version i + 1 to i + 2, but for the views, which hold nothing and are made anew.
constexpr std::array<const char*, kStoreVersion - 1> kSteps = {
    "CREATE INDEX claim_place ON claim(place_entity) WHERE place_entity IS NOT NULL;"
    "DROP INDEX claim_relation; CREATE INDEX claim_relation ON claim(relation, label)",
    "ALTER TABLE appearance ADD COLUMN unnamed INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE entity ADD COLUMN unnamed INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE evidence ADD COLUMN said_at TEXT NOT NULL DEFAULT ''; ALTER TABLE claim ADD COLUMN time_from INTEGER; "
    "ALTER TABLE claim ADD COLUMN time_until INTEGER;"
    "UPDATE claim SET time_from = first_day(time_value), time_until = last_day(time_value) WHERE time_value <> '';"
    "CREATE INDEX claim_time ON claim(time_until, time_from) WHERE time_until IS NOT NULL;"
    // which of several times is the earliest is decided anew
    "INSERT OR IGNORE INTO stale_claim SELECT claim FROM evidence WHERE claim > 0 AND time_value <> '' GROUP BY claim "
    "HAVING count(DISTINCT time_value) > 1; UPDATE setting SET value = 0 WHERE name = 'derived'",
    // evidence keeps its own time; where its words stand is not known of what was read before
    "ALTER TABLE evidence ADD COLUMN own_time TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE evidence ADD COLUMN own_time_value TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE evidence ADD COLUMN subject_begin INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE evidence ADD COLUMN subject_end INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE evidence ADD COLUMN object_begin INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE evidence ADD COLUMN object_end INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE evidence ADD COLUMN time_begin INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE evidence ADD COLUMN time_end INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE evidence ADD COLUMN speaker_begin INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE evidence ADD COLUMN speaker_end INTEGER NOT NULL DEFAULT 0;"
    "UPDATE evidence SET own_time = ifnull(time, ''), own_time_value = ifnull(time_value, '');"
    "INSERT OR IGNORE INTO stale_claim SELECT claim FROM evidence WHERE claim > 0 AND own_time_value <> '' GROUP BY "
    "claim HAVING count(DISTINCT own_time_value) > 1; UPDATE setting SET value = 0 WHERE name = 'derived'",
    // of documents that were read before no more is known than their names and dates
    "ALTER TABLE document ADD COLUMN title TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE document ADD COLUMN author TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE document ADD COLUMN publisher TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE document ADD COLUMN url TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE document ADD COLUMN section TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE document ADD COLUMN language TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE document ADD COLUMN format TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE document ADD COLUMN words INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE document ADD COLUMN same_as TEXT NOT NULL DEFAULT '';"
    "CREATE INDEX document_same_as ON document(same_as) WHERE same_as <> '';"
    "ALTER TABLE document ADD COLUMN sketch BLOB NOT NULL DEFAULT x'';"
    "ALTER TABLE document ADD COLUMN derived INTEGER NOT NULL DEFAULT 1;"
    "ALTER TABLE sentence ADD COLUMN file_begin INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE sentence ADD COLUMN file_end INTEGER NOT NULL DEFAULT 0",
    // there is no epoch before the next derivation; pages have checksums, which StoreWriter::open() gives them
    kTablesOfVersion6,
};

} // namespace

void drop_indexes(const Database& database) {
    database.run("DROP INDEX appearance_entity; DROP INDEX claim_key; DROP INDEX evidence_claim; "
                 "DROP INDEX claim_object; DROP INDEX claim_speaker; DROP INDEX claim_place; "
                 "DROP INDEX claim_relation; DROP INDEX claim_time");
}

void create_appearance_indexes(const Database& database) { database.run(kAppearanceIndexes); }
void create_claim_indexes(const Database& database) { database.run(kClaimIndexes); }

void mark_as_derived(const Database& database) {
    database.run("DELETE FROM stale_claim; DELETE FROM stale_entity; DELETE FROM stale_document;"
                 "UPDATE document SET derived = 1 WHERE derived = 0;"
                 "INSERT OR REPLACE INTO setting VALUES('derived', 1)");
}

Result<void> create_schema(const Database& database) {
    database.run("PRAGMA page_size = 8192");
    reserve_checksums(database.handle());
    // Another program may be doing the same, and of two that want the whole file SQLite turns one away at once.
    for (int attempt = 0; attempt < 100 && !database.run("PRAGMA journal_mode = WAL"); ++attempt) {
        database.clear_error();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    Transaction transaction(database);
    if (database.number("PRAGMA user_version") == 0) {
        database.run((tables() + kTablesOfVersion6 + views()).c_str());
        create_appearance_indexes(database);
        create_claim_indexes(database);
        database.run(
            fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kStoreApplication, kStoreVersion)
                .c_str());
    }
    return transaction.commit();
}

Result<void> check_schema(const Database& database, bool upgrade) {
    const auto problem = [&](std::string message) {
        return fail(ErrorCode::kBadFormat, std::move(message), {.file = database.file()});
    };
    const std::int64_t application = database.number("PRAGMA application_id");
    const std::int64_t version = database.number("PRAGMA user_version");
    const bool is_empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (!database.ok()) return database.status();
    if (is_empty && application == 0)
        return upgrade ? create_schema(database) : problem("is an empty file, not a claimgraph store");
    if (application != kStoreApplication) return problem("is a database of another program, not a claimgraph store");
    if (version > kStoreVersion)
        return problem(
            fmt::format("was written by a newer claimgraph (store version {}, this one knows {}); take that one",
                        version, kStoreVersion));
    if (version < 1) return problem(fmt::format("has the store version {}, which there never was", version));
    if (version == kStoreVersion) return {};
    if (!upgrade)
        return problem(fmt::format("has the older store version {}; 'claimgraph build --store {}' brings it up to {}",
                                   version, database.file(), kStoreVersion));
    Transaction transaction(database);
    database.run("DROP VIEW IF EXISTS nodes; DROP VIEW IF EXISTS edges; DROP VIEW IF EXISTS readings;"
                 "DROP VIEW IF EXISTS documents");
    for (std::int64_t step = version; step < kStoreVersion; ++step)
        database.run(kSteps[static_cast<std::size_t>(step - 1)]);
    database.run(views().c_str());
    database.run(fmt::format("PRAGMA user_version = {}", kStoreVersion).c_str());
    return transaction.commit();
}

} // namespace claimgraph
