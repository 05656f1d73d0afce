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
        if (is_first) drop_lookup_indexes(database_); // made at once they cost a fraction
        read_known();
        ClaimRows claims(database_, *this);
        for (const std::int64_t claim : find_copies(database_)) claims.touch(claim);
        match();
        place_appearances();
        write_entities();
        claims.place_evidence(moved_documents_);
        if (is_first) create_lookup_indexes(database_);
        claims.write();
        write_epoch(database_, matched_.statistics);
        mark_as_derived(database_);
        return std::move(matched_.decisions);
    }

  private:
    /// The documents, and the entities of last time.
    void read_known() {
        documents_.resize(static_cast<std::size_t>(database_.number("SELECT max(id) FROM document")) + 1);
        SqlStatement document = database_.prepare("SELECT id, name FROM document");
        while (document.step()) documents_[static_cast<std::size_t>(document.number(0))] = document.text(1);

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

    /// An appearance, and whom it is taken for.
    struct Placed {
        std::uint32_t id;
        std::uint32_t document;
        EntityRow before; ///< kNewRow if it was nobody
        EntityRow entity; ///< 0 until it is matched
    };
    static constexpr EntityRow kNewRow = 0xffff'ffff;

    /// Reads all appearances and finds out which of them are one.
    void match() {
        using namespace appearance_row;
        EntityMatcher matcher(overrides_);
        // rows are only understood where they are not as one before: most are
        TextPool told;
        std::vector<EntityMatcher::Observation> observations; // by number of `told`
        std::string text;
        std::int64_t document = 0;
        SqlStatement row = select(database_, "ORDER BY id");
        while (row.step()) {
            if (row.number(1) != document) {
                document = row.number(1);
                matcher.begin(documents_[static_cast<std::size_t>(document)]);
            }
            Placed& placed = appearances_.emplace_back();
            placed.id = static_cast<std::uint32_t>(row.number(0));
            placed.document = static_cast<std::uint32_t>(document);
            placed.before = row.number(2) == kNotDerived ? kNewRow : static_cast<EntityRow>(row.number(2));
            if (!is_taken(matcher, row)) {
                placed.entity = row_of(row.text(column_of("id")));
                continue;
            }
            read_all_but_mentions(row, kDescriptions, text);
            const TextPool::Number number = told.number(text);
            if (number == observations.size()) {
                observations.push_back(matcher.observe(entity(database_, row), descriptions(row)));
            }
            matcher.appear(observations[number], static_cast<std::uint32_t>(row.number(column_of("mentions"))));
        }
        if (database_.ok()) matched_ = matcher.match(explain_);
    }

    void place_appearances() {
        if (!database_.ok()) return;
        std::vector<EntityRow> row_of_identity; // an entity that is called otherwise than last time is written anew
        for (const EntityMatcher::Identity& identity : matched_.identities) {
            const EntityRow row = row_of_identity.emplace_back(row_of(identity.id));
            if (Shown{identity.name, identity.type} != shown_[row]) dirty_entities_.push_back(row);
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
    std::vector<std::string> documents_;     ///< names by row, and so on
    std::deque<std::string> keys_;           ///< of entities
    struct Shown {
        std::string name;
        EntityType type = EntityType::kOther;
        bool operator==(const Shown&) const = default;
    };
    std::vector<Shown> shown_;                             ///< of those that were matched
    std::unordered_map<std::string_view, EntityRow> rows_; ///< of entities by key
    std::vector<Placed> appearances_;
    std::vector<EntityRow> entity_of_; ///< of each appearance, with kMoved if it was another before
    std::vector<EntityRow> dirty_entities_;
    std::set<std::int64_t> moved_documents_;
};

} // namespace

std::vector<MatchDecision> derive_graph(const Database& database, std::span<const MatchOverride> overrides,
                                        bool explain) {
    return Derivation(database, overrides, explain).run();
}

} // namespace claimgraph
