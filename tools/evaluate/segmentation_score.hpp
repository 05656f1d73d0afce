#pragma once

#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "extract/tokens/token_rules.hpp"

#include <cstdint>

namespace claimgraph {

/// How many spans of one kind there are in gold and in the answer, and how many are in both.
struct SpanScore {
    std::uint64_t gold = 0;
    std::uint64_t found = 0;
    std::uint64_t right = 0;

    /// From 0 to 1; 0 if there are no spans.
    double f1() const {
        return right == 0 ? 0.0 : 2.0 * static_cast<double>(right) / static_cast<double>(gold + found);
    }
};

/// The accuracy of tokenization as in the CoNLL 2018 shared task: spans that are right at both ends.
struct SegmentationScore {
    SpanScore tokens; ///< a contraction is one token
    SpanScore words;  ///< a contraction is its words
    SpanScore sentences;
    double seconds = 0; ///< in make_document() and tokenize()
};

/// A text and its tokenization.
struct CutDocument {
    Document document;
    Analysis analysis;
};

/// Rebuilds the raw text of a gold document, its sentences joined by spaces and its blocks by blank lines, tokenizes
/// it, adds the result to `score`, and returns it. Offsets are those of the gold.
CutDocument evaluate_segmentation(const Document& gold, const Analysis& analysis, const TokenRules& rules,
                                  SegmentationScore& score);

} // namespace claimgraph
