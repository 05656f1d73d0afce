#pragma once

#include "extract/extract.hpp"
#include "extract/question/answers/read_sentence.hpp"
#include "extract/question/question_form.hpp"
#include "extract/question/question_words.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What a sentence itself tells, where a question asks for what claims do not hold.
namespace claimgraph {

/// How many there are of what is counted, in the words of the sentence: "at least nine", "14 police officers". They
/// belong to what was asked for, or the verb of the question is said of them; of money those with a currency. No dates,
/// no durations.
std::vector<std::string> amounts_in(std::string_view sentence, const QuestionForm& form, const QuestionWords& words,
                                    const Models& models);
/// Whether a sentence has a number that is no date and no duration.
bool has_amount(std::string_view sentence, const Models& models);

/// The lemma of the first verb among these words of a sentence; empty if there is none.
std::string verb_at(std::string_view sentence, ByteSpan words, const Models& models);

/// When something was, where a sentence of a document of that date has one time alone: its value; else nothing.
std::string only_time_in(std::string_view sentence, std::string_view date, const Models& models);

/// The first time that the sentence tells.
std::string first_time_in(std::string_view sentence, std::string_view date, const Models& models);

/// Why something was done, behind a preposition at the verb of the question or one of the `triggers`: "over the ballot
/// law", "on suspicion of murder".
std::vector<std::string> reasons_in(std::string_view sentence, const QuestionForm& form,
                                    const std::vector<std::string>& triggers, const QuestionWords& words,
                                    const Models& models);

/// Whether the reason of a sentence is the one before: "For this reason, ...".
bool has_reason_before(std::string_view sentence, const QuestionWords& words);
/// Whether a sentence tells why something is so, whatever its verb: "because", "in response to a storm", "The aim is",
/// "is accused of fraud"; if `weakly`, also by words that often mean something else: "after", "when".
bool tells_reason(std::string_view sentence, bool weakly, const QuestionWords& words, const Models& models);
bool tells_reason(const ReadSentence& read, std::string_view sentence, bool weakly, const QuestionWords& words);

} // namespace claimgraph
