#pragma once

#include "extract/syntax/lexicon.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "graph/base/result.hpp"

#include <filesystem>
#include <memory>

namespace claimgraph {

/// A model that predicts part of speech, lemma, features and dependency tree of tokens. Immutable after loading; share
/// it between threads, scratch memory is local to the call. The model file determines the implementation.
class SyntaxModel {
  public:
    virtual ~SyntaxModel() = default;

    /// Fills upos, xpos, feats, lemma, head and deprel of every token if unset (CoNLL-U's "_"), sentence by sentence;
    /// values that are set are kept and used. Afterwards every sentence is one tree with one root. Heads count as set
    /// if all tokens but the root have one, labels if their heads do.
    virtual void annotate(const Document& document, Analysis& analysis) const = 0;
};

/// Opens a model file made by `claimgraph train`; with a lexicon its lemmas are words. Fails with kNotFound, or
/// kBadModel for a damaged file or another version.
Result<std::unique_ptr<const SyntaxModel>> load_syntax_model(const std::filesystem::path& file,
                                                             std::shared_ptr<const Lexicon> lexicon = nullptr);

} // namespace claimgraph
