#pragma once

#include "extract/syntax/lexicon.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "graph/base/result.hpp"

#include <filesystem>
#include <memory>

namespace claimgraph {

/// Part of speech, lemma, features and dependency tree for tokens. Immutable after loading; one model serves all
/// threads, scratch memory is local to the call. Implementations are interchangeable: the file says which one it is.
class SyntaxModel {
  public:
    virtual ~SyntaxModel() = default;

    /// Fills upos, xpos, feats, lemma, head and deprel of every token where they are still unset (CoNLL-U's "_"),
    /// sentence by sentence; what is set is kept and used. After it every sentence is one tree with one root: heads
    /// count as set when all but the root have one, labels when their heads do.
    virtual void annotate(const Document& document, Analysis& analysis) const = 0;
};

/// Opens a model file made by `claimgraph train`; with a lexicon its lemmas are words. Fails with kNotFound, or
/// kBadModel for a damaged file or another version.
Result<std::unique_ptr<const SyntaxModel>> load_syntax_model(const std::filesystem::path& file,
                                                             std::shared_ptr<const Lexicon> lexicon = nullptr);

} // namespace claimgraph
