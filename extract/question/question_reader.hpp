#pragma once

#include "extract/extract.hpp"
#include "extract/question/question_form.hpp"
#include "graph/base/time/date.hpp"

#include <optional>
#include <string_view>

namespace claimgraph {

/// Reads a question as the statement that would answer it, by what reads texts: the claim in that statement, with its
/// open end, is the form. `models` should draw improbable claims, too (ClaimOptions::least = kLeastOfAll), since one
/// sentence is all there is. `today` is what "last year" is counted from. The form has no pattern if the question names
/// nobody and no relation; nothing if it has no words. Thread-safe.
std::optional<QuestionForm> read_question(std::string_view question, const Models& models, const QuestionWords& words,
                                          std::optional<Date> today);

/// The country of an adjective: "Saudi". Nothing for other words.
std::optional<QuestionEnd> place_of_adjective(std::string_view word, const Models& models);

} // namespace claimgraph
