#pragma once

#include "cli/commands/ask/answers.hpp"
#include "cli/output/rows.hpp"

#include <cstddef>
#include <string>

/// What is printed of an answer.
namespace claimgraph::cli {

/// How the question was read, what answers it, and the claims and sentences that say so, for people.
void print_answer(const QuestionForm& form, const AnswerSet& found, const RowOptions& rows);

/// The same as one line of JSON, with at most `limit` claims.
std::string json_text(const std::string& question, const QuestionForm& form, const AnswerSet& found, std::size_t limit);

/// What is said where neither claims nor chains of them answer.
std::string unanswered(const QuestionForm& form);

} // namespace claimgraph::cli
