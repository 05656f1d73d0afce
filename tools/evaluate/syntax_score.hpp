#pragma once

#include "extract/syntax/conllu.hpp"
#include "extract/syntax/syntax_model.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace claimgraph {

/// How often the gold has one label and the answer another.
using Confusions = std::map<std::pair<std::string, std::string>, std::uint64_t>;

/// The accuracy of tags and trees as in the CoNLL 2018 shared task (Zeman et al. 2018): words of gold and answer are
/// matched by their bytes; only universal features count, in any order; a lemma that the gold leaves open is right.
/// Punctuation counts.
struct SyntaxScore {
    std::uint64_t tokens = 0; ///< words of the gold
    std::uint64_t found = 0;  ///< words of the answer
    std::uint64_t upos = 0;
    std::uint64_t xpos = 0;
    std::uint64_t feats = 0;
    std::uint64_t lemmas = 0;
    std::uint64_t heads = 0;         ///< UAS
    std::uint64_t labelled = 0;      ///< LAS, labels without subtypes
    std::uint64_t labelled_full = 0; ///< labels with subtypes
    std::uint64_t content_gold = 0;  ///< words whose label is neither a function word's nor punctuation's
    std::uint64_t content_found = 0;
    std::uint64_t content_right = 0; ///< of CLAS
    Confusions wrong_upos;           ///< gold, answer
    Confusions wrong_labels;         ///< the same, where the head is right; without subtypes
    double seconds = 0;              ///< what the model took

    /// 0..1, of `right` words among all; 0 where there is nothing. With the words of the gold it is accuracy.
    double f1(std::uint64_t right) const { return ratio(right, tokens + found); }
    double clas() const { return ratio(content_right, content_gold + content_found); }

  private:
    static double ratio(std::uint64_t right, std::uint64_t both) {
        return both == 0 ? 0.0 : 2.0 * static_cast<double>(right) / static_cast<double>(both);
    }
};

/// Compares an answer with the gold and adds the result to `score`. Offsets must be into the same text; the words need
/// not be the same.
void score_syntax(const AnalysedDocument& gold, const AnalysedDocument& answer, SyntaxScore& score);

/// Clears a copy of the document, annotates it, and adds the result to `score`.
void evaluate_syntax(const AnalysedDocument& gold, const SyntaxModel& model, SyntaxScore& score);

} // namespace claimgraph
