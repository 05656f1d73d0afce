#include "graph/store/derive.hpp"

#include "graph/core/json_list.hpp"
#include "graph/merge.hpp"
#include "graph/name_key.hpp"
#include "graph/store/document_rows.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace claimgraph {
namespace {

using Row = std::uint32_t; ///< id of a row; 0 is none
constexpr Row kMoved = 0x8000'0000;

class Derivation {
  public:
    Derivation(const Database& database, std::span<const MatchOverride> overrides, bool explain)
        : database_(database), overrides_(overrides), explain_(explain) {}

    std::vector<MatchDecision> run() {
        read_documents();
        match();
        place_appearances();
        write_entities();
        place_evidence();
        write_claims();
        database_.run("DELETE FROM stale_claim; DELETE FROM stale_entity;"
                      "INSERT OR REPLACE INTO setting VALUES('derived', 1)");
        return std::move(matched_.decisions);
    }

  private:
    void read_documents() {
        documents_.resize(static_cast<std::size_t>(database_.number("SELECT max(id) FROM document")) + 1);
        Statement row = database_.prepare("SELECT id, name FROM document");
        while (row.step()) documents_[static_cast<std::size_t>(row.number(0))] = row.text(1);
    }

    static constexpr const char* kAppearance =
        "SELECT id, document, entity, key, name, type, aliases, mentions, kb, descriptions FROM appearance ";

    Entity entity_of(const Statement& row) const {
        const auto type = entity_type_from(row.text(5));
        auto aliases = list_from_json(row.text(6));
        if (!type || !aliases)
            database_.fail_with(
                {ErrorCode::kBadFormat, "is damaged: an appearance that makes no sense", {database_.file()}});
        return {.id = std::string(row.text(3)),
                .name = std::string(row.text(4)),
                .type = type.value_or(EntityType::kOther),
                .aliases = std::move(aliases).value_or(std::vector<std::string>()),
                .mentions = static_cast<std::uint32_t>(row.number(7)),
                .kb = std::string(row.text(8))};
    }

    void match() {
        EntityMatcher matcher;
        ClaimBatch batch;
        std::int64_t document = 0;
        const auto flush = [&] {
            if (document != 0) matcher.add(documents_[static_cast<std::size_t>(document)], batch);
            batch.entities.clear();
            batch.descriptions.clear();
        };
        std::vector<std::size_t> ids;
        Statement row = database_.prepare(std::string(kAppearance) + "ORDER BY id");
        while (row.step()) {
            if (row.number(1) != document) flush();
            document = row.number(1);
            ids.push_back(static_cast<std::size_t>(row.number(0)));
            batch.entities.push_back(entity_of(row));
            batch.descriptions.push_back(list_from_json(row.text(9)).value_or(std::vector<std::string>()));
        }
        flush();
        if (!database_.ok()) return;
        matched_ = matcher.match(overrides_, explain_);
        identity_of_.assign(ids.empty() ? 1 : ids.back() + 1, EntityMatcher::Result::kOwn);
        for (std::size_t i = 0; i < ids.size(); ++i) identity_of_[ids[i]] = matched_.identity_of[i];
        matched_.identity_of = {};
    }

    /// The id and name of an appearance after matching; what is not matched may be named by each document as it likes.
    struct Identity {
        std::string_view key;
        std::string_view name;
        bool is_named = false;
    };
    Identity identity_of(const Statement& row) const {
        const std::uint32_t number = identity_of_[static_cast<std::size_t>(row.number(0))];
        if (number == EntityMatcher::Result::kOwn) return {row.text(3), row.text(4), false};
        const EntityMatcher::Identity& identity = matched_.identities[number];
        return {identity.id, identity.name.empty() ? row.text(4) : identity.name, true};
    }

    void place_appearances() {
        Row last = 0;
        keys_.resize(1); // row 0 is none
        names_.resize(1);
        Statement known = database_.prepare("SELECT id, key, name FROM entity ORDER BY id");
        while (known.step()) {
            last = static_cast<Row>(known.number(0));
            keys_.resize(last + 1);
            names_.resize(last + 1);
            keys_[last] = known.text(1);
            names_[last] = known.text(2);
            rows_.emplace(keys_[last], last);
        }
        first_new_entity_ = last + 1;
        Statement stale = database_.prepare("SELECT id FROM stale_entity");
        while (stale.step()) dirty_entities_.push_back(static_cast<Row>(stale.number(0)));

        entity_of_.resize(static_cast<std::size_t>(database_.number("SELECT max(id) FROM appearance")) + 1);
        Statement row = database_.prepare(std::string(kAppearance) + "ORDER BY id");
        std::vector<std::pair<std::int64_t, Row>> changed;
        while (row.step()) {
            const Identity identity = identity_of(row);
            const auto [at, added] = rows_.try_emplace(std::string(identity.key), static_cast<Row>(keys_.size()));
            const Row entity = at->second;
            if (added) {
                keys_.emplace_back(identity.key);
                names_.emplace_back();
            }
            const std::int64_t before = row.number(2);
            const auto id = static_cast<std::size_t>(row.number(0));
            entity_of_[id] = entity;
            if (before == entity) {
                if (identity.is_named && identity.name != names_[entity]) dirty_entities_.push_back(entity);
                continue;
            }
            changed.emplace_back(row.number(0), entity);
            dirty_entities_.push_back(entity);
            if (before == kNotDerived) continue;
            dirty_entities_.push_back(static_cast<Row>(before));
            entity_of_[id] |= kMoved;
            moved_documents_.insert(row.number(1));
        }
        Statement update = database_.prepare("UPDATE appearance SET entity = ? WHERE id = ?");
        for (const auto& [id, entity] : changed) update.run(entity, id);
    }

    static void sort_out(std::vector<Row>& rows) {
        std::ranges::sort(rows);
        const auto twins = std::ranges::unique(rows);
        rows.erase(twins.begin(), twins.end());
    }

    void write_entities() {
        sort_out(dirty_entities_);
        Statement row = database_.prepare(std::string(kAppearance) + "WHERE entity = ?");
        Statement write = database_.prepare("INSERT OR REPLACE INTO entity VALUES(?, ?, ?, ?, ?, ?, ?)");
        Statement remove = database_.prepare("DELETE FROM entity WHERE id = ?");
        Statement name = database_.prepare("INSERT INTO entity_name VALUES(?, ?)");
        Statement unname = database_.prepare("DELETE FROM entity_name WHERE entity = ?");
        for (const Row id : dirty_entities_) {
            std::optional<Entity> entity;
            row.start(id);
            while (row.step()) {
                Entity one = entity_of(row);
                const Identity identity = identity_of(row);
                if (identity.name != one.name) one.aliases.push_back(std::exchange(one.name, identity.name));
                one.id = identity.key;
                if (entity)
                    merge(*entity, std::move(one));
                else
                    entity = std::move(one);
            }
            if (id < first_new_entity_) unname.run(id);
            if (!entity) {
                remove.run(id);
                continue;
            }
            tidy_aliases(*entity);
            const std::string aliases = list_json(entity->aliases);
            write.run(id, entity->id, entity->name, to_string(entity->type), aliases, entity->mentions, entity->kb);
            for (const std::string& key : name_keys(*entity)) name.run(key, id);
        }
    }

    Row entity_at(std::int64_t appearance) const { return entity_of_[static_cast<std::size_t>(appearance)] & ~kMoved; }

    /// The evidence that is new, and that of moved entities.
    std::vector<std::int64_t> evidence_to_place() {
        std::vector<std::int64_t> found;
        Statement fresh = database_.prepare("SELECT id FROM evidence WHERE claim = ? ORDER BY id");
        fresh.start(kNotDerived);
        while (fresh.step()) found.push_back(fresh.number(0));
        Statement moved = database_.prepare(
            "SELECT evidence.id, subject, object, speaker, place_entity FROM document JOIN evidence ON evidence.id "
            "BETWEEN first_evidence AND first_evidence + evidences - 1 WHERE document.id = ? AND claim <> ?");
        for (const std::int64_t document : moved_documents_) {
            moved.start(document, kNotDerived);
            while (moved.step())
                for (int column = 1; column <= 4; ++column)
                    if (!moved.is_null(column) &&
                        (entity_of_[static_cast<std::size_t>(moved.number(column))] & kMoved) != 0) {
                        found.push_back(moved.number(0));
                        break;
                    }
        }
        std::ranges::sort(found);
        return found;
    }

    void place_evidence() {
        Statement stale = database_.prepare("SELECT id FROM stale_claim");
        while (stale.step()) dirty_claims_.push_back(static_cast<Row>(stale.number(0)));
        auto next = static_cast<Row>(database_.number("SELECT max(id) FROM claim") + 1);
        Statement read = database_.prepare("SELECT claim, subject, relation, object, polarity, modality, speaker, "
                                           "symmetric, place_entity FROM evidence "
                                           "WHERE id = ?");
        Statement find = database_.prepare("SELECT id FROM claim WHERE subject = ? AND relation = ? AND object = ? AND "
                                           "polarity = ? AND modality = ? AND ifnull(speaker, 0) = ?");
        // of one piece of evidence; of more it is written anew later
        Statement add = database_.prepare(
            "INSERT INTO claim SELECT ?, ?, relation, ?, polarity, modality, nullif(?, 0), label, symmetric, report, "
            "time, time_value, place, nullif(?, 0), condition, complement, confidence, 1, 1, date, date "
            "FROM evidence JOIN sentence ON sentence.id = evidence.sentence JOIN document ON document.id = "
            "sentence.document WHERE evidence.id = ?");
        Statement update = database_.prepare("UPDATE evidence SET claim = ?, turned = ? WHERE id = ?");
        for (const std::int64_t id : evidence_to_place()) {
            read.start(id);
            if (!read.step()) break;
            Row subject = entity_at(read.number(1));
            Row object = entity_at(read.number(3));
            const Row speaker = read.is_null(6) ? 0 : entity_at(read.number(6));
            const Row place = read.is_null(8) ? 0 : entity_at(read.number(8));
            // a symmetric claim is told in one direction
            const bool is_turned = read.number(7) != 0 && keys_[object] < keys_[subject];
            if (is_turned) std::swap(subject, object);
            const std::int64_t before = read.number(0);
            if (before != kNotDerived) dirty_claims_.push_back(static_cast<Row>(before));
            find.start(subject, read.text(2), object, read.text(4), read.text(5), speaker);
            Row claim = 0;
            if (find.step()) {
                claim = static_cast<Row>(find.number(0));
                dirty_claims_.push_back(claim);
            } else {
                claim = next++;
                add.run(claim, subject, object, speaker, place, id);
            }
            find.reset();
            read.reset();
            if (before != claim) update.run(claim, is_turned, id);
        }
    }

    void write_claims() {
        sort_out(dirty_claims_);
        Statement row = database_.prepare(
            "SELECT label, symmetric, report, time, time_value, place, place_entity, condition, complement, "
            "confidence, "
            "document.id, document.date, number, begin, end, sentence.text, "
            "iif(turned, object_text, subject_text), iif(turned, subject_text, object_text), trigger, trigger_begin, "
            "trigger_end, rule, via FROM evidence CROSS JOIN sentence ON sentence.id = "
            "evidence.sentence CROSS JOIN document ON document.id = sentence.document WHERE claim = ?");
        Statement write = database_.prepare(
            "UPDATE claim SET label = ?, symmetric = ?, report = ?, time = ?, time_value = ?, place = ?, place_entity "
            "= "
            "nullif(?, 0), condition = ?, complement = ?, confidence = ?, evidence = ?, documents = ?, first_seen = ?, "
            "last_seen = ? WHERE id = ?");
        Statement remove = database_.prepare("DELETE FROM claim WHERE id = ?");
        for (const Row id : dirty_claims_) {
            std::optional<LooseClaim> merged;
            std::set<std::int64_t> documents;
            std::string first_seen, last_seen;
            row.start(id);
            while (row.step()) {
                LooseClaim one;
                if (!row.is_null(6)) one.place_entity = keys_[entity_at(row.number(6))];
                Claim& claim = one.claim;
                claim.label = row.text(0);
                claim.symmetric = row.number(1) != 0;
                claim.report = row.text(2);
                claim.time = row.text(3);
                claim.time_value = row.text(4);
                claim.place = row.text(5);
                claim.condition = row.text(7);
                claim.complement = row.text(8);
                claim.confidence = row.real(9);
                claim.evidence.push_back(evidence_of(row));
                documents.insert(row.number(10));
                if (const std::string_view date = row.text(11); !date.empty()) {
                    if (first_seen.empty() || date < first_seen) first_seen = date;
                    if (date > last_seen) last_seen = date;
                }
                if (merged)
                    merge(*merged, std::move(one));
                else
                    merged = std::move(one);
            }
            if (!merged) {
                remove.run(id);
                continue;
            }
            Claim& claim = merged->claim;
            tidy_evidence(claim);
            const Row place = merged->place_entity.empty() ? 0 : rows_.at(merged->place_entity);
            write.run(claim.label, claim.symmetric, claim.report, claim.time, claim.time_value, claim.place, place,
                      claim.condition, claim.complement, claim.confidence, claim.evidence.size(), documents.size(),
                      first_seen, last_seen, id);
        }
    }

    /// Enough of it to tell it from others.
    Evidence evidence_of(const Statement& row) const {
        const auto number = [&](int column) { return static_cast<std::uint32_t>(row.number(column)); };
        return {.document = documents_[static_cast<std::size_t>(row.number(10))],
                .sentence = number(12),
                .span = {number(13), number(14)},
                .text = std::string(row.text(15)),
                .subject = std::string(row.text(16)),
                .object = std::string(row.text(17)),
                .trigger = std::string(row.text(18)),
                .trigger_span = {number(19), number(20)},
                .rule = std::string(row.text(21)),
                .via = list_from_json(row.text(22)).value_or(std::vector<std::string>())};
    }

    const Database& database_;
    std::span<const MatchOverride> overrides_;
    bool explain_;
    EntityMatcher::Result matched_;
    std::vector<std::uint32_t> identity_of_; ///< of each appearance, one of matched_.identities
    std::vector<std::string> documents_;     ///< names by row, and so on
    std::vector<std::string> keys_;          ///< of entities
    std::vector<std::string> names_;
    std::unordered_map<std::string, Row> rows_; ///< of entities by key
    Row first_new_entity_ = 1;
    std::vector<Row> entity_of_; ///< of each appearance, with kMoved if it was another before
    std::vector<Row> dirty_entities_;
    std::vector<Row> dirty_claims_;
    std::set<std::int64_t> moved_documents_;
};

} // namespace

std::vector<MatchDecision> derive_graph(const Database& database, std::span<const MatchOverride> overrides,
                                        bool explain) {
    return Derivation(database, overrides, explain).run();
}

} // namespace claimgraph
