#pragma once

#include "extract/claims/attribution/attribution.hpp"

#include <vector>

namespace claimgraph {

/// Reads the words that tell whose speech stands beside them: "Ana Novak, Minister of Health:". Views all it is given,
/// which must outlive it.
class SourceLabels {
  public:
    SourceLabels(const ClauseReader& clauses, const ReportReader& reports, const std::vector<Attribution>& attributions)
        : clauses_(clauses), reports_(reports), attributions_(attributions) {}

    /// What a speaker says by a word, whoever passes that on.
    Attribution said(TokenIndex speaker, TokenIndex word) const;
    /// The subject of a clause, else who is named by the phrase. Without a speaker if nobody is.
    Attribution named_by(TokenRange label) const;
    bool has_verb(TokenRange range) const;
    /// Of an index into the sentences of the document.
    bool begins_paragraph(std::size_t sentence) const;
    std::size_t paragraph_of(std::size_t sentence) const;

  private:
    TokenIndex source_of_phrase(TokenIndex at) const;

    const ClauseReader& clauses_;
    const ReportReader& reports_;
    const std::vector<Attribution>& attributions_;
};

} // namespace claimgraph
