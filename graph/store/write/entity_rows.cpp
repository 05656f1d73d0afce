#include "graph/store/write/entity_rows.hpp"

#include "graph/base/json_list.hpp"
#include "graph/matching/merge.hpp"
#include "graph/model/name_key.hpp"
#include "graph/store/field_rows.hpp"

#include <fmt/format.h>
#include <utility>

namespace claimgraph {

namespace appearance_row {

SqlStatement select(const Database& database, std::string_view condition) {
    return database.prepare(fmt::format("SELECT id, document, entity, descriptions, {} FROM appearance {}",
                                        columns_of(kEntityFields), condition));
}

Entity entity(const Database& database, const SqlStatement& row) {
    Entity entity;
    if (!read_fields<kEntityFields>(row, kFirstField, entity))
        database.fail_with({ErrorCode::kBadFormat, "is damaged: an appearance that makes no sense", {database.file()}});
    return entity;
}

std::vector<std::string> descriptions(const SqlStatement& row) {
    return list_from_json(row.text(kDescriptions)).value_or(std::vector<std::string>());
}

bool is_taken(const EntityMatcher& matcher, const SqlStatement& row) {
    return matcher.takes(row.text(column_of("id")),
                         entity_type_from(row.text(column_of("type"))).value_or(EntityType::kConcept),
                         row.number(column_of("unnamed")) != 0);
}

void read_all_but_mentions(const SqlStatement& row, int first, std::string& text) {
    constexpr int kMentions = column_of("mentions");
    text.clear();
    for (int column = first; column < kEnd; ++column)
        if (column != kMentions) text.append(row.text(column)) += '\n'; // they have none
}

} // namespace appearance_row

EntityRows::EntityRows(const Database& database)
    : database_(database),
      all_(appearance_row::select(database, "WHERE entity = ?")),
      read_(database.prepare(fmt::format("SELECT {} FROM entity WHERE id = ?", columns_of(kEntityFields)))),
      write_(database.prepare(insert_into("entity", "id, " + columns_of(kEntityFields), " OR REPLACE"))),
      remove_(database.prepare("DELETE FROM entity WHERE id = ?")),
      name_(database.prepare("INSERT INTO entity_name VALUES(?, ?)")),
      unname_(database.prepare("DELETE FROM entity_name WHERE entity = ?")) {}

Entity EntityRows::known_as(Entity appearance, const EntityMatcher::Identity* identity) {
    if (identity == nullptr) return appearance;
    appearance.id = identity->id;
    appearance.type = identity->type;
    if (identity->name != appearance.name) appearance.aliases.push_back(std::exchange(appearance.name, identity->name));
    return appearance;
}

/// Most appearances of an entity differ in nothing but how often they are mentioned: only the others are understood.
void EntityRows::add(std::optional<Entity>& merged, const SqlStatement& row, const EntityMatcher::Identity* identity) {
    std::string text;
    appearance_row::read_all_but_mentions(row, appearance_row::kFirstField, text);
    if (merged && text == last_ && identity == last_identity_) {
        merged->mentions += static_cast<std::uint32_t>(row.number(appearance_row::column_of("mentions")));
        return;
    }
    last_ = std::move(text);
    last_identity_ = identity;
    Entity one = known_as(appearance_row::entity(database_, row), identity);
    if (merged)
        merge(*merged, std::move(one));
    else
        merged = std::move(one);
}

std::optional<Entity> EntityRows::read(EntityRow row) {
    read_.start(row);
    if (!read_.step()) return std::nullopt;
    Entity entity;
    if (!read_fields<kEntityFields>(read_, 0, entity))
        database_.fail_with({ErrorCode::kBadFormat, "is damaged: an entity that makes no sense", {database_.file()}});
    read_.reset();
    return entity;
}

void EntityRows::write(EntityRow row, std::optional<Entity> entity) {
    unname_.run(row);
    if (!entity) return remove_.run(row);
    tidy_aliases(*entity);
    BoundLists<kEntityFields> aliases;
    write_.bind(0, std::int64_t{row});
    bind_fields<kEntityFields>(write_, 1, *entity, aliases);
    write_.step();
    for (const std::string& key : name_keys(*entity)) name_.run(key, row);
}

} // namespace claimgraph
