#include "graph/store/write/derive.hpp"

#include "graph/matching/text_pool.hpp"
#include "graph/store/schema.hpp"
#include "graph/store/write/claim_rows.hpp"
#include "graph/store/write/document_rows.hpp"
#include "graph/store/write/entity_rows.hpp"
#include "graph/store/write/epoch.hpp"
#include "graph/store/write/stored_copies.hpp"

#include <algorithm>
#include <deque>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace claimgraph {
namespace {

constexpr EntityRow kMoved = 0x8000'0000;

class Derivation final : public EntityDirectory {
  public:
    Derivation(const Database& database, std::span<const MatchOverride> overrides, bool explain)
        : database_(database), overrides_(overrides), explain_(explain) {}

    std::vector<MatchDecision> run() {
        const bool is_first = database_.number("SELECT EXISTS(SELECT 1 FROM claim)") == 0;
        if (is_first) drop_indexes(database_); // made at once they cost a fraction
        read_known();
        ClaimRows claims(database_, *this);
        for (const std::int64_t claim : find_copies(database_)) claims.touch(claim);
        match();
        place_appearances();
        if (is_first) create_appearance_indexes(database_);
        write_entities();
        claims.place_evidence(moved_documents_);
        if (is_first) create_claim_indexes(database_);
        claims.write();
        write_epoch(database_, matched_.statistics);
        mark_as_derived(database_);
        return std::move(matched_.decisions);
    }

  private:
    /// The entities of last time.
    void read_known() {
        keys_.resize(1); // row 0 is none
        shown_.resize(1);
        SqlStatement known = database_.prepare("SELECT id, key, name, type FROM entity ORDER BY id");
        while (known.step()) {
            const auto row = static_cast<EntityRow>(known.number(0));
            keys_.resize(row + 1);
            shown_.resize(row + 1);
            keys_[row] = known.text(1);
            shown_[row] = {std::string(known.text(2)), entity_type_from(known.text(3)).value_or(EntityType::kOther)};
            rows_.emplace(keys_[row], row);
        }
        SqlStatement stale = database_.prepare("SELECT id FROM stale_entity");
        while (stale.step()) dirty_entities_.push_back(static_cast<EntityRow>(stale.number(0)));
    }

    static constexpr EntityRow kNobody = 0, kMatched = 0xffff'ffff;

    /// Finds out which of all appearances are one.
    void match() {
        EntityMatcher matcher(overrides_);
        read_appearances(matcher);
        if (database_.ok()) matched_ = matcher.match(explain_);
    }

    void read_appearances(EntityMatcher& matcher) {
        using namespace appearance_row;
        entity_of_.resize(static_cast<std::size_t>(database_.number("SELECT max(id) FROM appearance")) + 1);
        // rows are only understood where they are not as one before: most are
        TextPool told;
        std::vector<EntityMatcher::Observation> observations; // by number of `told`
        std::string text;
        std::int64_t document = 0;
        SqlStatement name = database_.prepare("SELECT name FROM document WHERE id = ?");
        SqlStatement row = select(database_, "ORDER BY id");
        while (row.step()) {
            if (row.number(kDocument) != document) {
                document = row.number(kDocument);
                name.start(document);
                matcher.begin(name.step() ? name.text(0) : std::string_view());
            }
            EntityRow& taken_for = entity_of_[static_cast<std::size_t>(row.number(kId))];
            if (!is_taken(matcher, row)) {
                taken_for = row_of(row.text(column_of("id")));
                continue;
            }
            taken_for = kMatched;
            read_all_but_mentions(row, kDescriptions, text);
            const TextPool::Number number = told.number(text);
            if (number == observations.size())
                observations.push_back(matcher.observe(entity(database_, row), descriptions(row)));
            matcher.appear(observations[number], static_cast<std::uint32_t>(row.number(column_of("mentions"))));
        }
    }

    void place_appearances() {
        if (!database_.ok()) return;
        std::vector<EntityRow> row_of_identity; // an entity that is called otherwise than last time is written anew
        for (const EntityMatcher::Identity& identity : matched_.identities) {
            const EntityRow row = row_of_identity.emplace_back(row_of(identity.id));
            if (Shown{identity.name, identity.type} != shown_[row]) dirty_entities_.push_back(row);
        }
        identity_of_.resize(entity_of_.size(), EntityMatcher::Result::kOwn);
        SqlStatement known = database_.prepare("SELECT entity, document FROM appearance WHERE id = ?");
        SqlStatement update = database_.prepare("UPDATE appearance SET entity = ? WHERE id = ?");
        auto matched = matched_.identity_of.begin();
        for (std::size_t id = 0; id < entity_of_.size(); ++id) {
            EntityRow& entity = entity_of_[id];
            if (entity == kNobody) continue; // of a document that is no more
            if (entity == kMatched) {
                identity_of_[id] = *matched++;
                entity = row_of_identity[identity_of_[id]];
            }
            known.start(id);
            if (!known.step()) return;
            const std::int64_t before = known.number(0);
            const std::int64_t document = known.number(1);
            known.reset();
            if (before == std::int64_t{entity}) continue;
            update.run(entity, id);
            dirty_entities_.push_back(entity);
            if (before == kNotDerived) continue;
            dirty_entities_.push_back(static_cast<EntityRow>(before));
            entity |= kMoved;
            moved_documents_.insert(document);
        }
        matched_.identity_of = {};
    }

    void write_entities() {
        std::ranges::sort(dirty_entities_);
        dirty_entities_.erase(std::unique(dirty_entities_.begin(), dirty_entities_.end()), dirty_entities_.end());
        EntityRows rows(database_);
        for (const EntityRow id : dirty_entities_)
            rows.write(id, rows.merge_appearances(id, [&](const SqlStatement& row) {
                return identity_of(row.number(appearance_row::kId));
            }));
    }

    /// Null for appearances that are not matched.
    const EntityMatcher::Identity* identity_of(std::int64_t appearance) const {
        const std::uint32_t number = identity_of_[static_cast<std::size_t>(appearance)];
        return number == EntityMatcher::Result::kOwn ? nullptr : &matched_.identities[number];
    }

    std::string_view key_of(EntityRow row) override { return keys_[row]; }
    EntityRow row_of(std::string_view key) override {
        if (const auto known = rows_.find(key); known != rows_.end()) return known->second;
        const auto row = static_cast<EntityRow>(keys_.size());
        rows_.emplace(keys_.emplace_back(key), row);
        shown_.emplace_back();
        return row;
    }
    EntityRow entity_of(std::int64_t appearance) override {
        return entity_of_[static_cast<std::size_t>(appearance)] & ~kMoved;
    }
    bool has_moved(std::int64_t appearance) override {
        return (entity_of_[static_cast<std::size_t>(appearance)] & kMoved) != 0;
    }

    const Database& database_;
    std::span<const MatchOverride> overrides_;
    bool explain_;
    EntityMatcher::Result matched_;
    std::vector<std::uint32_t> identity_of_; ///< of each appearance, one of matched_.identities
    std::deque<std::string> keys_;           ///< of entities, by row, and so on
    struct Shown {
        std::string name;
        EntityType type = EntityType::kOther;
        bool operator==(const Shown&) const = default;
    };
    std::vector<Shown> shown_;                             ///< of those that were matched
    std::unordered_map<std::string_view, EntityRow> rows_; ///< of entities by key
    /// Of each appearance, with kMoved if it was another before; kMatched until that is known.
    std::vector<EntityRow> entity_of_;
    std::vector<EntityRow> dirty_entities_;
    std::set<std::int64_t> moved_documents_;
};

} // namespace

std::vector<MatchDecision> derive_graph(const Database& database, std::span<const MatchOverride> overrides,
                                        bool explain) {
    return Derivation(database, overrides, explain).run();
}

} // namespace claimgraph
