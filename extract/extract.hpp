#pragma once

#include "extract/claims/claim_extractor.hpp"
#include "extract/claims/time/time_value.hpp"
#include "extract/entities/names/mention.hpp"
#include "extract/facts/fact.hpp"
#include "extract/syntax/syntax_model.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/tokenizer.hpp"
#include "graph/base/result.hpp"
#include "graph/model/claim.hpp"

#include <filesystem>
#include <memory>
#include <optional>

/// The main interface of extraction: text in, claims out. Errors are values (Result); extraction itself cannot fail.
///
///     const auto models = claimgraph::load_models("models/en");
///     const auto document = claimgraph::make_document("news.txt", "NATO praised Kosovo.");
///     const claimgraph::ClaimBatch batch = claimgraph::extract_claims(*document, *models);
namespace claimgraph {

/// The models and tables of a language. Owns them. Immutable after loading; share it between threads.
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

/// Reads the files of a model folder such as models/en; `syntax` is a model file to use instead of syntax.model of the
/// folder; `own_names` are name tables that take precedence over gazetteer.tsv; `claims` has the same for
/// relations.tsv. Fails with kNotFound, kBadModel or kBadFormat, naming file and line.
Result<Models> load_models(const std::filesystem::path& folder, const std::filesystem::path& syntax = {},
                           std::span<const std::filesystem::path> own_names = {}, const ClaimOptions& claims = {});

/// Gives a document its date where it has none: that of date_of(), see extract/claims/time/document_date.hpp. Nothing
/// if all is well, else the words of the input that are no date.
std::optional<std::string> settle_date(Document& document, const Models& models);

/// A time expression: its words, and what they mean.
struct TimeExpression {
    ByteSpan span;
    TimeType type = TimeType::kDate;
    std::string value; ///< see read_time()
};

/// The time expressions of a document that have a value, in claims or not, in text order; none lies within another.
std::vector<TimeExpression> find_times(const Document& document, const Analysis& analysis, const Models& models);

/// Splits a document into sentences and tokens and predicts tags, lemmas and trees.
Analysis analyze(const Document& document, const Models& models);
/// Fills the unset parts of an analysis from another source (CoNLL-U).
void complete(const Document& document, Analysis& analysis, const Models& models);

/// Finds mentions and the entities they refer to.
EntityLayer find_entities(const Document& document, const Analysis& analysis, const Models& models);

/// The same without coreference.
EntityLayer find_named_entities(const Document& document, const Analysis& analysis, const Models& models);

/// The coreference chains of at least two noun phrases: of the given phrases, or else of all noun phrases of the trees.
std::vector<Chain> find_chains(const Document& document, const Analysis& analysis, const Models& models,
                               std::span<const TokenRange> phrases = {});

/// Person or group, if a noun denotes those who act: "mayor"; nothing for other nouns and names.
std::optional<EntityType> actor_type(std::string_view lemma, const Models& models);

/// All names of a known entity, adjectives of a country among them: of Q851 "Saudi Arabia", "Saudi". Linear in the
/// number of names known.
std::vector<std::string> known_names(std::string_view kb, const Models& models);

/// Open information extraction: the facts of each sentence in its own words, without relation types and entities.
std::vector<Fact> find_facts(const Analysis& analysis, const Models& models, FactReading reading);

/// The claims of a document, in text order; each carries one Evidence inside it. Never fails; text without claims gives
/// none. `least` is the probability that claims must have to be drawn, in place of that of the models.
ClaimBatch extract_claims(const Document& document, const Models& models);
ClaimBatch extract_claims(const Document& document, const Analysis& analysis, const Models& models,
                          std::optional<double> least = {});
/// The claims with the frames that were tried for them.
Explanation explain_claims(const Document& document, const Analysis& analysis, const Models& models);
/// All that the model of claims would decide about in a document; it learns from these.
std::vector<ClaimProposal> propose_claims(const Document& document, const Analysis& analysis, const Models& models);

} // namespace claimgraph
