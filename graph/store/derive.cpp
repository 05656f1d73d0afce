#include "graph/store/derive.hpp"

#include "graph/base/json_list.hpp"
#include "graph/matching/merge.hpp"
#include "graph/matching/text_pool.hpp"
#include "graph/model/claim_times.hpp"
#include "graph/model/name_key.hpp"
#include "graph/store/claim_sums.hpp"
#include "graph/store/document_rows.hpp"
#include "graph/store/field_rows.hpp"
#include "graph/store/judgment_rows.hpp"
#include "graph/store/schema.hpp"
#include "graph/store/stored_copies.hpp"
#include "graph/store/time_functions.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <deque>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace claimgraph {
namespace {

using Row = std::uint32_t; ///< id of a row; 0 is none
constexpr Row kMoved = 0x8000'0000;

class Derivation {
  public:
    Derivation(const Database& database, std::span<const MatchOverride> overrides, bool explain)
        : database_(database),
          overrides_(overrides),
          explain_(explain),
          judged_(database),
          place_(database.prepare("SELECT entity FROM appearance WHERE id = ?")) {}

    std::vector<MatchDecision> run() {
        const bool is_first = database_.number("SELECT EXISTS(SELECT 1 FROM claim)") == 0;
        if (is_first) drop_lookup_indexes(database_); // made at once they cost a fraction
        read_known();
        copies_.emplace(database_);
        for (const std::int64_t claim : copies_->changed_claims()) dirty_claims_.push_back(static_cast<Row>(claim));
        match();
        place_appearances();
        write_entities();
        place_evidence();
        if (is_first) create_lookup_indexes(database_);
        write_claims();
        database_.run("DELETE FROM stale_claim; DELETE FROM stale_entity;"
                      "UPDATE document SET derived = 1 WHERE derived = 0;"
                      "INSERT OR REPLACE INTO setting VALUES('derived', 1)");
        return std::move(matched_.decisions);
    }

    void run_for_claims() {
        read_known();
        copies_.emplace(database_, StoredCopies::Known{});
        place_evidence();
        write_claims();
        database_.run("DELETE FROM stale_claim");
    }

  private:
    /// The documents, and the entities of last time.
    void read_known() {
        documents_.resize(static_cast<std::size_t>(database_.number("SELECT max(id) FROM document")) + 1);
        SqlStatement document = database_.prepare("SELECT id, name FROM document");
        while (document.step()) documents_[static_cast<std::size_t>(document.number(0))] = document.text(1);

        keys_.resize(1); // row 0 is none
        names_.resize(1);
        SqlStatement known = database_.prepare("SELECT id, key, name FROM entity ORDER BY id");
        while (known.step()) {
            const auto row = static_cast<Row>(known.number(0));
            keys_.resize(row + 1);
            names_.resize(row + 1);
            keys_[row] = known.text(1);
            names_[row] = known.text(2);
            rows_.emplace(keys_[row], row);
        }
        first_new_entity_ = static_cast<Row>(keys_.size());
        SqlStatement stale = database_.prepare("SELECT id FROM stale_entity");
        while (stale.step()) dirty_entities_.push_back(static_cast<Row>(stale.number(0)));
    }

    /// The row of the entity with this key, a new one if there is none.
    Row row_of(std::string_view key) {
        if (const auto known = rows_.find(key); known != rows_.end()) return known->second;
        const auto row = static_cast<Row>(keys_.size());
        rows_.emplace(keys_.emplace_back(key), row);
        names_.emplace_back();
        return row;
    }

    /// Rows of appearances: id, document, entity, descriptions, and the fields from kFirst on.
    SqlStatement appearances_where(std::string_view condition) const {
        return database_.prepare(fmt::format("SELECT id, document, entity, descriptions, {} FROM appearance {}",
                                             columns_of(kEntityFields), condition));
    }
    static constexpr int kFirst = 4;
    static constexpr int column_of(std::string_view field) {
        return kFirst +
               static_cast<int>(std::ranges::find(kEntityFields, field, &EntityField::name) - kEntityFields.begin());
    }

    Entity entity_of(const SqlStatement& row) const {
        Entity entity;
        if (!read_fields<kEntityFields>(row, kFirst, entity))
            database_.fail_with(
                {ErrorCode::kBadFormat, "is damaged: an appearance that makes no sense", {database_.file()}});
        return entity;
    }

    /// An appearance, and whom it is taken for.
    struct Placed {
        std::uint32_t id;
        std::uint32_t document;
        Row before; ///< kNewRow if it was nobody
        Row entity; ///< 0 until it is matched
    };
    static constexpr Row kNewRow = 0xffff'ffff;

    /// Reads all appearances and finds out which of them are one.
    void match() {
        EntityMatcher matcher(overrides_);
        // rows are only understood where they are not as one before: most are
        TextPool told;
        std::vector<EntityMatcher::Observation> observations; // by number of `told`
        std::string text;
        std::int64_t document = 0;
        SqlStatement row = appearances_where("ORDER BY id");
        while (row.step()) {
            if (row.number(1) != document) {
                document = row.number(1);
                matcher.begin(documents_[static_cast<std::size_t>(document)]);
            }
            Placed& placed = appearances_.emplace_back();
            placed.id = static_cast<std::uint32_t>(row.number(0));
            placed.document = static_cast<std::uint32_t>(document);
            placed.before = row.number(2) == kNotDerived ? kNewRow : static_cast<Row>(row.number(2));
            if (!matcher.takes(row.text(column_of("id")),
                               entity_type_from(row.text(column_of("type"))).value_or(EntityType::kConcept),
                               row.number(column_of("unnamed")) != 0)) {
                placed.entity = row_of(row.text(column_of("id")));
                continue;
            }
            text.clear();
            constexpr int kMentions = column_of("mentions"); // may differ
            for (int column = kFirst - 1; column < kFirst + static_cast<int>(kEntityFields.size()); ++column)
                if (column != kMentions) text.append(row.text(column)) += '\n'; // they have none
            const TextPool::Number number = told.number(text);
            if (number == observations.size()) {
                const auto descriptions = list_from_json(row.text(kFirst - 1)).value_or(std::vector<std::string>());
                observations.push_back(matcher.observe(entity_of(row), descriptions));
            }
            matcher.appear(observations[number], static_cast<std::uint32_t>(row.number(kMentions)));
        }
        if (database_.ok()) matched_ = matcher.match(explain_);
    }

    void place_appearances() {
        if (!database_.ok()) return;
        std::vector<Row> row_of_identity; // an entity that is called otherwise than last time is written anew
        for (const EntityMatcher::Identity& identity : matched_.identities) {
            const Row row = row_of_identity.emplace_back(row_of(identity.id));
            if (identity.name != names_[row]) dirty_entities_.push_back(row);
        }
        const std::size_t end = appearances_.empty() ? 0 : appearances_.back().id;
        entity_of_.resize(end + 1);
        identity_of_.resize(end + 1, EntityMatcher::Result::kOwn);
        SqlStatement update = database_.prepare("UPDATE appearance SET entity = ? WHERE id = ?");
        auto matched = matched_.identity_of.begin();
        for (Placed& placed : appearances_) {
            if (placed.entity == 0) {
                identity_of_[placed.id] = *matched++;
                placed.entity = row_of_identity[identity_of_[placed.id]];
            }
            entity_of_[placed.id] = placed.entity;
            if (placed.before == placed.entity) continue;
            update.run(placed.entity, placed.id);
            dirty_entities_.push_back(placed.entity);
            if (placed.before == kNewRow) continue;
            dirty_entities_.push_back(placed.before);
            entity_of_[placed.id] |= kMoved;
            moved_documents_.insert(placed.document);
        }
        appearances_ = {};
        matched_.identity_of = {};
    }

    static void sort_out(std::vector<Row>& rows) {
        std::ranges::sort(rows);
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    }

    void write_entities() {
        sort_out(dirty_entities_);
        SqlStatement row = appearances_where("WHERE entity = ?");
        SqlStatement write =
            database_.prepare(insert_into("entity", "id, " + columns_of(kEntityFields), " OR REPLACE"));
        SqlStatement remove = database_.prepare("DELETE FROM entity WHERE id = ?");
        SqlStatement name = database_.prepare("INSERT INTO entity_name VALUES(?, ?)");
        BoundLists<kEntityFields> aliases;
        SqlStatement unname = database_.prepare("DELETE FROM entity_name WHERE entity = ?");
        for (const Row id : dirty_entities_) {
            std::optional<Entity> entity;
            row.start(id);
            while (row.step()) {
                Entity one = entity_of(row);
                if (const EntityMatcher::Identity* identity = identity_of(row.number(0))) {
                    one.id = identity->id;
                    one.type = identity->type;
                    if (identity->name != one.name) one.aliases.push_back(std::exchange(one.name, identity->name));
                }
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
            write.bind(0, std::int64_t{id});
            bind_fields<kEntityFields>(write, 1, *entity, aliases);
            write.step();
            for (const std::string& key : name_keys(*entity)) name.run(key, id);
        }
    }

    /// Null for appearances that are not matched.
    const EntityMatcher::Identity* identity_of(std::int64_t appearance) const {
        const std::uint32_t number = identity_of_[static_cast<std::size_t>(appearance)];
        return number == EntityMatcher::Result::kOwn ? nullptr : &matched_.identities[number];
    }

    Row entity_at(std::int64_t appearance) {
        if (!entity_of_.empty()) return entity_of_[static_cast<std::size_t>(appearance)] & ~kMoved;
        place_.start(appearance); // nothing was matched: it is where it was
        const Row entity = place_.step() ? static_cast<Row>(place_.number(0)) : 0;
        place_.reset();
        return entity;
    }

    static std::string entity_columns() {
        return sql_list(kClaimEntities, [](const ClaimEntity& entity) { return entity.field->in_sql(); });
    }

    /// The evidence that is new, and that of moved entities.
    std::vector<std::int64_t> evidence_to_place() {
        std::vector<std::int64_t> found;
        SqlStatement fresh = database_.prepare("SELECT id FROM evidence WHERE claim = ? ORDER BY id");
        fresh.start(kNotDerived);
        while (fresh.step())
            if (!judged_.is_rejected(fresh.number(0))) found.push_back(fresh.number(0));
        SqlStatement moved = database_.prepare(fmt::format(
            "SELECT evidence.id, {} FROM document JOIN evidence ON evidence.id "
            "BETWEEN first_evidence AND first_evidence + evidences - 1 WHERE document.id = ? AND claim <> ?",
            entity_columns()));
        for (const std::int64_t document : moved_documents_) {
            moved.start(document, kNotDerived);
            while (moved.step())
                for (int column = 1; column <= static_cast<int>(kClaimEntities.size()); ++column)
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
        SqlStatement stale = database_.prepare("SELECT id FROM stale_claim");
        while (stale.step()) dirty_claims_.push_back(static_cast<Row>(stale.number(0)));
        auto next = static_cast<Row>(database_.number("SELECT max(id) FROM claim") + 1);
        SqlStatement read = database_.prepare(fmt::format(
            "SELECT claim, symmetric, relation, polarity, modality, {} FROM evidence WHERE id = ?", entity_columns()));
        SqlStatement find =
            database_.prepare("SELECT id FROM claim WHERE subject = ? AND relation = ? AND object = ? AND "
                              "polarity = ? AND modality = ? AND ifnull(speaker, 0) = ?");
        // of one piece of evidence; of more it is written anew later
        SqlStatement add = database_.prepare(
            fmt::format("INSERT INTO claim(id, {}, evidence, documents, first_seen, last_seen, time_from, time_until) "
                        "SELECT ?, {}, 1, 1, date, date, first_day(time_value), last_day(time_value) "
                        "FROM evidence JOIN sentence ON sentence.id = evidence.sentence JOIN document ON document.id = "
                        "sentence.document WHERE evidence.id = ?",
                        columns_of(kClaimFields), sql_list(kClaimFields, [](const ClaimField& field) {
                            return is_entity(field) ? std::string_view("nullif(?, 0)") : field.in_sql();
                        })));
        SqlStatement update = database_.prepare("UPDATE evidence SET claim = ?, turned = ? WHERE id = ?");
        for (const std::int64_t id : evidence_to_place()) {
            read.start(id);
            if (!read.step()) break;
            std::array<Row, kClaimEntities.size()> entities{}; // 0 is nobody
            for (std::size_t i = 0; i < entities.size(); ++i)
                if (const int column = 5 + static_cast<int>(i); !read.is_null(column))
                    entities[i] = entity_at(read.number(column));
            Row& subject = entities[0];
            Row& object = entities[1];
            // a symmetric claim is stored in one direction
            const bool is_turned = read.number(1) != 0 && keys_[object] < keys_[subject];
            if (is_turned) std::swap(subject, object);
            const std::int64_t before = read.number(0) == kNotDerived ? kNotDerived : std::abs(read.number(0));
            if (before != kNotDerived) dirty_claims_.push_back(static_cast<Row>(before));
            find.start(subject, read.text(2), object, read.text(3), read.text(4), entities[2]);
            Row claim = 0;
            if (find.step()) {
                claim = static_cast<Row>(find.number(0));
                dirty_claims_.push_back(claim);
            } else {
                claim = next++;
                add.bind(0, std::int64_t{claim});
                int parameter = 1;
                for (const Row entity : entities) add.bind(parameter++, std::int64_t{entity});
                add.bind(parameter, id).step();
                if (judged_.is_confirmed(id)) dirty_claims_.push_back(claim);
            }
            find.reset();
            read.reset();
            if (before != claim) update.run(claim, is_turned, id);
        }
    }

    void write_claims() {
        sort_out(dirty_claims_);
        const auto mergeable = [](const ClaimField& field) { return field.identity == 0 ? field.in_sql() : kNoName; };
        const std::string own = sql_list(kClaimFields, mergeable);
        const int behind = 2 + static_cast<int>(std::ranges::count(kClaimFields, 0, &ClaimField::identity));
        SqlStatement row = database_.prepare(
            fmt::format("SELECT evidence.id, claim, {}, {} FROM evidence CROSS JOIN sentence ON sentence.id = "
                        "evidence.sentence CROSS JOIN document ON document.id = sentence.document "
                        "WHERE claim IN (?1, -?1)",
                        own, sql_list(kEvidenceFields, evidence_expression)));
        SqlStatement write = database_.prepare(
            fmt::format("UPDATE claim SET ({}, evidence, documents, first_seen, last_seen, time_from, "
                        "time_until) = ({}) WHERE id = ?",
                        own, parameters_of(own + ",,,,,,")));
        SqlStatement remove = database_.prepare("DELETE FROM claim WHERE id = ?");
        BoundLists<kClaimFields> none;
        std::vector<StoredCopies::Support> supports;
        for (const Row id : dirty_claims_) {
            std::optional<UnresolvedClaim> merged;
            supports.clear();
            row.start(id);
            while (row.step()) {
                UnresolvedClaim one;
                const auto entity_of = [&](const SqlStatement&, int column, const ClaimField& field) {
                    if (!row.is_null(column)) one.entities[entity_place(field)] = keys_[entity_at(row.number(column))];
                    return EntityIndex();
                };
                read_fields<kClaimFields, false>(row, 2, one.claim, entity_of);
                Evidence& evidence = one.claim.evidence.emplace_back();
                read_fields<kEvidenceFields>(row, behind, evidence);
                if (judged_.is_confirmed(row.number(0), evidence.text)) one.claim.confidence = 1;
                supports.push_back({row.number(0), row.number(1), evidence.document});
                if (merged)
                    merge(*merged, std::move(one));
                else
                    merged = std::move(one);
            }
            if (!merged) {
                remove.run(id);
                continue;
            }
            copies_->mark(supports);
            Claim& claim = merged->claim;
            tidy_evidence(claim);
            copies_->sources().leave_out_copies(claim);
            for (std::size_t i = 0; i < kClaimEntities.size(); ++i) // indices are rows now
                if (const std::string_view key = merged->entities[i]; !key.empty())
                    claim.*kClaimEntities[i].member = EntityIndex{rows_.at(key)};
            int at = bind_fields<kClaimFields, false>(write, 0, claim, none, [](EntityIndex of) { return of.value; });
            const ClaimSums sums = sums_of(claim);
            write.bind(at, sums.evidence).bind(at + 1, sums.documents);
            write.bind(at + 2, sums.first_seen).bind(at + 3, sums.last_seen);
            at += 4;
            if (const auto time = whole_time_of(claim))
                write.bind(at, time->first_day().value_or(kOpenFrom))
                    .bind(at + 1, time->last_day().value_or(kOpenUntil));
            else
                write.bind(at, nullptr).bind(at + 1, nullptr);
            write.bind(at + 2, std::int64_t{id}).step();
        }
    }

    const Database& database_;
    std::span<const MatchOverride> overrides_;
    bool explain_;
    EntityMatcher::Result matched_;
    std::vector<std::uint32_t> identity_of_; ///< of each appearance, one of matched_.identities
    std::vector<std::string> documents_;     ///< names by row, and so on
    std::optional<StoredCopies> copies_;
    JudgedEvidence judged_;
    SqlStatement place_;           ///< of an appearance that was not matched
    std::deque<std::string> keys_; ///< of entities
    std::vector<std::string> names_;
    std::unordered_map<std::string_view, Row> rows_; ///< of entities by key
    std::vector<Placed> appearances_;
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

void derive_claims(const Database& database) { Derivation(database, {}, false).run_for_claims(); }

} // namespace claimgraph
