#pragma once

#include "graph/base/result.hpp"
#include "graph/store/check/whole_documents.hpp"

#include <filesystem>

namespace claimgraph {

/// Writes the documents of a damaged store that are whole, with what was decided about entities and the settings, into
/// a new store, and derives its graph. The damaged one is not changed; if its log is, it is taken as it was before.
/// Returns what was saved and what is to be read again. Fails if nothing can be read, the new store is there already,
/// or cannot be written; then there is none.
Result<DocumentsLeft> repair_store(const std::filesystem::path& damaged, const std::filesystem::path& repaired);

} // namespace claimgraph
