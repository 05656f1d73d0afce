#pragma once

#include "cli/commands/ask/answers.hpp"
#include "extract/question/question_form.hpp"

#include <span>
#include <string>
#include <vector>

/// What claims and facts answer to a question, in a few words.
namespace claimgraph::cli {

/// The end of a claim that is asked for, where the filter has found it; default if no entity is.
EntityIndex entity_asked(const QuestionForm& form, const Claim& claim, const ClaimFilter& filter);

std::vector<ShortAnswer> answers_of_claims(const QuestionForm& form, std::span<const FoundClaim> claims);
std::vector<ShortAnswer> answers_of_facts(const QuestionForm& form, std::span<const FactHit> facts);
/// Who suffers what passives say, or what else they say of him.
std::vector<ShortAnswer> answers_of_passive_facts(std::span<const FactHit> facts, bool who);
/// How many, or why, in the words of the sentences of the claims, else of those that were found without claims.
std::vector<ShortAnswer> answers_in_words(const QuestionForm& form, const AnswerSet& found,
                                          const AskKnowledge& knowledge);

/// All of it on one line: "Serbia (2); Petar Marin", "yes: affirmed 2, denied 0", "not told". Yes and no only where
/// claims say just what the question does, as a fact.
std::string short_answer(const QuestionForm& form, const AnswerSet& found);

/// "2019-09-26TMO" is a day: its parts have no minutes that a calendar knows.
std::string without_part_of_day(const std::string& value);
/// Whether what answers can be counted: "three people" are not one.
bool are_all_named(const AnswerSet& found);
/// How the answer to a question for yes or no is counted.
std::string affirmed_or_denied(bool is_denied);

/// What a sentence says from the first of these words on: "because of ..."; empty without one.
std::string clause_of_reason(const std::string& sentence, const std::vector<std::string>& words);

/// Whether claims were found that say what the question does, and not something like it.
bool says_the_same(const AnswerSet& found);
/// Whether what was found says something like the question, but not that.
bool is_near(const AnswerSet& found);

} // namespace claimgraph::cli
