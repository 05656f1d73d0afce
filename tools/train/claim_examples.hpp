#pragma once

#include "extract/extract.hpp"
#include "graph/base/result.hpp"
#include "graph/judgments/judgment.hpp"
#include "tools/train/claim_trainer.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

/// What a ClaimModel learns from. A text is annotated in X.gold.json beside X.txt; a larger model may have judged
/// further texts, of which only X.txt is needed.
namespace claimgraph::cli {

/// The same for a teacher to learn from, or, of a text that nobody read, to judge. A line of JSON: `file`, that of the
/// text; `sentences`, each with the number of its `first` word and its `words` (form, whether a space follows);
/// `pairs`, each with its `sentence`, the numbers of the words `subject`, `object` (-1: no phrase) and `anchors`, its
/// `features` and `supports` (relation, feature), and what readers say: `relations`, `core`. `file` is X.gold.json or a
/// text.
Result<std::string> claim_examples_line(const std::string& file, const Models& models, const RelationTable& relations);

/// What a teacher thinks of a pair of a text.
struct TaughtWords {
    std::int64_t subject = 0, object = 0; ///< numbers of the words
    TaughtPair pair;
};
/// The same of texts, by the file of the text. Read from lines of JSON: `file`; `pairs`, each a list of the numbers of
/// the words, the probability that it holds, then relations and their shares in turn.
using TaughtTexts = std::map<std::string, std::vector<TaughtWords>>;
Result<TaughtTexts> read_taught_texts(const std::string& file);

/// The pairs of an annotated text, in the order of propose_claims(), with what a teacher thinks of them. Takes the text
/// out of `taught`.
Result<std::vector<ClaimExample>> read_claim_examples(const std::string& gold_file, std::uint32_t document,
                                                      const Models& models, TaughtTexts& taught);

/// The pairs of claims that people confirmed or rejected, each sentence a text of its own, `documents` the number of
/// the next one. A pair whose claims were all rejected is not related; pairs that nobody judged are left out.
Result<std::vector<ClaimExample>> read_judged_examples(std::span<const Judgment> judgments, std::uint32_t& documents,
                                                       const Models& models);

/// The pairs of a text that a teacher judged; others are left out. X.gold.json beside X.txt has what else is known of
/// it: the relations told there hold, of other pairs only the teacher knows.
Result<std::vector<ClaimExample>> read_taught_examples(const std::string& text_file, std::uint32_t document,
                                                       const std::vector<TaughtWords>& taught, const Models& models);

} // namespace claimgraph::cli
