#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <vector>

namespace claimgraph {

/// Merges what many documents say into one graph. Entities are the same when their ids are; claims when subject,
/// relation, object, polarity, modality and speaker agree, and for a symmetric relation in either direction. A claim
/// met again adds evidence. Merging is commutative and associative: neither order nor grouping of the batches shows in
/// the graph. How the parts of an entity and a claim merge is in graph/matching/merge.hpp. Holds what came in, and
/// brings it together by sorting each time that has doubled: memory is for at most twice the graph, and nothing but the
/// graph for one big batch.
class GraphBuilder {
  public:
    /// Indices of `batch` must point into it; claims without a subject or an object are a bug.
    void add(ClaimBatch batch);
    /// Adds what another builder collected.
    void add(GraphBuilder&& other);
    /// The graph of all that was added; the builder is empty afterwards.
    Graph build();

    /// A graph of what was merged before, as a store keeps it: entities sorted by their ids, claims in any order whose
    /// indices point to them.
    static Graph assemble(std::vector<Entity> entities, std::vector<Claim> claims);

  private:
    void append(std::vector<Entity> entities, std::vector<Claim> claims);
    void compact();

    std::vector<Entity> entities_;
    std::vector<Claim> claims_;       ///< their indices point into entities_
    std::size_t merged_entities_ = 0; ///< as many as there were when all was brought together last
    std::size_t merged_claims_ = 0;
};

} // namespace claimgraph
