#pragma once

#include "graph/model/claim.hpp"
#include "graph/model/fact_record.hpp"
#include "graph/store/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The value of appearance.entity and evidence.claim until the graph is derived. It has the size of the later values,
/// so that rows keep their size.
inline constexpr std::int64_t kNotDerived = -2147483648;

/// The data of one document, as stored. Owns it.
struct DocumentRecord {
    std::string name;                        ///< its id
    std::string hash;                        ///< equal if the document need not be read again
    std::string date;                        ///< ISO 8601; empty when unknown
    ClaimBatch batch;                        ///< of this document alone, which may be in its `documents`
    std::vector<FactRecord> facts{};         ///< in text order; none where the store does not keep them
    std::vector<SentenceRecord> sentences{}; ///< all, where the store keeps facts; else those of claims are kept
};

/// Writes the tables of extracted data, within a transaction of the caller; use one object per transaction. Errors are
/// those of the database.
class DocumentRows {
  public:
    explicit DocumentRows(const Database& database);

    /// Adds a document, or replaces the one with the same name.
    void put(DocumentRecord&& document);
    /// Removes a document; false if there was none. The claims and entities that it supported become stale.
    bool remove(std::string_view name);

  private:
    const Database& database_;
    std::int64_t next_document_, next_sentence_, next_appearance_, next_evidence_, next_fact_;
    SqlStatement find_, document_, sentence_, words_, appearance_, evidence_, fact_, fact_words_;
};

} // namespace claimgraph
