#include "graph/query/analysis/conflated_entities.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/matching/score/name_reasons.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace claimgraph {
namespace {

/// Two names of one person that no person has: "Tina Turner" and "Kathy Turner".
std::string contradiction(const Entity& entity) {
    if (entity.type != EntityType::kPerson) return {};
    std::vector<std::string> names = {entity.name};
    names.insert(names.end(), entity.aliases.begin(), entity.aliases.end());
    std::vector<std::string> folded;
    for (const std::string& name : names) folded.push_back(fold(name));
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t j = i + 1; j < names.size(); ++j)
            if (given_names_differ(folded[i], folded[j]))
                return fmt::format("it is called '{}' and '{}'", names[i], names[j]);
    return {};
}

/// For each entity the biconnected components that it is in, as sets of the other entities in them.
std::map<EntityIndex, std::vector<std::vector<EntityIndex>>> blocks_around(const Graph& graph) {
    using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                             boost::property<boost::edge_index_t, std::size_t>>;
    Undirected undirected(graph.entities().size());
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const Claim& claim : graph.claims())
        if (claim.subject != claim.object) pairs.insert(std::minmax(claim.subject.value, claim.object.value));
    std::size_t number = 0;
    for (const auto& [a, b] : pairs) boost::add_edge(a, b, number++, undirected);
    std::vector<std::size_t> component(pairs.size());
    const auto component_map = boost::make_iterator_property_map(component.begin(), get(boost::edge_index, undirected));
    std::vector<std::size_t> cuts;
    boost::biconnected_components(undirected, component_map, std::back_inserter(cuts));

    std::map<std::size_t, std::set<EntityIndex>> members;
    for (const auto edge : boost::make_iterator_range(boost::edges(undirected)))
        for (const auto end : {boost::source(edge, undirected), boost::target(edge, undirected)})
            members[component_map[edge]].insert(EntityIndex{end});
    std::map<EntityIndex, std::vector<std::vector<EntityIndex>>> around;
    std::set<EntityIndex> cut_entities;
    for (const std::size_t cut : cuts) cut_entities.insert(EntityIndex{cut});
    for (const auto& [block, entities] : members)
        for (const EntityIndex entity : entities)
            if (cut_entities.contains(entity)) {
                std::vector<EntityIndex>& others = around[entity].emplace_back();
                std::ranges::remove_copy(entities, std::back_inserter(others), entity);
            }
    return around;
}

} // namespace

std::vector<ConflatedEntity> likely_conflated(const Graph& graph) {
    constexpr std::size_t kLeastPart = 3;
    const auto around = blocks_around(graph);
    std::vector<ConflatedEntity> found;
    for (std::size_t i = 0; i < graph.entities().size(); ++i) {
        const Entity& entity = graph.entities()[i];
        if (entity.type == EntityType::kConcept || entity.type == EntityType::kTime ||
            entity.type == EntityType::kQuantity)
            continue;
        ConflatedEntity conflated{.entity = EntityIndex{i}};
        if (std::string names = contradiction(entity); !names.empty()) conflated.reasons.push_back(std::move(names));
        if (const auto blocks = around.find(conflated.entity); blocks != around.end()) {
            for (const std::vector<EntityIndex>& part : blocks->second)
                if (part.size() >= kLeastPart) conflated.parts.push_back(part);
            std::ranges::stable_sort(conflated.parts, std::ranges::greater(), &std::vector<EntityIndex>::size);
            if (conflated.parts.size() < 2)
                conflated.parts.clear();
            else
                conflated.reasons.push_back(
                    fmt::format("it alone links {} parts of the graph", conflated.parts.size()));
        }
        if (!conflated.reasons.empty()) found.push_back(std::move(conflated));
    }
    std::ranges::stable_sort(found, {}, [](const ConflatedEntity& conflated) {
        const bool links_only = conflated.reasons.size() == 1 && !conflated.parts.empty();
        return std::pair(links_only, conflated.parts.empty() ? 0 : ~conflated.parts[1].size());
    });
    return found;
}

} // namespace claimgraph
