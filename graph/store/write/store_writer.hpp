#pragma once

#include "graph/base/result.hpp"
#include "graph/judgments/judgment.hpp"
#include "graph/matching/entity_matcher.hpp"
#include "graph/store/database.hpp"
#include "graph/store/write/document_rows.hpp"

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

    /// Adds judgments about claims, each in place of an earlier one of the same claim, and updates the graph; where it
    /// was up to date, entities are not matched again and only the claims concerned are written. Judgments are kept,
    /// whatever is read again or forgotten; those of sentences that no document has wait for one.
    Result<void> judge(std::span<const Judgment> judgments);
    /// Removes the judgments with these numbers; returns how many there were.
    Result<std::size_t> remove_judgments(std::span<const std::int64_t> numbers);
    /// All of them.
    Result<Judgments> judgments() const;

    /// Which documents the entities are matched of when the graph is updated.
    enum class Scope : std::uint8_t {
        kNew, ///< those that came or went, if possible: see update_graph()
        kAll, ///< all, even if the graph is up to date: it is that of all documents read at once
        /// All while there are few, or many came since that was done last; else the new ones.
        kAsNeeded,
    };
    /// Writes pending documents and updates the graph. Returns the decisions of the matching, of all documents and
    /// whatever the scope, if `explain`; else none.
    Result<std::vector<MatchDecision>> derive(Scope scope = Scope::kAsNeeded, bool explain = false);

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
    bool is_derived() const;
    bool is_tidied() const;
    std::vector<MatchDecision> derive_rows(Scope scope, bool explain);
    void derive_judged();

    Database database_;
    std::vector<DocumentRecord> waiting_;
    std::size_t waiting_bytes_ = 0;
};

} // namespace claimgraph
