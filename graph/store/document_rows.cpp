#include "graph/store/document_rows.hpp"

#include "graph/base/json_list.hpp"
#include "graph/matching/merge.hpp"
#include "graph/store/field_rows.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

namespace claimgraph {
namespace {

/// One claim in one sentence.
struct Reading {
    const Claim* claim;
    const Evidence* evidence;
};

std::vector<Reading> readings_of(const ClaimBatch& batch) {
    std::vector<Reading> readings;
    for (const Claim& claim : batch.claims)
        for (const Evidence& evidence : claim.evidence) readings.push_back({&claim, &evidence});
    std::ranges::stable_sort(readings, {}, [](const Reading& r) {
        return std::tuple(r.evidence->sentence, r.evidence->span, std::string_view(r.evidence->text));
    });
    return readings;
}

bool same_sentence(const Evidence& a, const Evidence& b) {
    return a.sentence == b.sentence && a.span == b.span && a.text == b.text;
}

/// All that is known of the document itself. Whose text it has depends on the others.
SourceDocument source_of(const DocumentRecord& document) {
    SourceDocument source;
    source.name = document.name;
    source.date = document.date;
    for (const SourceDocument& known : document.batch.documents)
        if (known.name == document.name) merge(source, SourceDocument(known));
    source.same_as.clear();
    return source;
}

/// Rows of one table, side by side.
struct Rows {
    std::int64_t first = 0;
    std::int64_t count = 0;
};

// The tables that depend on a document, in the order of deletion.
struct Removal {
    const char* sql;
    int first_column; ///< of the statement that finds documents: where the rows begin, and how many there are
};
constexpr std::array<Removal, 6> kRemovals = {{
    // -2147483648: not derived yet
    {"INSERT OR IGNORE INTO stale_claim SELECT abs(claim) FROM evidence WHERE id BETWEEN ? AND ? AND "
     "claim <> -2147483648",
     5},
    {"INSERT OR IGNORE INTO stale_entity SELECT entity FROM appearance WHERE id BETWEEN ? AND ? AND entity > 0", 3},
    {"DELETE FROM evidence WHERE id BETWEEN ? AND ?", 5},
    {"DELETE FROM appearance WHERE id BETWEEN ? AND ?", 3},
    {"INSERT INTO sentence_words(sentence_words, rowid, text) "
     "SELECT 'delete', id, text FROM sentence WHERE id BETWEEN ? AND ?",
     1},
    {"DELETE FROM sentence WHERE id BETWEEN ? AND ?", 1},
}};

} // namespace

DocumentRows::DocumentRows(const Database& database)
    : database_(database),
      next_document_(database.number("SELECT max(id) FROM document") + 1),
      next_sentence_(database.number("SELECT max(id) FROM sentence") + 1),
      next_appearance_(database.number("SELECT max(id) FROM appearance") + 1),
      next_evidence_(database.number("SELECT max(id) FROM evidence") + 1),
      find_(database.prepare("SELECT id, first_sentence, sentences, first_appearance, appearances, first_evidence, "
                             "evidences FROM document WHERE name = ?")),
      document_(database.prepare(insert_into(
          "document", "id, hash, sketch, derived, first_sentence, sentences, first_appearance, appearances, "
                      "first_evidence, evidences, " +
                          columns_of(kSourceFields)))),
      sentence_(database.prepare(insert_into("sentence", kSentenceColumns))),
      words_(database.prepare("INSERT INTO sentence_words(rowid, text) VALUES(?, ?)")),
      appearance_(database.prepare(
          insert_into("appearance", fmt::format("id, document, entity, {}, descriptions", columns_of(kEntityFields))))),
      evidence_(database.prepare(
          insert_into("evidence", fmt::format("id, claim, turned, sentence, {}, {}", columns_of(kClaimFields),
                                              columns_of(kEvidenceFields))))) {
    database.run("INSERT OR REPLACE INTO setting VALUES('derived', 0)");
}

void DocumentRows::put(DocumentRecord&& document) {
    remove(document.name);
    ClaimBatch& batch = document.batch;
    normalize_text(batch);
    const SourceDocument source = source_of(document);
    const std::int64_t id = next_document_++;

    const Rows appearances{next_appearance_, static_cast<std::int64_t>(batch.entities.size())};
    BoundLists<kEntityFields> aliases;
    for (std::size_t i = 0; i < batch.entities.size(); ++i) {
        Entity& entity = batch.entities[i];
        tidy_aliases(entity);
        const std::string descriptions = i < batch.descriptions.size() ? list_json(batch.descriptions[i]) : "[]";
        appearance_.bind(0, next_appearance_++).bind(1, id).bind(2, kNotDerived);
        const int behind = bind_fields<kEntityFields>(appearance_, 3, entity, aliases);
        appearance_.bind(behind, descriptions);
        appearance_.step();
    }

    Rows sentences{next_sentence_, 0};
    Rows evidences{next_evidence_, 0};
    const Evidence* before = nullptr;
    BoundLists<kClaimFields> none;
    BoundLists<kEvidenceFields> via;
    for (const Reading& reading : readings_of(batch)) {
        const Evidence& e = *reading.evidence;
        if (before == nullptr || !same_sentence(*before, e)) {
            sentence_.run(next_sentence_, id, e.sentence, e.span.begin, e.span.end, e.file_span.begin, e.file_span.end,
                          e.text);
            words_.run(next_sentence_, e.text);
            ++next_sentence_;
            ++sentences.count;
        }
        before = &e;
        evidence_.bind(0, next_evidence_++).bind(1, kNotDerived).bind(2, std::int64_t{0}).bind(3, next_sentence_ - 1);
        const int behind = bind_fields<kClaimFields>(
            evidence_, 4, *reading.claim, none, [&](EntityIndex entity) { return appearances.first + entity.value; });
        bind_fields<kEvidenceFields>(evidence_, behind, e, via);
        evidence_.step();
        ++evidences.count;
    }
    document_.bind(0, id).bind_blob(1, document.hash).bind_blob(2, source.sketch).bind(3, std::int64_t{0});
    int parameter = 4;
    for (const Rows& rows : {sentences, appearances, evidences}) {
        document_.bind(parameter, rows.first).bind(parameter + 1, rows.count);
        parameter += 2;
    }
    BoundLists<kSourceFields> no_lists;
    bind_fields<kSourceFields>(document_, parameter, source, no_lists);
    document_.step();
}

bool DocumentRows::remove(std::string_view name) {
    find_.start(name);
    if (!find_.step()) return false;
    for (const Removal& removal : kRemovals) {
        const std::int64_t first = find_.number(removal.first_column);
        database_.prepare(removal.sql).run(first, first + find_.number(removal.first_column + 1) - 1);
    }
    // whose text those have that had its text is to be found out anew
    database_
        .prepare("INSERT OR IGNORE INTO stale_document SELECT id FROM document WHERE same_as = ?1 AND same_as <> ''")
        .run(name);
    database_.prepare("DELETE FROM document WHERE id = ?").run(find_.number(0));
    find_.reset();
    return true;
}

} // namespace claimgraph
