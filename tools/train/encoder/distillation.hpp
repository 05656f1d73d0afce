#pragma once

#include "extract/syntax/conllu.hpp"
#include "tools/train/encoder/encoder_trainer.hpp"

#include <functional>

namespace claimgraph::encoder {

/// Distillation: a small network learns more from much text annotated by larger ones than from the treebanks alone (Kim
/// and Rush 2016, Sequence-level knowledge distillation; the teachers are an ensemble as in Kuncoro et al. 2016).
struct Distillation {
    std::size_t gold_repeats = 3;  ///< how often an epoch passes over the treebanks, against once over the plain text
    std::size_t least_tokens = 4;  ///< plain sentences with fewer or
    std::size_t most_tokens = 120; ///< more words are left out
};

/// Lets the teachers (bytes for open_net()) annotate `plain`, which is tokenized and changed in place, and trains a net
/// on that and on the treebanks. Fails as train_encoder() and Ensemble::of() do.
Result<std::string> train_student(std::span<const TrainingText> treebanks, std::span<AnalysedDocument> plain,
                                  std::span<const std::string_view> teachers, const EncoderTraining& training,
                                  const Distillation& distillation = {},
                                  const std::function<void(const TrainingProgress&)>& progress = {});

} // namespace claimgraph::encoder
