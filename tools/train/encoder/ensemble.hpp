#pragma once

#include "extract/syntax/encoder/engine.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"

namespace claimgraph::encoder {

/// An ensemble of networks: the probabilities of tags, and in every state of the parser those of moves, are averaged.
/// Used as teacher of a small network. The networks must have the same tags and labels, and outlive it.
class Ensemble {
  public:
    /// Views `nets`. Fails with kUnsupported if their tags or labels differ.
    static Result<Ensemble> of(std::span<const QuantisedNet> nets);

    /// Sets upos, xpos, head and deprel of all tokens; `confidence` (optional) gets the mean probability of the moves
    /// of each sentence.
    void annotate(const Document& document, Analysis& analysis, std::vector<float>* confidence = nullptr) const;

  private:
    explicit Ensemble(std::span<const QuantisedNet> nets) : nets_(nets) {}

    std::span<const QuantisedNet> nets_;
};

} // namespace claimgraph::encoder
