#pragma once

#include "extract/syntax/encoder/engine.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"

namespace claimgraph::encoder {

/// Several nets that decide together: the probabilities of their tags, and at every state of the parser those of their
/// moves, are averaged. A teacher: what it writes on plain text, a small net can learn from. The nets must have the
/// same tags and labels.
class Ensemble {
  public:
    /// Views `nets`. Fails with kUnsupported where they disagree about tags or labels.
    static Result<Ensemble> of(std::span<const QuantisedNet> nets);

    /// Sets upos, xpos, head and deprel of all tokens; `confidence` (optional) gets the mean probability of the moves
    /// of each sentence.
    void annotate(const Document& document, Analysis& analysis, std::vector<float>* confidence = nullptr) const;

  private:
    explicit Ensemble(std::span<const QuantisedNet> nets) : nets_(nets) {}

    std::span<const QuantisedNet> nets_;
};

} // namespace claimgraph::encoder
