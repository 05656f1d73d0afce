#include "graph/store/graph_rows.hpp"

#include "graph/base/time/time_interval.hpp"
#include "graph/graph_builder.hpp"
#include "graph/matching/merge.hpp"
#include "graph/model/claim_times.hpp"
#include "graph/model/name_key.hpp"
#include "graph/store/claim_sums.hpp"
#include "graph/store/field_rows.hpp"
#include "graph/store/time_functions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace claimgraph {
namespace {

/// Numbers of the rows that documents and sentences have become.
class SentenceRows {
  public:
    explicit SentenceRows(const Database& database)
        : document_(database.prepare(insert_into(
              "document", "id, hash, sketch, derived, first_sentence, sentences, first_appearance, appearances, "
                          "first_evidence, evidences, " +
                              columns_of(kSourceFields)))),
          sentence_(database.prepare(insert_into("sentence", kSentenceColumns))),
          words_(database.prepare("INSERT INTO sentence_words(rowid, text) VALUES(?, ?)")) {}

    std::int64_t of(const SourceDocument& document) {
        const auto [row, is_new] =
            documents_.try_emplace(document.name, static_cast<std::int64_t>(documents_.size() + 1));
        if (!is_new) return row->second;
        document_.bind(0, row->second).bind_blob(1, "").bind_blob(2, "").bind(3, std::int64_t{1});
        for (int range = 4; range < 10; ++range) document_.bind(range, std::int64_t{0});
        BoundLists<kSourceFields> none;
        bind_fields<kSourceFields>(document_, 10, document, none);
        document_.step();
        return row->second;
    }

    std::int64_t document_of(const Evidence& evidence) {
        const auto known = documents_.find(evidence.document);
        return known != documents_.end() ? known->second : of(SourceDocument());
    }

    std::int64_t of(const Evidence& evidence, std::int64_t document) {
        const Key key{document, evidence.sentence, evidence.span.begin, evidence.span.end, evidence.text};
        const auto [sentence, new_sentence] =
            sentences_.try_emplace(key, static_cast<std::int64_t>(sentences_.size() + 1));
        if (new_sentence) {
            sentence_.run(sentence->second, document, evidence.sentence, evidence.span.begin, evidence.span.end,
                          evidence.file_span.begin, evidence.file_span.end, evidence.text);
            words_.run(sentence->second, evidence.text);
        }
        return sentence->second;
    }

  private:
    using Key = std::tuple<std::int64_t, std::uint32_t, std::uint32_t, std::uint32_t, std::string_view>;
    std::unordered_map<std::string, std::int64_t> documents_;
    std::map<Key, std::int64_t> sentences_;
    SqlStatement document_, sentence_, words_;
};

/// Writes the evidence of all claims, the row of a claim being its place + 1: that of a document side by side.
void write_evidence(const Database& database, const Graph& graph, SentenceRows& sentences) {
    struct Piece {
        std::int64_t document, claim;
        const Evidence* evidence;
    };
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < graph.claims().size(); ++i)
        for (const Evidence& one : graph.claims()[i].evidence)
            pieces.push_back({sentences.document_of(one), static_cast<std::int64_t>(i + 1), &one});
    std::ranges::stable_sort(pieces, {}, &Piece::document);
    SqlStatement row =
        database.prepare(insert_into("evidence", "id, claim, turned, sentence, " + columns_of(kEvidenceFields)));
    SqlStatement range = database.prepare("UPDATE document SET first_evidence = ?2, evidences = ?3 WHERE id = ?1");
    BoundLists<kEvidenceFields> via;
    std::size_t first = 0; // of the document
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto& [document, claim, evidence] = pieces[i];
        row.bind(0, static_cast<std::int64_t>(i + 1)).bind(1, claim).bind(2, std::int64_t{0});
        row.bind(3, sentences.of(*evidence, document));
        bind_fields<kEvidenceFields>(row, 4, *evidence, via);
        row.step();
        if (i + 1 < pieces.size() && pieces[i + 1].document == document) continue;
        range.run(document, first + 1, i + 1 - first);
        first = i + 1;
    }
}

/// Rows of ids to places in a vector.
class Places {
  public:
    void add(std::int64_t row, std::size_t place) { places_.emplace(row, static_cast<std::uint32_t>(place)); }
    std::uint32_t at(std::int64_t row) const {
        const auto found = places_.find(row);
        return found == places_.end() ? EntityIndex::kInvalid : found->second;
    }

  private:
    std::unordered_map<std::int64_t, std::uint32_t> places_;
};

Error damaged(const Database& database, std::string_view what) {
    return {ErrorCode::kBadFormat,
            fmt::format("is damaged: {}; build it again from the documents", what),
            {.file = database.file()}};
}

SqlStatement documents_where(const Database& database, std::string_view condition) {
    return database.prepare(fmt::format("SELECT {} FROM document WHERE derived AND name <> '' {} ORDER BY name",
                                        columns_of(kSourceFields), condition));
}

class Reader {
  public:
    Reader(const Database& database, const RowSelection& rows) : database_(database), rows_(rows) {}

    Result<Graph> read() {
        const Snapshot snapshot(database_);
        if (!rows_.claims.empty()) choose();
        read_entities();
        read_claims();
        if (rows_.evidence) {
            read_evidence();
            read_documents();
        }
        if (!rows_.claims.empty()) database_.run("DROP TABLE temp.chosen; DROP TABLE temp.chosen_entity");
        if (const auto done = database_.status(); !done) return tl::unexpected(done.error());
        for (Claim& claim : claims_) tidy_evidence(claim);
        return GraphBuilder::assemble(std::move(entities_), std::move(claims_), std::move(documents_));
    }

  private:
    void choose() {
        // nobody is NULL in there, which is no entity; to leave it out would make SQLite read all claims for a filter
        database_.run(
            fmt::format(
                "DROP TABLE IF EXISTS temp.chosen; DROP TABLE IF EXISTS temp.chosen_entity;"
                "CREATE TEMP TABLE chosen AS SELECT DISTINCT 0 + id AS id FROM ({}) ORDER BY id;"
                "CREATE TEMP TABLE chosen_entity AS SELECT subject AS id FROM chosen CROSS JOIN claim USING(id) "
                "UNION SELECT object FROM chosen CROSS JOIN claim USING(id) "
                "UNION SELECT speaker FROM chosen CROSS JOIN claim USING(id) "
                "UNION SELECT place_entity FROM chosen CROSS JOIN claim USING(id) "
                "UNION SELECT id FROM ({})",
                rows_.claims, rows_.entities)
                .c_str());
    }

    std::string from(std::string_view table, std::string_view chosen) const {
        return rows_.claims.empty() ? std::string(table)
                                    : fmt::format("{} CROSS JOIN {} ON {}.id = {}.id", chosen, table, table, chosen);
    }

    void read_entities() {
        SqlStatement row = database_.prepare(fmt::format("SELECT entity.id, {} FROM {} ORDER BY key",
                                                         columns_of(kEntityFields), from("entity", "chosen_entity")));
        while (row.step()) {
            places_.add(row.number(0), entities_.size());
            if (!read_fields<kEntityFields>(row, 1, entities_.emplace_back()))
                return database_.fail_with(damaged(database_, "an entity that makes no sense"));
        }
    }

    EntityIndex entity(const SqlStatement& row, int column) const {
        EntityIndex index;
        if (!row.is_null(column)) index.value = places_.at(row.number(column));
        return index;
    }

    void read_claims() {
        if (rows_.claims.empty())
            claims_.reserve(static_cast<std::size_t>(database_.number("SELECT count(*) FROM claim")));
        SqlStatement row = database_.prepare(
            fmt::format("SELECT claim.id, evidence, {} FROM {}", columns_of(kClaimFields), from("claim", "chosen")));
        const auto entity_of = [&](const SqlStatement&, int column, const ClaimField&) { return entity(row, column); };
        while (row.step()) {
            claim_places_.add(row.number(0), claims_.size());
            Claim& claim = claims_.emplace_back();
            if (!read_fields<kClaimFields>(row, 2, claim, entity_of) || !claim.subject || !claim.object)
                return database_.fail_with(damaged(database_, "a claim that makes no sense"));
            if (!rows_.evidence) continue;
            claim.evidence.reserve(static_cast<std::size_t>(std::clamp<std::int64_t>(row.number(1), 0, 1 << 20)));
        }
    }

    std::string evidence_rows() const {
        if (rows_.claims.empty()) return "evidence";
        return rows_.most_evidence == 0
                   ? "chosen CROSS JOIN evidence ON evidence.claim = chosen.id"
                   : fmt::format("chosen CROSS JOIN evidence ON evidence.id IN (SELECT one.id FROM evidence AS one "
                                 "WHERE one.claim = chosen.id ORDER BY one.id LIMIT {})",
                                 rows_.most_evidence);
    }

    void read_evidence() {
        SqlStatement row = database_.prepare(
            fmt::format("SELECT claim, {} FROM {} CROSS JOIN sentence ON sentence.id = evidence.sentence "
                        "CROSS JOIN document ON document.id = sentence.document{}",
                        sql_list(kEvidenceFields, evidence_expression), evidence_rows(),
                        rows_.claims.empty() ? " WHERE claim > 0" : ""));
        while (row.step()) {
            const std::uint32_t claim = claim_places_.at(row.number(0));
            if (claim == EntityIndex::kInvalid)
                return database_.fail_with(damaged(database_, "evidence without its claim"));
            if (!read_fields<kEvidenceFields>(row, 1, claims_[claim].evidence.emplace_back()))
                return database_.fail_with(damaged(database_, "evidence that makes no sense"));
        }
    }

    /// All, or those that claims were read in.
    void read_documents() {
        if (rows_.claims.empty()) {
            if (auto all = read_document_rows(database_, "")) documents_ = std::move(*all);
            return;
        }
        std::set<std::string_view> wanted(rows_.documents.begin(), rows_.documents.end());
        for (const Claim& claim : claims_)
            for (const Evidence& evidence : claim.evidence) wanted.insert(evidence.document);
        SqlStatement row = documents_where(database_, "AND name = ?");
        for (const std::string_view name : wanted) {
            row.start(name);
            while (row.step()) read_fields<kSourceFields>(row, 0, documents_.emplace_back());
        }
    }

    const Database& database_;
    const RowSelection& rows_;
    std::vector<Entity> entities_;
    std::vector<Claim> claims_;
    std::vector<SourceDocument> documents_;
    Places places_, claim_places_;
};

} // namespace

Result<void> write_graph_rows(const Database& database, const Graph& graph) {
    Transaction transaction(database);
    database.run("INSERT INTO setting VALUES('derived', 1)");
    SqlStatement entity = database.prepare(insert_into("entity", "id, " + columns_of(kEntityFields)));
    SqlStatement name = database.prepare("INSERT OR IGNORE INTO entity_name VALUES(?, ?)");
    BoundLists<kEntityFields> aliases;
    for (std::size_t i = 0; i < graph.entities().size(); ++i) {
        const Entity& e = graph.entities()[i];
        entity.bind(0, static_cast<std::int64_t>(i + 1));
        bind_fields<kEntityFields>(entity, 1, e, aliases);
        entity.step();
        for (const std::string& key : name_keys(e)) name.run(key, i + 1);
    }
    SqlStatement claim = database.prepare(insert_into(
        "claim", "id, evidence, documents, first_seen, last_seen, time_from, time_until, " + columns_of(kClaimFields)));
    SentenceRows sentences(database);
    for (const SourceDocument& document : graph.documents()) sentences.of(document);
    BoundLists<kClaimFields> none;
    for (std::size_t i = 0; i < graph.claims().size(); ++i) {
        const Claim& c = graph.claims()[i];
        const auto id = static_cast<std::int64_t>(i + 1);
        const ClaimSums sums = sums_of(c);
        claim.bind(0, id).bind(1, sums.evidence).bind(2, sums.documents);
        claim.bind(3, sums.first_seen).bind(4, sums.last_seen);
        if (const auto time = whole_time_of(c))
            claim.bind(5, time->first_day().value_or(kOpenFrom)).bind(6, time->last_day().value_or(kOpenUntil));
        else
            claim.bind(5, nullptr).bind(6, nullptr);
        bind_fields<kClaimFields>(claim, 7, c, none, [](EntityIndex of) { return of.value + 1; });
        claim.step();
    }
    write_evidence(database, graph, sentences);
    return transaction.commit();
}

Result<std::vector<SourceDocument>> read_document_rows(const Database& database, std::string_view condition,
                                                       std::optional<std::string_view> parameter) {
    std::vector<SourceDocument> documents;
    SqlStatement row = documents_where(database, condition);
    if (parameter) row.bind(0, *parameter);
    while (row.step()) read_fields<kSourceFields>(row, 0, documents.emplace_back());
    if (auto status = database.status(); !status) return tl::unexpected(status.error());
    return documents;
}

Result<Graph> read_graph_rows(const Database& database, const RowSelection& rows) {
    return Reader(database, rows).read();
}

} // namespace claimgraph
