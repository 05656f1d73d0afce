#pragma once

#include "extract/syntax/transformer/engine.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "graph/base/result.hpp"

#include <string_view>

namespace claimgraph::transformer {

/// Tags and trees by a transformer: the part of annotate() that the net does (upos, xpos, head, deprel). What is set is
/// kept: a given tag decides among the net's tags, a sentence with a tree keeps it and gets labels. A sentence of more
/// pieces than the net has positions (some 400 words) is parsed in blocks, whose roots hang on that of the first as
/// parataxis, so that time and memory stay linear in the length of the text.
class TransformerAnnotator {
  public:
    /// Views `bytes` as open_net() does.
    static Result<TransformerAnnotator> open(std::string_view bytes,
                                             const encoder::Kernels& kernels = encoder::best_kernels());

    void annotate(const Document& document, Analysis& analysis) const;

  private:
    TransformerAnnotator(Net net, const encoder::Kernels& kernels) : net_(std::move(net)), kernels_(&kernels) {}

    Net net_;
    const encoder::Kernels* kernels_;
};

} // namespace claimgraph::transformer
