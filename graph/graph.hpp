#pragma once

#include "graph/claim.hpp"
#include "graph/core/index.hpp"
#include "graph/entity.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The claim graph: entities are vertices, claims are directed edges, several between two entities if they differ. Made
/// by a GraphBuilder, immutable, safe to share between threads. Entities are sorted by id, claims by the ids of their
/// ends and what they say: the same claims make the same graph, whatever order they came in.
class Graph {
  public:
    Graph();
    Graph(Graph&&) noexcept;
    Graph& operator=(Graph&&) noexcept;
    ~Graph();

    std::span<const Entity> entities() const { return entities_; }
    std::span<const Claim> claims() const { return claims_; }
    const Entity& operator[](EntityIndex entity) const { return entities_[entity.value]; }
    const Claim& operator[](ClaimIndex claim) const { return claims_[claim.value]; }

    /// Claims whose subject (object) is this entity, in the order of claims().
    std::span<const ClaimIndex> claims_of(EntityIndex subject) const;
    std::span<const ClaimIndex> claims_about(EntityIndex object) const;

    /// A readable id that depends on nothing but what the claim says: `mark-rutte.urges.leaders`, with `.not`, the
    /// modality and `.by.<speaker>` where they are not the usual ones. Dots within its parts are written %2E, so that
    /// it is unique in the graph and the same in every graph.
    std::string claim_id(ClaimIndex claim) const;

    /// Entities with this name, alias or id, compared without case, accents and stops: `us` finds U.S.
    std::vector<EntityIndex> find(std::string_view name) const;
    /// Names of entities that have a name or alias that looks like `name`, the nearest first; at most `count`.
    std::vector<std::string> similar_names(std::string_view name, std::size_t count) const;

    /// The same graph for algorithms of Boost.Graph: see graph/boost_graph.hpp.
    struct Boost;
    const Boost& boost() const { return *boost_; }

  private:
    friend class GraphBuilder;
    Graph(std::vector<Entity> entities, std::vector<Claim> claims);

    std::vector<Entity> entities_;
    std::vector<Claim> claims_;
    std::vector<std::uint32_t> first_out_; // out_[first_out_[e] .. first_out_[e+1]) are the claims of entity e
    std::vector<std::uint32_t> first_in_;
    std::vector<ClaimIndex> out_;
    std::vector<ClaimIndex> in_;
    std::unique_ptr<Boost> boost_;
};

} // namespace claimgraph
