#pragma once

#include "graph/graph.hpp"
#include "graph/merge.hpp"

#include <map>
#include <string>
#include <tuple>

namespace claimgraph {

/// Merges what many documents say into one graph. Entities are the same when their ids are; claims when subject,
/// relation, object, polarity, modality and speaker agree, and for a symmetric relation in either direction. A claim
/// met again adds evidence. Merging is commutative and associative: neither order nor grouping of the batches shows in
/// the graph. How the parts of an entity and a claim merge is in graph/merge.hpp.
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
    /// Subject, relation, object, polarity, modality, speaker.
    using Key = std::tuple<std::string, std::string, std::string, Polarity, Modality, std::string>;

    void merge_entity(Entity&& entity);
    void merge_edge(const Key& key, LooseClaim&& edge);

    std::map<std::string, Entity> entities_;
    std::map<Key, LooseClaim> edges_;
};

} // namespace claimgraph
