#pragma once

#include "extract/syntax/encoder/engine.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "graph/base/result.hpp"

#include <memory>
#include <string_view>

namespace claimgraph::encoder {

/// Tags and trees by a net: the part of annotate() that the net does (upos, xpos, head, deprel). What is set is kept
/// and used: a given tag decides among the net's tags and is what the parser sees; a sentence with a tree keeps it.
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
