#pragma once

#include "graph/store/database.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace claimgraph {

/// A table whose rows belong to documents: those of a document lie side by side.
struct DocumentTable {
    const char* name;
    const char* first; ///< columns of `document`: where its rows begin, and how many there are
    const char* count;
};
inline constexpr std::array<DocumentTable, 4> kDocumentTables = {{
    {"sentence", "first_sentence", "sentences"},
    {"appearance", "first_appearance", "appearances"},
    {"evidence", "first_evidence", "evidences"},
    {"fact", "first_fact", "facts"},
}};

/// The documents of a store that may be damaged.
struct DocumentsLeft {
    std::vector<std::int64_t> whole; ///< rows of `document`
    std::vector<std::string> lost;   ///< names of those that rows are missing of, sorted
    std::size_t nameless = 0;        ///< lost, and their names too
    bool may_be_more = false;        ///< lost, of which nothing is known

    bool is_complete() const { return lost.empty() && nameless == 0 && !may_be_more; }
};

/// Reads all extracted data and finds the documents of which every row can be read and refers to rows of the same
/// document. Goes on behind what cannot be read; leaves the database without error. Costs a reading of these tables.
DocumentsLeft find_whole_documents(const Database& database);

} // namespace claimgraph
