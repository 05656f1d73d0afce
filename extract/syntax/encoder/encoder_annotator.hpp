#pragma once

#include "extract/syntax/encoder/engine.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "graph/base/result.hpp"

#include <memory>
#include <string_view>

namespace claimgraph::encoder {

/// Predicts tags and trees with the encoder network: upos, xpos, head and deprel of annotate(). Values that are set are
/// kept and used: a given tag restricts the predicted one and is the parser's input; a sentence with a tree keeps it.
/// Safe to share between threads.
class EncoderAnnotator {
  public:
    /// Views `bytes` as open_net() does.
    static Result<EncoderAnnotator> open(std::string_view bytes, const Kernels& kernels = best_kernels());

    void annotate(const Document& document, Analysis& analysis) const;

  private:
    struct Work;
    struct Pool;

    EncoderAnnotator(QuantisedNet net, const Kernels& kernels);

    QuantisedNet net_;
    const Kernels* kernels_;
    std::shared_ptr<Pool> pool_; // memory of calls that are over, for the next ones
};

} // namespace claimgraph::encoder
