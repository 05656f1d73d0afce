#pragma once

#include "graph/judgments/judgment.hpp"
#include "graph/store/database.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace claimgraph {

/// The judgments of a store, in the order of their numbers. Errors are those of the database.
Judgments read_judgment_rows(const Database& database);

/// Adds judgments; one of the same claim is replaced. The evidence of their sentences, in all documents, waits to be
/// derived again, and its claims are stale. Within a transaction of the caller.
void write_judgment_rows(const Database& database, std::span<const Judgment> judgments);
/// Removes the judgments with these numbers, with the same consequences; returns how many there were.
std::size_t remove_judgment_rows(const Database& database, std::span<const std::int64_t> numbers);

/// What the judgments of a store say of its evidence: which is left out of the graph, and stays not derived. Part of
/// the derivation of a graph. Errors are those of the database.
class JudgedEvidence {
  public:
    explicit JudgedEvidence(const Database& database);

    bool is_rejected(std::int64_t evidence) { return is(Verdict::kRejected, evidence); }
    bool is_confirmed(std::int64_t evidence) { return is(Verdict::kConfirmed, evidence); }
    /// The same, faster where the sentence is at hand.
    bool is_confirmed(std::int64_t evidence, std::string_view text) {
        return judgments_.has_sentence(text) && is_confirmed(evidence);
    }

  private:
    bool is(Verdict verdict, std::int64_t evidence);

    Judgments judgments_;
    SqlStatement sentence_, claim_;
};

} // namespace claimgraph
