#pragma once

#include "graph/model/claim.hpp"
#include "graph/store/database.hpp"

#include <string>
#include <string_view>

namespace claimgraph {

/// In appearance.entity and evidence.claim until the graph is derived. Of the size of what will stand there, so that
/// rows keep theirs.
inline constexpr std::int64_t kNotDerived = -2147483648;

/// What one document says, as the store takes it.
struct DocumentRecord {
    std::string name; ///< its id
    std::string hash; ///< bytes that are the same if there is nothing new to read
    std::string date; ///< ISO 8601; empty when unknown
    ClaimBatch batch; ///< of this document alone
};

/// Writes the tables that hold what was read, within a transaction of the caller: one object a transaction.
class DocumentRows {
  public:
    explicit DocumentRows(const Database& database);

    /// Adds a document, in place of the one of its name if there is one.
    void put(DocumentRecord&& document);
    /// Removes a document; whether there was one of this name. What it supported becomes stale.
    bool remove(std::string_view name);

  private:
    const Database& database_;
    std::int64_t next_document_, next_sentence_, next_appearance_, next_evidence_;
    SqlStatement find_, document_, sentence_, words_, appearance_, evidence_;
};

} // namespace claimgraph
