#pragma once

#include "extract/extract.hpp"
#include "extract/question/question_words.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Which of the sentences of a document somebody says: those with a verb of saying whose subject has his last name, and
/// behind such a one, or one whose subject he is, those with "he said", and the rest of a quotation. `name` is folded.
/// Linear in their length.
std::vector<bool> spoken_by(std::string_view name, std::span<const std::string> sentences, const QuestionWords& words,
                            const Models& models);

} // namespace claimgraph
