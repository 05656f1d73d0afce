#pragma once

#include "graph/model/claim.hpp"
#include "graph/model/source_document.hpp"
#include "graph/store/database.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace claimgraph {

// The documents of a store that have the text of others, and the evidence that does not count for that reason: its
// `evidence.claim` is negative. Part of the derivation of a graph, within its transaction; errors are those of the
// database.

/// Finds all of them by their sketches and writes `document.same_as` where that is otherwise than last time. Returns
/// the claims of documents where it was: what counts of their evidence is to be found out anew.
std::vector<std::int64_t> find_copies(const Database& database);

/// The same for the documents that are new (not derived) or whose text was that of a document that was forgotten, in a
/// time independent of the number of documents. Looks at eight bands of a sketch, not all: misses one in sixty at a
/// resemblance of kSameText, one in 5,000 at 0.9.
std::vector<std::int64_t> find_new_copies(const Database& database);

/// Which evidence of a claim counts.
class CopyMarks {
  public:
    explicit CopyMarks(const Database& database);

    /// Begins another claim.
    void clear();
    /// Adds a row of its evidence. `claim` is negative if it did not count last time; `same_as` is that of the
    /// document.
    void add(std::int64_t evidence, std::int64_t claim, std::string_view document, std::string_view same_as);
    /// Writes which rows count, and removes from the claim the evidence that does not. All of its rows were added.
    void mark(Claim& claim);

  private:
    struct Support {
        std::int64_t evidence;
        std::int64_t claim;
        std::string document;
    };
    std::vector<Support> supports_;
    std::vector<SourceDocument> copies_;
    bool was_marked_ = false;
    SqlStatement mark_;
};

} // namespace claimgraph
