#pragma once

#include "cli/commands/ask/answers.hpp"

namespace claimgraph::cli {

/// Adds what texts tell in their own words: where no claim answers, facts, else sentences with most of the words of the
/// question; beside claims, sentences that tell when, where, why or of what, headlines of an event, and how many or why
/// in the words of sentences. At most `limit` of each. Only a store has them. Errors are those of the store.
Result<void> add_words_of_texts(const GraphSource& source, const QuestionForm& form, const AskKnowledge& knowledge,
                                std::size_t limit, AnswerSet& found);

} // namespace claimgraph::cli
