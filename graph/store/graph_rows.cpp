#include "graph/store/graph_rows.hpp"

#include "graph/base/json_list.hpp"
#include "graph/graph_builder.hpp"
#include "graph/matching/merge.hpp"
#include "graph/model/name_key.hpp"

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
        : document_(database.prepare("INSERT INTO document VALUES(?, ?, '', '', 0, 0, 0, 0, 0, 0)")),
          sentence_(database.prepare("INSERT INTO sentence VALUES(?, ?, ?, ?, ?, ?)")),
          words_(database.prepare("INSERT INTO sentence_words(rowid, text) VALUES(?, ?)")) {}

    std::int64_t of(const Evidence& evidence) {
        const auto [document, new_document] =
            documents_.try_emplace(evidence.document, static_cast<std::int64_t>(documents_.size() + 1));
        if (new_document) document_.run(document->second, evidence.document);
        const Key key{document->second, evidence.sentence, evidence.span.begin, evidence.span.end, evidence.text};
        const auto [sentence, new_sentence] =
            sentences_.try_emplace(key, static_cast<std::int64_t>(sentences_.size() + 1));
        if (new_sentence) {
            sentence_.run(sentence->second, document->second, evidence.sentence, evidence.span.begin, evidence.span.end,
                          evidence.text);
            words_.run(sentence->second, evidence.text);
        }
        return sentence->second;
    }

  private:
    using Key = std::tuple<std::int64_t, std::uint32_t, std::uint32_t, std::uint32_t, std::string_view>;
    std::unordered_map<std::string_view, std::int64_t> documents_;
    std::map<Key, std::int64_t> sentences_;
    SqlStatement document_, sentence_, words_;
};

void bind_row(SqlStatement& statement, int parameter, EntityIndex entity) {
    if (entity)
        statement.bind(parameter, std::int64_t{entity.value} + 1);
    else
        statement.bind(parameter, nullptr);
}

std::size_t documents_of(const Claim& claim) {
    std::set<std::string_view> documents;
    for (const Evidence& evidence : claim.evidence) documents.insert(evidence.document);
    return documents.size();
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

class Reader {
  public:
    Reader(const Database& database, const RowSelection& rows) : database_(database), rows_(rows) {}

    Result<Graph> read() {
        const Snapshot snapshot(database_);
        if (!rows_.claims.empty()) choose();
        read_entities();
        read_claims();
        read_evidence();
        if (!rows_.claims.empty()) database_.run("DROP TABLE temp.chosen; DROP TABLE temp.chosen_entity");
        if (const auto done = database_.status(); !done) return tl::unexpected(done.error());
        for (Claim& claim : claims_) tidy_evidence(claim);
        return GraphBuilder::assemble(std::move(entities_), std::move(claims_));
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
        SqlStatement row = database_.prepare("SELECT entity.id, key, name, type, aliases, mentions, kb FROM " +
                                             from("entity", "chosen_entity") + " ORDER BY key");
        while (row.step()) {
            const auto type = entity_type_from(row.text(3));
            auto aliases = list_from_json(row.text(4));
            if (!type || !aliases) return database_.fail_with(damaged(database_, "an entity that makes no sense"));
            places_.add(row.number(0), entities_.size());
            entities_.push_back({.id = std::string(row.text(1)),
                                 .name = std::string(row.text(2)),
                                 .type = *type,
                                 .aliases = std::move(*aliases),
                                 .mentions = static_cast<std::uint32_t>(row.number(5)),
                                 .kb = std::string(row.text(6))});
        }
    }

    EntityIndex entity(const SqlStatement& row, int column) const {
        EntityIndex index;
        if (!row.is_null(column)) index.value = places_.at(row.number(column));
        return index;
    }

    void read_claims() {
        SqlStatement row = database_.prepare(
            "SELECT claim.id, subject, relation, object, polarity, modality, speaker, label, symmetric, report, time, "
            "time_value, place, place_entity, condition, complement, confidence, evidence FROM " +
            from("claim", "chosen"));
        while (row.step()) {
            const auto polarity = polarity_from(row.text(4));
            const auto modality = modality_from(row.text(5));
            Claim claim{.subject = entity(row, 1), .object = entity(row, 3), .attributed_to = entity(row, 6)};
            if (!polarity || !modality || !claim.subject || !claim.object)
                return database_.fail_with(damaged(database_, "a claim that makes no sense"));
            claim.relation = row.text(2);
            claim.polarity = *polarity;
            claim.modality = *modality;
            claim.label = row.text(7);
            claim.symmetric = row.number(8) != 0;
            claim.report = row.text(9);
            claim.time = row.text(10);
            claim.time_value = row.text(11);
            claim.place = row.text(12);
            claim.place_entity = entity(row, 13);
            claim.condition = row.text(14);
            claim.complement = row.text(15);
            claim.confidence = row.real(16);
            claim.evidence.reserve(static_cast<std::size_t>(std::clamp<std::int64_t>(row.number(17), 0, 1 << 20)));
            claim_places_.add(row.number(0), claims_.size());
            claims_.push_back(std::move(claim));
        }
    }

    std::vector<std::string> via_of(const SqlStatement& row, int column) const {
        auto via = list_from_json(row.text(column));
        if (!via) database_.fail_with(damaged(database_, "evidence that makes no sense"));
        return std::move(via).value_or(std::vector<std::string>());
    }

    void read_evidence() {
        const std::string columns =
            "SELECT claim, document.name, sentence.number, sentence.begin, sentence.end, sentence.text, "
            "iif(turned, object_text, subject_text), iif(turned, subject_text, object_text), trigger, trigger_begin, "
            "trigger_end, rule, via FROM ";
        const std::string joined = "CROSS JOIN sentence ON sentence.id = evidence.sentence "
                                   "CROSS JOIN document ON document.id = sentence.document";
        SqlStatement row = database_.prepare(
            columns +
            (rows_.claims.empty() ? "evidence " : "chosen CROSS JOIN evidence ON evidence.claim = chosen.id ") +
            joined + (rows_.claims.empty() ? " WHERE claim > 0" : ""));
        while (row.step()) {
            const std::uint32_t claim = claim_places_.at(row.number(0));
            if (claim == EntityIndex::kInvalid)
                return database_.fail_with(damaged(database_, "evidence without its claim"));
            const auto number = [&](int column) { return static_cast<std::uint32_t>(row.number(column)); };
            claims_[claim].evidence.push_back({.document = std::string(row.text(1)),
                                               .sentence = number(2),
                                               .span = {number(3), number(4)},
                                               .text = std::string(row.text(5)),
                                               .subject = std::string(row.text(6)),
                                               .object = std::string(row.text(7)),
                                               .trigger = std::string(row.text(8)),
                                               .trigger_span = {number(9), number(10)},
                                               .rule = std::string(row.text(11)),
                                               .via = via_of(row, 12)});
        }
    }

    const Database& database_;
    const RowSelection& rows_;
    std::vector<Entity> entities_;
    std::vector<Claim> claims_;
    Places places_, claim_places_;
};

} // namespace

Result<void> write_graph_rows(const Database& database, const Graph& graph) {
    Transaction transaction(database);
    database.run("INSERT INTO setting VALUES('derived', 1)");
    SqlStatement entity = database.prepare("INSERT INTO entity VALUES(?, ?, ?, ?, ?, ?, ?)");
    SqlStatement name = database.prepare("INSERT OR IGNORE INTO entity_name VALUES(?, ?)");
    for (std::size_t i = 0; i < graph.entities().size(); ++i) {
        const Entity& e = graph.entities()[i];
        entity.run(i + 1, e.id, e.name, to_string(e.type), list_json(e.aliases), e.mentions, e.kb);
        for (const std::string& key : name_keys(e)) name.run(key, i + 1);
    }
    SqlStatement claim = database.prepare(
        "INSERT INTO claim(id, subject, relation, object, polarity, modality, speaker, label, symmetric, report, time, "
        "time_value, place, place_entity, condition, complement, confidence, evidence, documents, first_seen, "
        "last_seen, time_from, time_until) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', "
        "first_day(?12), last_day(?12))");
    SqlStatement evidence = database.prepare("INSERT INTO evidence(claim, turned, sentence, subject_text, object_text, "
                                             "trigger, trigger_begin, trigger_end, rule, "
                                             "via) VALUES(?, 0, ?, ?, ?, ?, ?, ?, ?, ?)");
    SentenceRows sentences(database);
    for (std::size_t i = 0; i < graph.claims().size(); ++i) {
        const Claim& c = graph.claims()[i];
        bind_row(claim, 6, c.attributed_to);
        bind_row(claim, 13, c.place_entity);
        claim.bind(0, static_cast<std::int64_t>(i + 1)).bind(2, c.relation).bind(7, c.label);
        bind_row(claim, 1, c.subject);
        bind_row(claim, 3, c.object);
        claim.bind(4, to_string(c.polarity)).bind(5, to_string(c.modality)).bind(8, std::int64_t{c.symmetric});
        claim.bind(9, c.report).bind(10, c.time).bind(11, c.time_value).bind(12, c.place);
        claim.bind(14, c.condition).bind(15, c.complement).bind(16, c.confidence);
        claim.bind(17, static_cast<std::int64_t>(c.evidence.size()));
        claim.bind(18, static_cast<std::int64_t>(documents_of(c)));
        claim.step();
        for (const Evidence& e : c.evidence)
            evidence.run(i + 1, sentences.of(e), e.subject, e.object, e.trigger, e.trigger_span.begin,
                         e.trigger_span.end, e.rule, list_json(e.via));
    }
    return transaction.commit();
}

Result<Graph> read_graph_rows(const Database& database, const RowSelection& rows) {
    return Reader(database, rows).read();
}

} // namespace claimgraph
