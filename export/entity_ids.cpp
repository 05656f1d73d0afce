#include "export/entity_ids.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

namespace claimgraph {
namespace {

std::uint32_t hash_of(std::string_view id) { return static_cast<std::uint32_t>(std::hash<std::string_view>()(id)); }

} // namespace

void EntityIds::reserve(std::size_t count) {
    const std::size_t size = std::bit_ceil(std::max<std::size_t>(2 * count, 16));
    if (size <= places_.size()) return;
    const std::vector<Place> old = std::exchange(places_, std::vector<Place>(size));
    for (const Place& place : old) {
        if (!place.entity) continue;
        std::size_t at = place.hash & (size - 1);
        while (places_[at].entity) at = (at + 1) & (size - 1);
        places_[at] = place;
    }
}

EntityIndex EntityIds::add(std::string_view id) {
    const EntityIndex entity{size()};
    reserve(size() + 1);
    const std::uint32_t hash = hash_of(id);
    places_[place_of(hash, id)] = {hash, entity};
    text_.insert(text_.end(), id.begin(), id.end());
    begins_.push_back(text_.size());
    return entity;
}

EntityIndex EntityIds::find(std::string_view id) const {
    if (places_.empty()) return {};
    return places_[place_of(hash_of(id), id)].entity;
}

std::string_view EntityIds::operator[](EntityIndex entity) const {
    const std::size_t begin = begins_[entity.value];
    return {text_.data() + begin, begins_[entity.value + 1] - begin};
}

std::size_t EntityIds::place_of(std::uint32_t hash, std::string_view id) const {
    const std::size_t mask = places_.size() - 1;
    std::size_t at = hash & mask;
    while (places_[at].entity && (places_[at].hash != hash || (*this)[places_[at].entity] != id)) at = (at + 1) & mask;
    return at;
}

} // namespace claimgraph
