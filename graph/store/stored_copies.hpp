#pragma once

#include "graph/matching/same_texts.hpp"
#include "graph/store/database.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace claimgraph {

/// The documents of a store that have the text of others, and the evidence that does not count for that reason: its
/// `evidence.claim` is negative. Part of the derivation of a graph, within its transaction; errors are those of the
/// database.
class StoredCopies {
  public:
    /// Finds them by their sketches and writes `document.same_as` where that is otherwise than last time.
    explicit StoredCopies(const Database& database);
    struct Known {};
    /// Takes them as they were found last time.
    StoredCopies(const Database& database, Known);
    StoredCopies(const StoredCopies&) = delete;
    StoredCopies& operator=(const StoredCopies&) = delete;

    /// The claims of documents where it was: what counts of their evidence is to be found out anew.
    const std::vector<std::int64_t>& changed_claims() const { return changed_claims_; }
    const Sources& sources() const { return *sources_; }

    /// A row of evidence of a claim.
    struct Support {
        std::int64_t id;
        std::int64_t claim; ///< negative if it did not count last time
        std::string document;
    };
    /// Writes which rows count, of all that one claim has.
    void mark(std::span<const Support> supports);

  private:
    std::vector<SourceDocument> texts_; ///< those that have a sketch, sorted by name
    std::optional<Sources> sources_;    ///< views them
    std::vector<std::int64_t> changed_claims_;
    SqlStatement mark_;
};

} // namespace claimgraph
