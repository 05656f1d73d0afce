#pragma once

#include "graph/model/claim.hpp"
#include "graph/model/source_document.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The resemblance from which two texts are taken for one.
inline constexpr double kSameText = 0.8;

/// Finds the documents that have nearly the same text, such as an agency report in two papers or a page at two
/// addresses, and names in `same_as` of each the first by name of those that are alike, itself excepted. `documents`
/// are sorted by name without duplicates. Texts are alike if the resemblance of their sketches is kSameText or more,
/// or if `same_as` says so already; likeness is handed on from one to the next. Depends on the set of documents alone.
/// Candidates are texts with equal bands of their sketches: the probability to miss one at kSameText is below 10^-7.
/// n log n in documents.
void find_same_texts(std::span<SourceDocument> documents);

/// Which documents are one source, for the evidence of claims. Views the documents, which must outlive it. Safe to
/// share between threads.
class Sources {
  public:
    explicit Sources(std::span<const SourceDocument> documents);

    /// Whether no two documents are one.
    bool all_differ() const { return sources_.empty(); }
    /// The document that a document counts as: itself, unless it has the text of another.
    std::string_view source_of(std::string_view document) const;

    /// Removes the evidence that is told twice: of documents that are one, only the first by name of those that have
    /// the claim counts. The evidence is sorted, as tidy_evidence() does it.
    void leave_out_copies(Claim& claim) const;
    /// Which of these documents count, by the same rule: those of one claim, sorted by name without duplicates.
    std::vector<bool> that_count(std::span<const std::string_view> documents) const;

  private:
    struct Copy {
        std::string_view document, source;
    };
    std::vector<Copy> sources_; ///< of the copies alone, sorted
};

} // namespace claimgraph
