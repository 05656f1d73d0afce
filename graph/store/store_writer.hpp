#pragma once

#include "graph/base/result.hpp"
#include "graph/matching/entity_matcher.hpp"
#include "graph/store/database.hpp"
#include "graph/store/document_rows.hpp"

#include <chrono>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimgraph {

/// Puts documents into a store and takes them out. Documents are written some hundred at a time, each time whole: a
/// program that is killed loses those it had not written yet, and nothing else. The graph follows with derive();
/// readers see the one of before until then.
class StoreWriter {
  public:
    /// Opens a store for writing; makes it if it is not there and `create`. Brings an older one up to date. `wait` is
    /// how long to wait while another program writes. Fails with kNotFound, kUnreadable or kBadFormat.
    static Result<StoreWriter> open(const std::filesystem::path& file, bool create,
                                    std::chrono::milliseconds wait = std::chrono::minutes(1));

    /// The names of the documents that are there, with their hashes.
    Result<std::unordered_map<std::string, std::string>> hashes() const;
    /// Takes a document, in place of the one of its name if there is one.
    Result<void> put(DocumentRecord document);
    /// Writes what was put.
    Result<void> flush();
    /// Removes a document; whether there was one of this name.
    Result<bool> forget(std::string_view name);

    /// What a person decided about entities, for this time and all that follow, instead of what was told before.
    Result<void> decide(std::span<const MatchOverride> overrides);
    /// Writes what was put and brings the graph up to date. Does nothing if it is, unless `explain`. Returns the
    /// decisions of the matching, of all documents if `explain`, else none.
    Result<std::vector<MatchDecision>> derive(bool explain = false);

    /// How many there are in the graph.
    struct Sizes {
        std::size_t documents = 0;
        std::size_t entities = 0;
        std::size_t claims = 0;
    };
    Result<Sizes> sizes() const;

  private:
    explicit StoreWriter(Database database);
    std::vector<MatchOverride> overrides() const;

    Database database_;
    std::vector<DocumentRecord> waiting_;
    std::size_t waiting_bytes_ = 0;
};

} // namespace claimgraph
