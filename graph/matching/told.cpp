#include "graph/matching/told.hpp"

namespace claimgraph {

Told::Told(std::span<const MatchOverride> overrides) : overrides_(overrides), entities_(2 * overrides.size()) {
    for (std::size_t i = 0; i < overrides.size(); ++i) {
        sides_of_[overrides[i].a.id].push_back(first_side(i));
        if (overrides[i].kind != MatchOverride::Kind::kName) sides_of_[overrides[i].b.id].push_back(first_side(i) ^ 1);
    }
}

void Told::note(std::uint32_t entity, std::string_view id, std::string_view document) {
    const auto sides = sides_of_.find(id);
    if (sides == sides_of_.end()) return;
    for (const Side side : sides->second) {
        const MatchOverride& told = overrides_[side / 2];
        const EntityReference& meant = side % 2 == 0 ? told.a : told.b;
        if (!meant.document.empty() && meant.document != document) continue;
        entities_[side].push_back(entity);
        if (told.kind == MatchOverride::Kind::kDifferent) apart_[entity].push_back(side);
    }
}

std::span<const Told::Side> Told::apart(std::uint32_t entity) const {
    const auto found = apart_.find(entity);
    return found == apart_.end() ? std::span<const Side>() : found->second;
}

} // namespace claimgraph
