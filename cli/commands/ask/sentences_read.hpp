#pragma once

#include "cli/commands/ask/answers.hpp"
#include "extract/question/answers/clause_answers.hpp"
#include "graph/base/result.hpp"
#include "graph/query/sentences.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace claimgraph::cli {

/// A sentence of a store that was read again for a question.
struct SentenceRead {
    SentencePlace place;
    std::string text;
    double clause = 0; ///< how well its best clause fits, whatever that answers
    double whole = 0;  ///< how well it fits as a whole, from 0 to 1
};

/// What sentences with some of the words of a question tell.
struct SentencesRead {
    struct Told {
        ClauseAnswer answer;
        std::size_t sentence; ///< its index
    };
    std::vector<SentenceRead> sentences; ///< in no order
    std::vector<Told> told;              ///< the best first

    /// Those that say most of the question, the best first, without headlines.
    std::vector<SentencePlace> deeds(double least) const;
    /// The one that fits best as a whole, of equals not the headline; nullptr without any.
    const SentenceRead* best() const;
};

/// Reads the sentences of a store that have some of the words.
Result<SentencesRead> read_sentences(const Store& store, std::span<const SoughtWord> words, const QuestionForm& form,
                                     const AskKnowledge& knowledge);

/// How well each of the sentences fits as a whole.
Result<std::vector<double>> fits_of(const Store& store, std::span<const SearchHit> hits, const QuestionForm& form,
                                    const AskKnowledge& knowledge);

/// How well the best sentence of the claims fits as a whole; of many claims the first.
Result<double> fit_of_claims(const Store& store, std::span<const FoundClaim> claims, const QuestionForm& form,
                             const AskKnowledge& knowledge);

} // namespace claimgraph::cli
