#include "graph/name_index.hpp"

#include "graph/model/name_key.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

namespace claimgraph {
namespace {

std::uint64_t hash_of(std::string_view key) { return std::hash<std::string_view>{}(key); }

} // namespace

NameIndex::NameIndex(std::span<const Entity> entities) : entities_(entities) {
    std::vector<std::pair<std::uint64_t, EntityIndex>> keys;
    keys.reserve(entities.size() * 2);
    for (std::size_t i = 0; i < entities.size(); ++i)
        for (const std::string& key : name_keys(entities[i])) keys.emplace_back(hash_of(key), EntityIndex{i});
    std::ranges::sort(keys);
    hashes_.reserve(keys.size());
    owners_.reserve(keys.size());
    for (const auto& [hash, owner] : keys) {
        hashes_.push_back(hash);
        owners_.push_back(owner);
    }
}

std::vector<EntityIndex> NameIndex::find(std::string_view name) const {
    const std::string key = name_key(name);
    std::vector<EntityIndex> found;
    const auto [begin, end] = std::equal_range(hashes_.begin(), hashes_.end(), hash_of(key));
    for (auto at = begin; at != end; ++at) {
        const EntityIndex entity = owners_[static_cast<std::size_t>(at - hashes_.begin())];
        if (std::ranges::binary_search(name_keys(entities_[entity.value]), key)) found.push_back(entity);
    }
    // an id with stops or an article is no key of its own
    const auto same_id =
        std::ranges::lower_bound(entities_, name, {}, [](const Entity& e) -> std::string_view { return e.id; });
    if (same_id != entities_.end() && same_id->id == name) {
        const EntityIndex entity(static_cast<std::size_t>(same_id - entities_.begin()));
        if (const auto place = std::ranges::lower_bound(found, entity); place == found.end() || *place != entity)
            found.insert(place, entity);
    }
    return found;
}

} // namespace claimgraph
