#pragma once

#include "extract/extract.hpp"
#include "extract/question/question_form.hpp"
#include "extract/question/question_reading.hpp"
#include "extract/question/question_words.hpp"

#include <span>

namespace claimgraph {

inline constexpr double kOfPredicate = 1; ///< a claim of the question's own verb goes before any other

/// A claim of the statement that may be what a question asks for. Views the reading.
struct PatternCandidate {
    const Claim* claim;
    Answer answer;
    double score;

    bool is_of_predicate() const { return score > kOfPredicate; }
};

/// Whether an entity of the statement has a name.
bool is_named(const QuestionReading& reading, EntityIndex entity);

/// Adds the claims that the question asks for to a form that has all else: by the candidates of its reading, the best
/// first, or by its words where none of them is what it says. `analysis` is that of the question.
void add_patterns(const Document& question, const Analysis& analysis, const QuestionReading& reading,
                  std::span<const PatternCandidate> found, const QuestionWords& words, QuestionForm& form);

} // namespace claimgraph
