#include "extract/entities/names/mention.hpp"

#include "graph/base/text/fold.hpp"

#include <algorithm>

namespace claimgraph {

std::string_view to_string(MentionKind kind) {
    switch (kind) {
    case MentionKind::kName:
        return "name";
    case MentionKind::kNominal:
        return "nominal";
    case MentionKind::kPronoun:
        return "pronoun";
    }
    return {};
}

Entity office_of(const Entity& holder, std::string name) {
    std::string id = "role-" + slug(holder.id + ' ' + name);
    return {.id = std::move(id), .name = std::move(name), .type = EntityType::kRole, .aliases = {}, .kb = {}};
}

std::string IdMaker::unused(const std::string& stem) {
    std::size_t& number = numbers_[stem]; // a reference outlives what is added
    if (++number == 1) return stem;
    for (;; ++number) {
        std::string id = stem + '~' + std::to_string(number);
        if (numbers_.emplace(id, 1).second) return id;
    }
}

EntityIndex EntityLayer::institution_of(const RoleFact& role) const {
    if (entities[role.object.value].type != EntityType::kRole) return role.object;
    const auto is_institution = [](EntityType type) {
        return type == EntityType::kOrganization || type == EntityType::kPlace || type == EntityType::kGroup ||
               type == EntityType::kOther; // "chief of Northwind", of whom the text tells no more
    };
    const ByteSpan office = role.object_words;
    auto at = std::ranges::lower_bound(mentions, office.begin, {}, [](const Mention& m) { return m.span.begin; });
    for (; at != mentions.end() && at->span.begin < office.end; ++at)
        if (at->kind == MentionKind::kName && is_institution(entities[at->entity.value].type)) return at->entity;
    return {};
}

void EntityLayer::sort_mentions(std::size_t first) {
    if (first == mentions.size()) return;
    std::vector<std::uint32_t> order(mentions.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto before = [this](std::uint32_t x, std::uint32_t y) {
        const TokenRange a = mentions[x].tokens, b = mentions[y].tokens;
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; // the outer one first
    };
    const auto middle = order.begin() + static_cast<std::ptrdiff_t>(first);
    std::stable_sort(middle, order.end(), before);
    std::inplace_merge(order.begin(), middle, order.end(), before);
    std::vector<Mention> sorted(order.size());
    std::vector<MentionIndex> moved(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        sorted[i] = mentions[order[i]];
        moved[order[i]] = MentionIndex{i};
    }
    mentions = std::move(sorted);
    for (MentionIndex& mention : by_head)
        if (mention) mention = moved[mention.value];
    for (RoleFact& role : roles) role.holder = moved[role.holder.value];
}

} // namespace claimgraph
