#pragma once

#include "extract/extract.hpp"
#include "extract/question/question_form.hpp"
#include "extract/question/question_words.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What a clause of a sentence answers, where it has the verb of the question, or one that says about the same.
namespace claimgraph {

struct ClauseAnswer {
    std::string text;       ///< words of the sentence; of a time its value; empty where only `is_denied` answers
    double fit = 0;         ///< how much of the question the clause has: above 0, higher is better
    bool is_denied = false; ///< of a question for yes or no
};

/// What the clauses of a sentence tell.
struct ClausesTold {
    std::vector<ClauseAnswer> answers; ///< the best first
    double fit = 0;                    ///< of the best clause, whatever it answers; 0 if none has the verb
    double of_sentence = 0;            ///< how well the sentence as a whole fits, from 0 to 1: fit_of_sentence()
};

/// What the clauses of a sentence tell. A clause whose agent or patient is named otherwise than in the question answers
/// nothing, nor does one whose answer is a pronoun. "He", "the company" are taken for whom the question names if that
/// stands in `before`, the sentences before. `about` is what the sentence as a whole is about besides: the headline.
/// `date` is that of the document.
ClausesTold clauses_told(std::string_view sentence, std::string_view date, const QuestionForm& form,
                         const QuestionWords& words, const Models& models, std::string_view before = {},
                         std::string_view about = {});

/// Whether clauses can answer the question: it has a verb of its own, or asks what is something.
bool asks_clauses(const QuestionForm& form);

} // namespace claimgraph
