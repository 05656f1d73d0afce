#pragma once

#include "extract/claims/claim_extractor.hpp"
#include "extract/entities/names/mention.hpp"
#include "extract/facts/fact.hpp"
#include "extract/syntax/syntax_model.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/tokenizer.hpp"
#include "graph/base/result.hpp"
#include "graph/model/claim.hpp"

#include <filesystem>
#include <memory>

/// The front door of extraction: text in, claims out.
///
///     const auto models = claimgraph::load_models("models/en");
///     const auto document = claimgraph::make_document("news.txt", "NATO praised Kosovo.");
///     const claimgraph::ClaimBatch batch = claimgraph::extract_claims(*document, *models);
namespace claimgraph {

/// Everything the extractor knows about a language. Immutable after loading; share it between threads.
class Models {
  public:
    struct Parts;
    explicit Models(std::unique_ptr<const Parts> parts);
    Models(Models&&) noexcept;
    Models& operator=(Models&&) noexcept;
    ~Models();

    const Parts& parts() const { return *parts_; }

  private:
    std::unique_ptr<const Parts> parts_;
};

/// Reads the files of a model folder such as models/en; `syntax` names a model file to take instead of the folder's
/// syntax.model, `own_names` tables of names that come before gazetteer.tsv,
/// `claims` the same for relations.tsv. Fails with kNotFound, kBadModel or
/// kBadFormat, naming file and line.
Result<Models> load_models(const std::filesystem::path& folder, const std::filesystem::path& syntax = {},
                           std::span<const std::filesystem::path> own_names = {}, const ClaimOptions& claims = {});

/// Sentences, tokens, tags and trees.
Analysis analyze(const Document& document, const Models& models);
/// Fills what is unset in an analysis that came from elsewhere (CoNLL-U).
void complete(const Document& document, Analysis& analysis, const Models& models);

/// Mentions and the entities they name.
EntityLayer find_entities(const Document& document, const Analysis& analysis, const Models& models);

/// The same without what points back to names.
EntityLayer find_named_entities(const Document& document, const Analysis& analysis, const Models& models);

/// The chains of noun phrases that mean one thing, those of one phrase left out; of the given phrases if there are any,
/// else of all that the trees show.
std::vector<Chain> find_chains(const Document& document, const Analysis& analysis, const Models& models,
                               std::span<const TokenRange> phrases = {});

/// What each sentence says in its own words: open information extraction, without relation types and entities.
std::vector<Fact> find_facts(const Analysis& analysis, const Models& models, FactReading reading);

/// The claims of a document, in text order; each carries one Evidence inside it. Never fails; text without claims gives
/// none.
ClaimBatch extract_claims(const Document& document, const Models& models);
ClaimBatch extract_claims(const Document& document, const Analysis& analysis, const Models& models);
/// The same with the frames that were tried for them.
Explanation explain_claims(const Document& document, const Analysis& analysis, const Models& models);
/// What the confidence of a claim was computed from. Features of a claim whose confidence is the score of the rules, as
/// it is with a confidence.tsv that weighs nothing but `prior`, with 1. `frame` is that of Explanation::frames.
ConfidenceFeatures confidence_features(const Claim& claim, const Frame* frame, std::span<const Entity> entities,
                                       const Models& models);

} // namespace claimgraph
