#pragma once

#include "cli/input/documents.hpp"
#include "graph/store/write/store_writer.hpp"

#include <functional>
#include <string>

namespace claimgraph::cli {

/// How documents are read into a store.
struct StoreReading {
    bool show_progress = true;
    /// Whether the store has a document of this name and content; it is not read again then. Called on several threads.
    std::function<bool(const std::string& name, const std::string& hash)> is_known;
    /// Called before a document is written, in the order of the input.
    std::function<void(const DocumentRecord& document)> on_read;
};

/// Reads the documents of the options that are not known and puts them into a store. What cannot be read is reported
/// and left out. Fails if the store does. The graph is to be derived afterwards.
Result<Tally> read_into_store(StoreWriter& writer, const Models& models, const DocumentOptions& documents,
                              const StoreReading& reading);

} // namespace claimgraph::cli
