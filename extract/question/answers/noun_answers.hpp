#pragma once

#include "extract/question/answers/clause_answers.hpp"
#include "extract/question/answers/read_sentence.hpp"

#include <string_view>
#include <vector>

namespace claimgraph {

/// Who or what a sentence says to be what a question without a verb of its own names, "Which island is the largest of
/// Ostrea?": the subject of such a noun, what is made or called so, a name that stands beside it. In no order.
std::vector<ClauseAnswer> noun_answers(const ReadSentence& read, const TreeReader& trees, const QuestionForm& form,
                                       const QuestionWords& words, std::string_view before);

} // namespace claimgraph
