#pragma once

#include "extract/question/answers/read_sentence.hpp"
#include "extract/question/question_form.hpp"
#include "extract/question/question_words.hpp"

#include <string_view>

namespace claimgraph {

/// How well a sentence as a whole fits a question, from 0 to 1: how much it has of its words, names twice, words that
/// only `before` has in part, its verb or one that says about the same; and whether it has something of the kind that
/// is asked for, a person, a place, a time, a reason, beside what the question names. The same for sentences of claims
/// and for others, so that these can be compared. `sentence` is the text of `read`.
double fit_of_sentence(const ReadSentence& read, const TreeReader& trees, std::string_view sentence,
                       const QuestionForm& form, const QuestionWords& words, std::string_view before);

} // namespace claimgraph
