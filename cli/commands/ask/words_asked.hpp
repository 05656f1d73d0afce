#pragma once

#include "cli/commands/ask/answers.hpp"
#include "extract/question/question_form.hpp"
#include "graph/query/sentences.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// The words of a question, and those besides the names that it asks for.
namespace claimgraph::cli {

/// The words that are in no name that these parts ask for.
std::vector<std::string> unused(std::vector<std::string> words, const std::vector<AskedPart>& parts);

/// How many of the words begin a word of the sentence, or of one of the claim's sentences: "Turkey" that of "Turkey's".
std::size_t count_in(const std::string& sentence, const std::vector<std::string>& words, const QuestionForm& form);
std::size_t count_in(const FoundClaim& one, const std::vector<std::string>& words, const QuestionForm& form);

/// The words of a sentence at a place of its document; empty where they are not in it.
std::string words_in(const Evidence& evidence, ByteSpan span);
/// The basic form of the verb among the words that say a claim; empty without one, or where they are not in its
/// sentence.
std::string verb_of_trigger(const Evidence& evidence, const Models& models);

/// The words of a question by which sentences may answer it, its names, its verb in all forms, and what it counts; its
/// names alone.
std::vector<SoughtWord> sought_words(const QuestionForm& form, const AskKnowledge& knowledge);
std::vector<SoughtWord> sought_names(const QuestionForm& form);
/// The first form of each of them, as people write it.
std::string text_of(const std::vector<SoughtWord>& words);

} // namespace claimgraph::cli
