#include "graph/query/filter/search.hpp"

#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace claimgraph {
namespace {

enum Fit : int { kWhole, kBegin, kInside, kNone };

Fit fit(std::string_view name, const std::string& text) {
    const std::string key = fold(name);
    if (key == text) return kWhole;
    const std::size_t at = key.find(text);
    return at == std::string::npos ? kNone : at == 0 ? kBegin : kInside;
}

} // namespace

std::vector<EntityIndex> search_entities(const Graph& graph, std::string_view text) {
    const std::string key = fold(text);
    std::vector<std::tuple<Fit, std::uint32_t, EntityIndex>> found;
    for (std::size_t i = 0; i < graph.entities().size(); ++i) {
        const Entity& entity = graph.entities()[i];
        Fit best = std::min(fit(entity.name, key), fit(entity.id, key));
        for (const std::string& alias : entity.aliases) best = std::min(best, fit(alias, key));
        if (best != kNone) found.emplace_back(best, ~entity.mentions, EntityIndex{i});
    }
    std::ranges::sort(found);
    std::vector<EntityIndex> entities;
    for (const auto& [best, mentions, entity] : found) entities.push_back(entity);
    return entities;
}

} // namespace claimgraph
