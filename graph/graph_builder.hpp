#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <vector>

namespace claimgraph {

/// Merges the claims of many documents into one graph. Entities are equal if their ids are; claims if subject,
/// relation, object, polarity, modality and speaker agree, for a symmetric relation in either direction. An equal claim
/// adds evidence. Documents are equal if their names are; of those with the same text one counts, see
/// graph/matching/texts/same_texts.hpp. Merging is commutative and associative: the graph does not depend on the order
/// or grouping of the batches; graph/matching/merge.hpp has the rules. Keeps added data and merges it by sorting each
/// time it has doubled, so it needs at most twice the memory of the graph. One thread.
class GraphBuilder {
  public:
    /// Indices of `batch` must be valid in it, and every claim needs a subject and an object (asserted).
    void add(ClaimBatch batch);
    /// Adds what another builder collected.
    void add(GraphBuilder&& other);
    /// The graph of everything added; the builder is empty afterwards.
    Graph build();

    /// A graph of data that is already merged, as in a store: entities sorted by id, claims in any order with indices
    /// into them, documents sorted by name.
    static Graph assemble(std::vector<Entity> entities, std::vector<Claim> claims,
                          std::vector<SourceDocument> documents);

  private:
    void append(std::vector<Entity> entities, std::vector<Claim> claims, std::vector<SourceDocument> documents,
                const Attributes& attributes);
    void compact();
    void add_documents_of_evidence();

    std::vector<Entity> entities_;
    std::vector<Claim> claims_; ///< their indices point into entities_
    std::vector<SourceDocument> documents_;
    Attributes attributes_;           ///< rows are places in entities_ and claims_
    std::size_t merged_entities_ = 0; ///< their number after the last merge
    std::size_t merged_claims_ = 0;
};

} // namespace claimgraph
