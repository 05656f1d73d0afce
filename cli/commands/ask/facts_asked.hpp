#pragma once

#include "cli/commands/ask/answers.hpp"
#include "cli/commands/ask/kept_error.hpp"

#include <cstddef>

namespace claimgraph::cli {

/// Adds the facts of a store that say what a question asks, and what they answer; nothing where the store keeps none.
void add_facts_asked(const Store& store, const QuestionForm& form, std::size_t limit, AnswerSet& found,
                     KeptError& error);

} // namespace claimgraph::cli
