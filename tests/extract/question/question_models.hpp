#pragma once

#include "extract/extract.hpp"
#include "extract/question/question_words.hpp"

#include <stdexcept>
#include <string>

namespace claimgraph {

inline const std::string kQuestionModels = CLAIMGRAPH_SOURCE_DIR "/models/en";

/// The models that questions are read with, all claims shown.
inline const Models& question_models() {
    static const Result<Models> loaded = load_models(kQuestionModels, {}, {}, {.least = kLeastOfAll});
    if (!loaded) throw std::runtime_error(loaded.error().describe());
    return *loaded;
}

inline const QuestionWords& question_words() {
    static const QuestionWords words = QuestionWords::load(kQuestionModels + "/questions.tsv").value();
    return words;
}

} // namespace claimgraph
