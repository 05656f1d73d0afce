#pragma once

#include "cli/commands/ask/asked_names.hpp"

#include <functional>
#include <string>
#include <vector>

namespace claimgraph::cli {

/// Claims that answer a question as it is put, the best first.
struct ClaimsFound {
    std::vector<AskedPart> asked; ///< those of the parts that have some
    std::vector<FoundClaim> claims;
    std::string narrowed; ///< see AnswerSet
};

/// What a search takes beside its parts.
struct ClaimChoice {
    std::function<bool(const FoundClaim&)> passes{};
    bool may_be_topic = false;  ///< of "who": also what is nobody
    bool is_about_rest = false; ///< their documents are about all that the question names besides
};

/// Looks for claims, and keeps those that the whole question asks for. Views all it is given.
class ClaimSearch {
  public:
    ClaimSearch(const GraphSource& source, const QuestionForm& form, const RelationFamilies& families,
                const AskedNames& names, KeptError& error)
        : source_(source), form_(form), families_(families), names_(names), error_(error) {}

    ClaimsFound find(const std::vector<AskedPart>& parts, const ClaimChoice& choice = {}) const;

  private:
    using Claims = std::vector<FoundClaim>;
    std::string keep_with_nouns(Claims& found, const std::vector<AskedPart>& parts) const;
    void keep_with_all_names(Claims& found, const std::vector<AskedPart>& parts) const;
    void keep_of_others(Claims& found) const;
    void keep_of_type(Claims& found, const std::vector<AskedPart>& parts) const;
    void happened_first(Claims& found) const;

    const GraphSource& source_;
    const QuestionForm& form_;
    const RelationFamilies& families_;
    const AskedNames& names_;
    KeptError& error_;
};

} // namespace claimgraph::cli
