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

/// Adds documents to a store and removes them. Documents are written in transactions of some hundred: a program that is
/// killed loses only those not yet written. The graph is updated by derive(); until then readers see the previous one.
/// One thread, one writer per file. Errors are those of the database.
class StoreWriter {
  public:
    /// Opens a store for writing; creates it if it is missing and `create` is set. Upgrades an older one. `wait` is how
    /// long to wait while another program writes. Fails with kNotFound, kUnreadable or kBadFormat.
    static Result<StoreWriter> open(const std::filesystem::path& file, bool create,
                                    std::chrono::milliseconds wait = std::chrono::minutes(1));

    /// The names of the stored documents, with their hashes.
    Result<std::unordered_map<std::string, std::string>> hashes() const;
    /// Adds a document, or replaces the one with the same name.
    Result<void> put(DocumentRecord document);
    /// Writes pending documents.
    Result<void> flush();
    /// Removes a document; false if there was none.
    Result<bool> forget(std::string_view name);

    /// Whether documents are put with their facts; from now on always.
    bool keeps_facts() const;
    Result<void> keep_facts();

    /// What these decisions are about and no document has that was put or was there before.
    Result<std::optional<UnknownEntity>> find_unknown(std::span<const MatchOverride> overrides);
    /// Sets the manual decisions about entities, now and for later runs, in place of the previous ones.
    Result<void> decide(std::span<const MatchOverride> overrides);
    /// Writes pending documents and updates the graph. Does nothing if it is up to date, unless `explain`. Returns the
    /// decisions of the matching, of all documents if `explain`, else none.
    Result<std::vector<MatchDecision>> derive(bool explain = false);

    /// The sizes of the graph.
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
