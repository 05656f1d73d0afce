#pragma once

#include "graph/graph_builder.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace claimgraph {

/// One claim for each pair of ends, of entities named "n000", "n001", ...: entity i is entities()[i]. Claims of one
/// pair differ in their relation, so that all of them stay.
inline Graph plain_graph(std::size_t entities, const std::vector<std::pair<std::size_t, std::size_t>>& ends,
                         bool symmetric = false) {
    ClaimBatch batch;
    for (std::size_t i = 0; i < entities; ++i) {
        std::string name = std::to_string(i);
        name.insert(0, "n" + std::string(3 - std::min<std::size_t>(3, name.size()), '0'));
        batch.entities.push_back({.id = name, .name = name, .type = EntityType::kOrganization});
    }
    for (std::size_t i = 0; i < ends.size(); ++i)
        batch.claims.push_back({.subject = EntityIndex{ends[i].first},
                                .relation = "r" + std::to_string(i),
                                .object = EntityIndex{ends[i].second},
                                .symmetric = symmetric});
    GraphBuilder builder;
    builder.add(std::move(batch));
    return builder.build();
}

inline std::vector<std::pair<std::size_t, std::size_t>> random_ends(std::mt19937& random, std::size_t entities,
                                                                    std::size_t claims) {
    std::vector<std::pair<std::size_t, std::size_t>> ends;
    for (std::size_t i = 0; i < claims; ++i) ends.emplace_back(random() % entities, random() % entities);
    return ends;
}

} // namespace claimgraph
