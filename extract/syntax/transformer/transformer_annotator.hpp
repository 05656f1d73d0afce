#pragma once

#include "extract/syntax/transformer/engine.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "graph/base/result.hpp"

#include <string_view>
#include <utility>

namespace claimgraph::transformer {

/// Predicts tags and trees with a transformer: upos, xpos, head and deprel of annotate(). Values that are set are kept:
/// a given tag restricts the predicted one, a sentence with a tree keeps it and gets labels. A sentence of more pieces
/// than the network has positions (some 400 words) is parsed in blocks, whose roots are attached to that of the first
/// as parataxis, so that time and memory are linear in the length of the text. Safe to share between threads.
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
