#pragma once

#include "graph/matching/entity_matcher.hpp"
#include "graph/model/entity_fields.hpp"
#include "graph/store/database.hpp"
#include "graph/store/write/entity_directory.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Rows of `appearance`: id, document, entity, descriptions, and the fields of an entity from kFirstField on.
namespace appearance_row {
inline constexpr int kId = 0, kDocument = 1, kEntity = 2, kDescriptions = 3, kFirstField = 4;
constexpr int column_of(std::string_view field) {
    return kFirstField +
           static_cast<int>(std::ranges::find(kEntityFields, field, &EntityField::name) - kEntityFields.begin());
}
inline constexpr int kEnd = kFirstField + static_cast<int>(kEntityFields.size());
SqlStatement select(const Database& database, std::string_view condition);
/// Sets the database's error if it makes no sense.
Entity entity(const Database& database, const SqlStatement& row);
std::vector<std::string> descriptions(const SqlStatement& row);
/// Whether it is matched with others, or keeps its id.
bool is_taken(const EntityMatcher& matcher, const SqlStatement& row);
/// Sets `text` to the columns from `first` on but for the mentions: most appearances of an entity have the same.
void read_all_but_mentions(const SqlStatement& row, int first, std::string& text);
} // namespace appearance_row

/// Writes rows of `entity` and `entity_name`, merged from their appearances. Part of the derivation of a graph, within
/// its transaction; errors are those of the database.
class EntityRows {
  public:
    explicit EntityRows(const Database& database);

    /// An appearance as its entity is known: under its id and name.
    static Entity known_as(Entity appearance, const EntityMatcher::Identity* identity);

    /// The stored entity; none if there is none.
    std::optional<Entity> read(EntityRow row);
    /// Merges all appearances of an entity. `identity_of(row)` is who one was taken for, null if it was not matched.
    template <class IdentityOf>
    std::optional<Entity> merge_appearances(EntityRow row, const IdentityOf& identity_of) {
        std::optional<Entity> merged;
        last_.clear();
        all_.start(row);
        while (all_.step()) add(merged, all_, identity_of(all_));
        return merged;
    }
    /// Merges an appearance into an entity, if there is one.
    void merge_appearance(std::optional<Entity>& merged, const SqlStatement& row,
                          const EntityMatcher::Identity* identity) {
        last_.clear();
        add(merged, row, identity);
    }
    /// Replaces the row; removes it if there is no entity.
    void write(EntityRow row, std::optional<Entity> entity);

  private:
    void add(std::optional<Entity>& merged, const SqlStatement& row, const EntityMatcher::Identity* identity);

    const Database& database_;
    SqlStatement all_, read_, write_, remove_, name_, unname_;
    std::string last_; ///< the row that was merged last, but for its mentions; empty if there is none
    const EntityMatcher::Identity* last_identity_ = nullptr;
};

} // namespace claimgraph
