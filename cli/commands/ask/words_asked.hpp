#pragma once

#include "cli/commands/ask/answers.hpp"
#include "extract/question/question_form.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// The words of a question, and those besides the names that it asks for.
namespace claimgraph::cli {

/// The words that are in no name that these parts ask for.
std::vector<std::string> unused(std::vector<std::string> words, const std::vector<AskedPart>& parts);

/// How many of the words begin a word of one of the claim's sentences: "Turkey" that of "Turkey's".
std::size_t count_in(const FoundClaim& one, const std::vector<std::string>& words);

/// Searches for sentences that may answer, the closest first: "Jacques Chirac convict*", "Chirac convict*".
std::vector<std::string> searches_with_verb(const QuestionForm& form);
/// These, then all words of the question, at last its names alone.
std::vector<std::string> searches_of_all(const QuestionForm& form);

} // namespace claimgraph::cli
