#pragma once

#include "export/page/page.hpp"
#include "graph/graph.hpp"
#include "graph/model/relation_families.hpp"
#include "graph/model/relation_traits.hpp"
#include "graph/query/filter/filter.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace claimgraph {

/// What a briefing is about. Refers to the tables, which may be null: relations have no family then, and nothing is
/// told of changes.
struct BriefingOptions {
    static constexpr std::size_t kTop = 10;

    std::string title;              ///< empty: "Briefing"
    std::vector<EntityIndex> about; ///< only claims with one of them as subject, object or speaker; empty: all
    std::size_t top = kTop;         ///< the most entries of a section
    ClaimFilter filter;
    const RelationFamilies* families = nullptr;
    const RelationTraits* relations = nullptr;
};

/// The claims of a graph that the options choose, in its order.
std::vector<Claim> claims_of(const Graph& graph, const BriefingOptions& options);

/// A briefing on a graph: what was read, the main actors and what they did, who does what to whom by family of
/// relations, what is disputed, what changed, a timeline, the sources. Every statement has footnotes with its
/// sentences. The same graph makes the same page.
Page briefing(const Graph& graph, const BriefingOptions& options);

} // namespace claimgraph
