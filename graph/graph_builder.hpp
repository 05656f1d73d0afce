#pragma once

#include "graph/graph.hpp"

#include <map>
#include <string>
#include <tuple>

namespace claimgraph {

/// Merges what many documents say into one graph. Entities are the same when their ids are; claims when subject,
/// relation, object, polarity, modality and speaker agree, and for a symmetric relation in either direction. A claim
/// met again adds evidence. Merging is commutative and associative: neither order nor grouping of the batches shows in
/// the graph.
///
/// Control characters and runs of white space in names and fields become single spaces, so that every format can hold
/// them; evidence keeps its words as they stand, but for bytes that are no UTF-8 (a file's name may have such), which
/// become U+FFFD.
class GraphBuilder {
  public:
    /// Indices of `batch` must point into it; claims without a subject or an object are a bug.
    void add(ClaimBatch batch);
    /// Adds what another builder collected.
    void add(GraphBuilder&& other);
    /// The graph of all that was added; the builder is empty afterwards.
    Graph build();

  private:
    /// Subject, relation, object, polarity, modality, speaker.
    using Key = std::tuple<std::string, std::string, std::string, Polarity, Modality, std::string>;
    struct Edge {
        Claim claim;              ///< its indices are not used
        std::string place_entity; ///< an id
    };

    void merge_entity(Entity&& entity);
    void merge_edge(const Key& key, Edge&& edge);

    std::map<std::string, Entity> entities_;
    std::map<Key, Edge> edges_;
};

} // namespace claimgraph
