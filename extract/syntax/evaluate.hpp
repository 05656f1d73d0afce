#pragma once

#include "extract/syntax/conllu.hpp"
#include "extract/syntax/syntax_model.hpp"

#include <cstdint>

namespace claimgraph {

/// Counts of a syntax model's right answers on gold tokens and sentences; every column was predicted. Punctuation
/// counts.
struct SyntaxScore {
    std::uint64_t tokens = 0;
    std::uint64_t upos = 0;
    std::uint64_t xpos = 0;
    std::uint64_t feats = 0;
    std::uint64_t lemmas = 0;
    std::uint64_t heads = 0;         ///< UAS
    std::uint64_t labelled = 0;      ///< LAS, labels without subtypes
    std::uint64_t labelled_full = 0; ///< labels with subtypes
    double seconds = 0;              ///< in annotate()
};

/// Blanks a copy of the document, annotates it, and adds what came out right to `score`.
void evaluate_syntax(const AnalysedDocument& gold, const SyntaxModel& model, SyntaxScore& score);

} // namespace claimgraph
