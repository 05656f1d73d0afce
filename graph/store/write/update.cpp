#include "graph/store/write/update.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/matching/score/name_reasons.hpp"
#include "graph/model/name_key.hpp"
#include "graph/store/schema.hpp"
#include "graph/store/write/claim_rows.hpp"
#include "graph/store/write/document_rows.hpp"
#include "graph/store/write/entity_rows.hpp"
#include "graph/store/write/epoch.hpp"
#include "graph/store/write/stored_copies.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace claimgraph {
namespace {

/// Of an entity with more appearances only the first ones are looked at, and its id and name stay.
constexpr std::size_t kMostAppearances = 32;

class Update final : public EntityDirectory {
  public:
    explicit Update(const Database& database)
        : database_(database),
          epoch_(database),
          matcher_(epoch_),
          entities_(database),
          parts_(database),
          key_(database.prepare("SELECT key FROM entity WHERE id = ?")),
          row_(database.prepare("SELECT id FROM entity WHERE key = ?")),
          appearance_(database.prepare("SELECT entity FROM appearance WHERE id = ?")) {}

    /// Whether none of these decisions is about an entity of a new document.
    bool can_run(std::span<const MatchOverride> overrides) {
        std::set<std::string_view> told;
        for (const MatchOverride& one : overrides) told.insert({one.a.id, one.b.id});
        read_new();
        return std::ranges::none_of(new_, [&](const New& one) { return told.contains(one.entity.id); });
    }

    void run() {
        ClaimRows claims(database_, *this);
        for (const std::int64_t claim : find_new_copies(database_)) claims.touch(claim);
        next_row_ = static_cast<EntityRow>(database_.number("SELECT max(id) FROM entity") + 1);
        find_known();
        add_known();
        add_new();
        place(matcher_.match(false));
        write_entities();
        claims.place_evidence(moved_documents_);
        claims.write();
        database_.prepare("INSERT INTO setting VALUES('since_epoch', ?1) ON CONFLICT DO UPDATE SET value = value + ?1")
            .run(names_.size());
        mark_as_derived(database_);
    }

    void run_for_claims() {
        ClaimRows claims(database_, *this);
        claims.place_evidence({});
        claims.write();
        database_.run("DELETE FROM stale_claim");
    }

    std::string_view key_of(EntityRow row) override {
        if (const auto known = keys_.find(row); known != keys_.end()) return known->second;
        key_.start(row);
        std::string key(key_.step() ? key_.text(0) : std::string_view());
        key_.reset();
        return keys_.emplace(row, std::move(key)).first->second;
    }
    EntityRow row_of(std::string_view key) override {
        if (const auto known = rows_.find(key); known != rows_.end()) return known->second;
        row_.start(key);
        const EntityRow row = row_.step() ? static_cast<EntityRow>(row_.number(0)) : next_row_++;
        row_.reset();
        keys_.emplace(row, key);
        return rows_.emplace(key, row).first->second;
    }
    EntityRow entity_of(std::int64_t appearance) override {
        const auto [known, is_new] = entity_of_.try_emplace(appearance);
        if (!is_new) return known->second;
        appearance_.start(appearance);
        if (appearance_.step()) known->second = static_cast<EntityRow>(appearance_.number(0));
        appearance_.reset();
        return known->second;
    }
    bool has_moved(std::int64_t appearance) override { return moved_.contains(appearance); }

  private:
    /// An appearance in a new document.
    struct New {
        std::int64_t id = 0;
        std::int64_t document = 0;
        Entity entity;
        std::vector<std::string> descriptions;
    };
    /// An entity that new ones may join, or that lost appearances.
    struct Known {
        Entity entity;
        bool is_complete = false;
        bool has_lost = false;
        std::vector<std::int64_t> documents; ///< some in which it appears
        std::uint32_t number = 0;            ///< for the matcher
    };
    /// What becomes of a row of entities.
    struct Change {
        std::vector<std::int64_t> added;                 ///< appearances
        bool is_merged_anew = false;                     ///< from all appearances
        std::optional<EntityMatcher::Identity> identity; ///< none if it is not matched
    };

    void read_new() {
        SqlStatement document = database_.prepare(
            "SELECT id, name, first_appearance, first_appearance + appearances - 1 FROM document WHERE derived = 0");
        SqlStatement row = appearance_row::select(database_, "WHERE id BETWEEN ? AND ? ORDER BY id");
        while (document.step()) {
            names_.emplace(document.number(0), document.text(1));
            row.start(document.number(2), document.number(3));
            while (row.step())
                new_.push_back({row.number(appearance_row::kId), document.number(0),
                                appearance_row::entity(database_, row), appearance_row::descriptions(row)});
        }
    }

    /// The known entity of a row, taken note of; null if it is none that is matched.
    Known* known_of(EntityRow row) {
        const auto [at, is_new] = known_.try_emplace(row);
        if (is_new) {
            if (auto entity = entities_.read(row); entity && EntityMatcher::compares(*entity))
                at->second.emplace().entity = std::move(*entity);
        }
        return at->second ? &*at->second : nullptr;
    }

    void find_known() {
        SqlStatement by_kb = database_.prepare("SELECT id FROM entity WHERE kb = ? AND kb <> '' LIMIT 4");
        SqlStatement by_name = database_.prepare("SELECT entity FROM entity_name WHERE name = ? LIMIT ?");
        std::set<std::string> asked;
        const auto ask = [&](const std::string& name) {
            if (!asked.insert(name).second) return;
            by_name.start(name_key(name), kMostCandidates);
            while (by_name.step()) wanted_.insert(static_cast<EntityRow>(by_name.number(0)));
            const std::string folded = fold(name);
            for (const EntityRow row : parts_.find(folded))
                if (!wanted_.contains(row))
                    if (const Known* known = known_of(row); known != nullptr && may_be_called(known->entity, folded))
                        wanted_.insert(row);
        };
        for (const New& one : new_) {
            if (!takes(one)) continue;
            if (!one.entity.kb.empty()) {
                bool is_known = false;
                by_kb.start(one.entity.kb);
                for (; by_kb.step(); is_known = true) by_id_.insert(static_cast<EntityRow>(by_kb.number(0)));
                if (is_known) continue; // it goes there, whatever its name
            }
            if (!EntityMatcher::compares(one.entity)) continue;
            ask(one.entity.name);
            for (const std::string& alias : one.entity.aliases) ask(alias);
        }
        SqlStatement stale = database_.prepare("SELECT id FROM stale_entity");
        while (stale.step()) note_loss(static_cast<EntityRow>(stale.number(0)));
    }

    static bool may_be_called(const Entity& entity, std::string_view folded) {
        const bool person = entity.type == EntityType::kPerson || entity.type == EntityType::kOther;
        const auto may_be = [&](const std::string& name) {
            const std::string own = fold(name);
            return name_reason(own, folded, false, false) || (person && name_reason(own, folded, true, false));
        };
        return may_be(entity.name) || std::ranges::any_of(entity.aliases, may_be);
    }

    void note_loss(EntityRow row) {
        Change& change = changes_[row];
        change.is_merged_anew = true;
        Known* known = known_of(row);
        if (known == nullptr) return;
        known->has_lost = true;
        wanted_.insert(row);
    }

    /// Adds what is known from before to the matcher, by documents: the company of an entity counts, too.
    void add_known() {
        SqlStatement some = appearance_row::select(database_, "WHERE entity = ? LIMIT ?");
        SqlStatement still = database_.prepare("SELECT 1 FROM appearance WHERE entity = ?1 AND name = ?2 LIMIT 1");
        std::set<std::int64_t> documents;
        std::set<EntityRow> wanted = wanted_;
        wanted.insert(by_id_.begin(), by_id_.end());
        for (const EntityRow row : wanted) {
            Known* known = known_of(row);
            if (known == nullptr) continue;
            const auto look = [&](std::size_t most) {
                known->documents.clear();
                some.start(row, most + 1);
                bool is_matched = true; // what is not stays there, whatever becomes of the others
                for (; some.step(); is_matched &= takes(some))
                    known->documents.push_back(some.number(appearance_row::kDocument));
                known->is_complete = is_matched && known->documents.size() <= most;
                known->documents.resize(std::min(known->documents.size(), most));
            };
            look(kMostAppearances);
            if (known->has_lost && !known->is_complete) { // whether what it is called by is still there
                still.start(row, known->entity.name);
                const bool is_there = still.step();
                still.reset();
                if (!is_there) look(SIZE_MAX >> 1U);
            }
            // what is joined for its id is not compared
            if (!known->is_complete && !wanted_.contains(row)) known->documents.resize(1);
            documents.insert(known->documents.begin(), known->documents.end());
            if (known->documents.empty()) continue;
            known->number = matcher_.know(known->entity, known->is_complete, known->has_lost);
            epoch_.know(row);
        }
        SqlStatement range = database_.prepare(
            "SELECT name, first_appearance, first_appearance + appearances - 1 FROM document WHERE id = ?");
        SqlStatement appearance = appearance_row::select(database_, "WHERE id BETWEEN ? AND ? ORDER BY id");
        for (const std::int64_t document : documents) {
            if (names_.contains(document)) continue; // is new
            range.start(document);
            if (!range.step()) continue;
            matcher_.begin(range.text(0));
            appearance.start(range.number(1), range.number(2));
            while (appearance.step()) add_appearance(appearance);
            range.reset();
        }
    }

    void add_appearance(const SqlStatement& row) {
        using namespace appearance_row;
        const auto mentions = static_cast<std::uint32_t>(row.number(column_of("mentions")));
        const auto entity_row = static_cast<EntityRow>(row.number(kEntity));
        if (takes(row) && (wanted_.contains(entity_row) || by_id_.contains(entity_row)))
            if (const Known* known = known_of(entity_row)) {
                matcher_.appear(matcher_.observe(entity(database_, row), descriptions(row)), mentions, known->number);
                placed_.push_back({row.number(kId), row.number(kDocument), entity_row});
                return;
            }
        Entity kind; // as much of it as tells whether it is company
        kind.type = entity_type_from(row.text(column_of("type"))).value_or(EntityType::kConcept);
        kind.unnamed = row.number(column_of("unnamed")) != 0;
        if (EntityMatcher::compares(kind)) matcher_.accompany(row.text(column_of("id")), mentions);
    }

    bool takes(const SqlStatement& row) const { return appearance_row::is_taken(matcher_, row); }
    bool takes(const New& one) const { return matcher_.takes(one.entity.id, one.entity.type, one.entity.unnamed); }

    void add_new() {
        std::int64_t document = 0;
        for (const New& one : new_) {
            if (std::exchange(document, one.document) != one.document) matcher_.begin(names_.at(one.document));
            if (!takes(one)) continue;
            matcher_.appear(matcher_.observe(one.entity, one.descriptions), one.entity.mentions);
            placed_.push_back({one.id, one.document, kNewRow});
        }
    }

    /// An appearance that was matched.
    struct Placed {
        std::int64_t id;
        std::int64_t document;
        EntityRow before; ///< kNewRow if it was nobody
    };
    static constexpr EntityRow kNewRow = 0xffff'ffff;

    void place(const EntityMatcher::Result& matched) {
        std::vector<EntityRow> rows;
        for (const EntityMatcher::Identity& identity : matched.identities) {
            const bool is_as_before =
                identity.known != EntityMatcher::kNobody && key_of(epoch_.row_of_known(identity.known)) == identity.id;
            rows.push_back(is_as_before ? epoch_.row_of_known(identity.known) : row_of(identity.id));
        }
        for (std::size_t i = 0; i < placed_.size(); ++i) {
            const std::uint32_t number = matched.identity_of[i];
            put(placed_[i], rows[number], &matched.identities[number]);
        }
        for (const New& one : new_)
            if (!takes(one)) put({one.id, one.document, kNewRow}, row_of(one.entity.id), nullptr);
    }

    void put(const Placed& placed, EntityRow row, const EntityMatcher::Identity* identity) {
        entity_of_[placed.id] = row;
        Change* change = nullptr;
        if (placed.before != row) {
            placements_.emplace_back(placed.id, row);
            change = &changes_[row];
            change->added.push_back(placed.id);
            if (placed.before != kNewRow) {
                changes_[placed.before].is_merged_anew = true;
                moved_.insert(placed.id);
                moved_documents_.insert(placed.document);
            }
        } else if (const auto known = changes_.find(row); known != changes_.end()) {
            change = &known->second;
        } else if (const Known* known_entity = known_of(row); // is called otherwise than before
                   identity != nullptr && known_entity != nullptr &&
                   (known_entity->entity.name != identity->name || known_entity->entity.type != identity->type)) {
            change = &changes_[row];
        }
        if (change != nullptr && identity != nullptr) change->identity = *identity;
    }

    void write_entities() {
        SqlStatement update = database_.prepare("UPDATE appearance SET entity = ? WHERE id = ?");
        for (const auto& [appearance, row] : placements_) update.run(row, appearance);
        SqlStatement one = appearance_row::select(database_, "WHERE id = ?");
        for (auto& [row, change] : changes_) {
            const std::optional<Entity> before = entities_.read(row);
            if (before) parts_.remove(row, *before);
            if (!change.identity && before && EntityMatcher::compares(*before))
                change.identity = {before->id, before->name, before->type};
            const EntityMatcher::Identity* identity = change.identity ? &*change.identity : nullptr;
            std::optional<Entity> merged = before;
            const bool is_renamed =
                identity != nullptr && before && (identity->name != before->name || identity->type != before->type);
            if (change.is_merged_anew || is_renamed) {
                merged = entities_.merge_appearances(
                    row, [&](const SqlStatement& appearance) { return takes(appearance) ? identity : nullptr; });
            } else {
                for (const std::int64_t appearance : change.added) {
                    one.start(appearance);
                    if (one.step()) entities_.merge_appearance(merged, one, takes(one) ? identity : nullptr);
                    one.reset();
                }
            }
            if (merged) parts_.add(row, *merged);
            entities_.write(row, std::move(merged));
        }
    }

    const Database& database_;
    StoredEpoch epoch_;
    EntityMatcher matcher_;
    EntityRows entities_;
    NameParts parts_;
    SqlStatement key_, row_, appearance_;
    EntityRow next_row_ = 1;
    std::unordered_map<EntityRow, std::string> keys_; ///< of rows that were asked for
    std::map<std::string, EntityRow, std::less<>> rows_;
    std::unordered_map<std::int64_t, EntityRow> entity_of_; ///< of appearances, with those placed
    std::set<std::int64_t> moved_;                          ///< appearances
    std::set<std::int64_t> moved_documents_;
    std::unordered_map<std::int64_t, std::string> names_; ///< of new documents
    std::vector<New> new_;
    std::map<EntityRow, std::optional<Known>> known_; ///< by row; none if it is not matched
    std::set<EntityRow> wanted_;                      ///< those to be compared with
    std::set<EntityRow> by_id_;                       ///< those that have an id of the knowledge base in common
    std::vector<Placed> placed_;                      ///< in the order in which the matcher got them
    std::vector<std::pair<std::int64_t, EntityRow>> placements_;
    std::map<EntityRow, Change> changes_;
};

} // namespace

bool update_graph(const Database& database, std::span<const MatchOverride> overrides) {
    if (epoch_documents(database) == 0) return false;
    Update update(database);
    if (!update.can_run(overrides)) return false;
    update.run();
    return true;
}

void update_claims(const Database& database) { Update(database).run_for_claims(); }

} // namespace claimgraph
