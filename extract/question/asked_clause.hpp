#pragma once

#include "extract/question/question_form.hpp"
#include "extract/question/question_reading.hpp"
#include "extract/question/question_words.hpp"

#include <span>

namespace claimgraph {

/// The clause of a statement that would answer a question, with which those of sentences are compared. `times` are
/// those of the statement, `question` is what it was made of.
AskedClause asked_clause(const QuestionReading& reading, const Document& question,
                         std::span<const TimeExpression> times, const QuestionWords& words, const Models& models);

} // namespace claimgraph
