#include "graph/store/write/document_rows.hpp"

#include "graph/base/json_list.hpp"
#include "graph/matching/merge.hpp"
#include "graph/store/field_rows.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
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

/// A sentence to keep. Views its text.
struct SentenceRow {
    std::uint32_t number;
    ByteSpan span;
    std::string_view text;
    ByteSpan file_span;

    auto key() const { return std::tuple(number, span, text); }
};
template <class Place> // Evidence, FactRecord or SentenceRecord
SentenceRow sentence_of(const Place& place) {
    return {place.sentence, place.span, place.text, place.file_span};
}

/// The sentences of a document in text order, each once.
std::vector<SentenceRow> sentences_of(std::span<const Reading> readings, const DocumentRecord& document) {
    std::vector<SentenceRow> sentences;
    for (const Reading& reading : readings) sentences.push_back(sentence_of(*reading.evidence));
    for (const FactRecord& fact : document.facts) sentences.push_back(sentence_of(fact));
    for (const SentenceRecord& sentence : document.sentences) sentences.push_back(sentence_of(sentence));
    std::ranges::stable_sort(sentences, {}, &SentenceRow::key);
    const auto same = [](const SentenceRow& a, const SentenceRow& b) { return a.key() == b.key(); };
    sentences.erase(std::unique(sentences.begin(), sentences.end(), same), sentences.end());
    return sentences;
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
constexpr std::array<Removal, 8> kRemovals = {{
    // -2147483648: not derived yet
    {"INSERT OR IGNORE INTO stale_claim SELECT abs(claim) FROM evidence WHERE id BETWEEN ? AND ? AND "
     "claim <> -2147483648",
     5},
    {"INSERT OR IGNORE INTO stale_entity SELECT entity FROM appearance WHERE id BETWEEN ? AND ? AND entity > 0", 3},
    {"DELETE FROM evidence WHERE id BETWEEN ? AND ?", 5},
    {"DELETE FROM appearance WHERE id BETWEEN ? AND ?", 3},
    {"INSERT INTO fact_words(fact_words, rowid, subject, relation, lemmas, object, arguments) "
     "SELECT 'delete', id, subject, relation, lemmas, object, arguments FROM fact WHERE id BETWEEN ? AND ?",
     7},
    {"DELETE FROM fact WHERE id BETWEEN ? AND ?", 7},
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
      next_fact_(database.number("SELECT max(id) FROM fact") + 1),
      find_(database.prepare("SELECT id, first_sentence, sentences, first_appearance, appearances, first_evidence, "
                             "evidences, first_fact, facts FROM document WHERE name = ?")),
      document_(database.prepare(insert_into(
          "document", "id, hash, sketch, derived, first_sentence, sentences, first_appearance, appearances, "
                      "first_evidence, evidences, first_fact, facts, " +
                          columns_of(kSourceFields)))),
      sentence_(database.prepare(insert_into("sentence", kSentenceColumns))),
      words_(database.prepare("INSERT INTO sentence_words(rowid, text) VALUES(?, ?)")),
      appearance_(database.prepare(
          insert_into("appearance", fmt::format("id, document, entity, {}, descriptions", columns_of(kEntityFields))))),
      evidence_(database.prepare(
          insert_into("evidence", fmt::format("id, claim, turned, sentence, {}, {}", columns_of(kClaimFields),
                                              columns_of(kEvidenceFields))))),
      fact_(database.prepare(insert_into("fact", kFactColumns))),
      fact_words_(database.prepare("INSERT INTO fact_words(rowid, subject, relation, lemmas, object, arguments) "
                                   "VALUES(?, ?, ?, ?, ?, ?)")) {
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

    const std::vector<Reading> readings = readings_of(batch);
    const std::vector<SentenceRow> texts = sentences_of(readings, document);
    const Rows sentences{next_sentence_, static_cast<std::int64_t>(texts.size())};
    for (const SentenceRow& s : texts) {
        sentence_.run(next_sentence_, id, s.number, s.span.begin, s.span.end, s.file_span.begin, s.file_span.end,
                      s.text);
        words_.run(next_sentence_++, s.text);
    }
    const auto row_of_sentence = [&](const auto& place) {
        return sentences.first +
               (std::ranges::lower_bound(texts, sentence_of(place).key(), {}, &SentenceRow::key) - texts.begin());
    };

    const Rows evidences{next_evidence_, static_cast<std::int64_t>(readings.size())};
    BoundLists<kClaimFields> none;
    BoundLists<kEvidenceFields> via;
    for (const Reading& reading : readings) {
        const Evidence& e = *reading.evidence;
        evidence_.bind(0, next_evidence_++).bind(1, kNotDerived).bind(2, std::int64_t{0}).bind(3, row_of_sentence(e));
        const int behind = bind_fields<kClaimFields>(
            evidence_, 4, *reading.claim, none, [&](EntityIndex entity) { return appearances.first + entity.value; });
        bind_fields<kEvidenceFields>(evidence_, behind, e, via);
        evidence_.step();
    }

    const Rows facts{next_fact_, static_cast<std::int64_t>(document.facts.size())};
    for (const FactRecord& fact : document.facts) {
        const std::string arguments = list_json(fact.arguments);
        fact_.run(next_fact_, row_of_sentence(fact), fact.confidence, fact.subject, fact.relation, fact.lemmas,
                  fact.object, arguments);
        fact_words_.run(next_fact_++, fact.subject, fact.relation, fact.lemmas, fact.object, arguments);
    }
    document_.bind(0, id).bind_blob(1, document.hash).bind_blob(2, source.sketch).bind(3, std::int64_t{0});
    int parameter = 4;
    for (const Rows& rows : {sentences, appearances, evidences, facts}) {
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
