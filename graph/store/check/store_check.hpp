#pragma once

#include "graph/base/result.hpp"
#include "graph/store/check/whole_documents.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace claimgraph {

/// What is wrong with a store.
struct StoreCheck {
    std::vector<std::string> problems; ///< for people, a line each; none if all is well
    DocumentsLeft documents;
    std::size_t entities = 0;
    std::size_t claims = 0;
};

/// Reads every page that is in use and checks that rows refer to rows that are there, that those of a document lie side
/// by side, and that the graph is one of these documents. Changes nothing. Fails as Store::open() does, also if nothing
/// can be read: then the error says why. Costs several readings of the store.
Result<StoreCheck> check_store(const std::filesystem::path& file);

} // namespace claimgraph
