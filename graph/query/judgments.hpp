#pragma once

#include "graph/graph.hpp"
#include "graph/judgments/judgment.hpp"
#include "graph/store/store.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace claimgraph {

/// The judgments of a store, in the order of their numbers. Errors of all these functions are those of the store.
Result<Judgments> judgments(const Store& store);

/// The graph of what the judgments leave out: the rejected evidence, with its claims and their entities.
Result<Graph> rejected_claims(const Store& store);

/// A piece of evidence of a claim, as it can be judged.
struct Judgeable {
    enum class State : std::uint8_t {
        kCounts,
        kCopy, ///< does not count, since another document has the same text
        kRejected,
    };
    State state = State::kCounts;
    Evidence evidence;
    SentenceClaim claim;
    std::optional<Judgment> judgment;
};

/// All evidence of a claim, also what its graph leaves out: what counts first, in the order of the graph. `graph` is
/// one of the store or its rejected_claims().
Result<std::vector<Judgeable>> judgeable_evidence(const Store& store, const Graph& graph, ClaimIndex claim);

/// What is to be kept if a person judges this evidence: a judgment of each piece that is not rejected already.
std::vector<Judgment> judgments_of(std::span<const Judgeable> evidence, Verdict verdict, const std::string& note = {});
/// The numbers of what people judged of it: all, or what has one verdict.
std::vector<std::int64_t> judgment_numbers(std::span<const Judgeable> evidence,
                                           std::optional<Verdict> verdict = std::nullopt);

} // namespace claimgraph
