#pragma once

#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "graph/base/result.hpp"
#include "tools/train/encoder/network.hpp"

#include <filesystem>
#include <functional>

namespace claimgraph::encoder {

/// An annotated document, not owned.
struct TrainingText {
    const Document* document = nullptr;
    const Analysis* analysis = nullptr;
    std::size_t repeats = 1; ///< how often an epoch passes over it
};

/// Options of train_encoder().
struct EncoderTraining {
    /// Lines of `word number number ...` by falling frequency, as GloVe writes them; may be empty.
    std::filesystem::path vectors;
    std::uint32_t vector_rows = 60'000; ///< how many of them are taken
    NetShape shape;                     ///< sizes; rows, tags and labels follow from the data
    Regularisation regularisation;
    std::size_t epochs = 20;
    std::size_t batch_tokens = 500;
    float rate = 2e-3F; ///< of Adam, falling linearly to 0
    std::uint64_t seed = 1;
};

/// Reported after each epoch; the pointers are valid during the call.
struct TrainingProgress {
    std::size_t epoch = 0; ///< from 1
    Loss loss;             ///< summed over the epoch
    const Network* network = nullptr;
    const struct NetNames* names = nullptr;
};

/// Trains a net on fully annotated sentences and returns the bytes for open_net(). One thread; the same bytes for the
/// same input and seed on machines with the same instructions. Sentences without a tree are left out. Fails on
/// unreadable or uneven vectors and on texts without a single tree.
Result<std::string> train_encoder(std::span<const TrainingText> texts, const EncoderTraining& training,
                                  const std::function<void(const TrainingProgress&)>& progress = {});

} // namespace claimgraph::encoder
