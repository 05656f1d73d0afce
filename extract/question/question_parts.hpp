#pragma once

#include "extract/extract.hpp"
#include "extract/question/question_form.hpp"
#include "extract/question/question_words.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// One of the questions that a sentence puts.
struct QuestionPart {
    std::string text;               ///< a question by itself, or the words that ask more of what the first one says
    std::optional<Answer> of_first; ///< ... and what of it they ask for: the time of "Who did X sue, and when?"
    bool is_bare = false;           ///< only such words; without `of_first` it is not known what they ask for
};

/// The questions of a text, in its order: "Who did X sue, and why?", "When and where did X die?", "Did X resign, or was
/// he dismissed?". One that puts a single question is given back as it is. Linear in its length.
std::vector<QuestionPart> question_parts(std::string_view text, const Models& models, const QuestionWords& words);

/// Who or what may be meant by a pronoun.
struct Meant {
    std::string name;
    EntityType type = EntityType::kOther;
};
/// Whom and what a question is about, in whole phrases: its subject, then its object, then what else it names.
std::vector<Meant> named_in(std::string_view question, const Models& models, const QuestionWords& words);

/// The question with names for its pronouns of the third person: the first one that fits, persons for "he" and "she",
/// others for "it", a place for "there". A pronoun that nothing fits stays.
std::string without_pronouns(std::string_view question, const std::vector<Meant>& meant, const Models& models,
                             const QuestionWords& words);

} // namespace claimgraph
