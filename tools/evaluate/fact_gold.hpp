#pragma once

#include "graph/base/result.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cli {

/// Subject, relation and object.
using Triple = std::array<std::string, 3>;

/// One fact of a gold sentence, in all accepted forms.
struct GoldFact {
    std::vector<Triple> forms;
    bool expected = true; ///< else it is optional, and counts neither for nor against
};

/// A gold sentence and its facts.
struct FactGoldSentence {
    std::string text;
    std::vector<GoldFact> facts;
};

/// Reads a table of gold facts (docs/facts.md): columns kind, subject, relation, object. `sentence` rows have a text as
/// subject; below each, `fact` and `may` rows begin a fact and `or` rows give further forms of it. Words in brackets
/// are optional. Fails with kNotFound or kBadFormat, naming file and line.
Result<std::vector<FactGoldSentence>> read_fact_gold(const std::string& file);

/// Whether `words` can be read from `form`: the same words in the same case, except for articles, the words in
/// brackets, and punctuation at the edges of words.
bool matches(std::string_view form, std::string_view words);

/// Precision and recall of facts.
struct FactScore {
    std::size_t found = 0;    ///< facts found, except optional ones
    std::size_t right = 0;    ///< of these
    std::size_t expected = 0; ///< facts of the gold
    std::size_t hit = 0;      ///< of these

    double precision() const { return found ? static_cast<double>(right) / static_cast<double>(found) : 0; }
    double recall() const { return expected ? static_cast<double>(hit) / static_cast<double>(expected) : 0; }
    double f1() const { return right + hit ? 2 * precision() * recall() / (precision() + recall()) : 0; }
};

/// Adds the facts found in one sentence to the score.
void score_facts(const FactGoldSentence& gold, const std::vector<Triple>& found, FactScore& score);

} // namespace claimgraph::cli
