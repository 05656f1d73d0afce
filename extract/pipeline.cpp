#include "extract/claims/time/document_date.hpp"
#include "extract/entities/coreference/coreference.hpp"
#include "extract/entities/entity_finder.hpp"
#include "extract/entities/names/appositions.hpp"
#include "extract/entities/names/field_lists.hpp"
#include "extract/entities/names/noun_phrase.hpp"
#include "extract/extract.hpp"
#include "extract/facts/fact_finder.hpp"
#include "extract/syntax/bare_days.hpp"
#include "extract/syntax/inverted_conditions.hpp"
#include "extract/syntax/modal_names.hpp"
#include "extract/tokens/datelines.hpp"
#include "extract/tokens/mark_words.hpp"
#include "graph/matching/texts/text_sketch.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace claimgraph {

struct Models::Parts {
    TokenRules tokens;
    TagSet tags;
    std::unique_ptr<const SyntaxModel> syntax;
    NameKnowledge names;
    NameTagger tagger;
    AntecedentRanker ranker;
    ClaimKnowledge claims;
    FactWeights facts;
    FactWords fact_words;
};

Models::Models(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Models::Models(Models&&) noexcept = default;
Models& Models::operator=(Models&&) noexcept = default;
Models::~Models() = default;

Result<Models> load_models(const std::filesystem::path& folder, const std::filesystem::path& syntax_file,
                           std::span<const std::filesystem::path> own_names, const ClaimOptions& claim_options) {
    auto tokens = TokenRules::load(folder / "tokens.tsv");
    if (!tokens) return tl::unexpected(tokens.error());
    auto tags = TagSet::load(folder / "tags.tsv");
    if (!tags) return tl::unexpected(tags.error());
    auto lexicon = Lexicon::load(folder);
    if (!lexicon) return tl::unexpected(lexicon.error());
    auto syntax = load_syntax_model(syntax_file.empty() ? folder / "syntax.model" : syntax_file,
                                    std::make_shared<const Lexicon>(std::move(*lexicon)));
    if (!syntax) return tl::unexpected(syntax.error());
    auto names = NameKnowledge::load(folder, own_names);
    if (!names) return tl::unexpected(names.error());
    auto tagger = NameTagger::open(folder / "names.model");
    if (!tagger) return tl::unexpected(tagger.error());
    auto ranker = AntecedentRanker::open(folder / "antecedents.model");
    if (!ranker) return tl::unexpected(ranker.error());
    auto claims = ClaimKnowledge::load(folder, claim_options);
    if (!claims) return tl::unexpected(claims.error());
    auto facts = FactWeights::load(folder / "facts.tsv");
    if (!facts) return tl::unexpected(facts.error());
    auto fact_words = FactWords::load(folder / "fact_words.tsv");
    if (!fact_words) return tl::unexpected(fact_words.error());
    return Models(std::make_unique<const Models::Parts>(
        Models::Parts{std::move(*tokens), std::move(*tags), std::move(*syntax), std::move(*names), std::move(*tagger),
                      std::move(*ranker), std::move(*claims), std::move(*facts), std::move(*fact_words)}));
}

namespace {

EntityLayer find_entities(const Document& document, const Analysis& analysis, const Tree& tree, const Models& models) {
    const Models::Parts& parts = models.parts();
    return find_entities(document, analysis, tree, parts.names, &parts.tagger, &parts.ranker);
}

} // namespace

std::optional<std::string> settle_date(Document& document, const Models& models) {
    if (document.date()) return std::nullopt;
    auto date = date_of(document, models.parts().claims.times);
    if (!date && document.date_words().empty()) date = document.file_date();
    if (date) document.set_date(*date);
    const bool is_told = date || document.date_words().empty();
    return is_told ? std::nullopt : std::optional(document.date_words());
}

Analysis analyze(const Document& document, const Models& models) {
    Analysis analysis = tokenize(document, models.parts().tokens);
    complete(document, analysis, models);
    return analysis;
}

void complete(const Document& document, Analysis& analysis, const Models& models) {
    const Models::Parts& parts = models.parts();
    mark_datelines(document, parts.tokens, analysis);
    parts.syntax->annotate(document, analysis);
    mark_words(document, parts.claims.words, parts.tags, analysis);
    mend_modal_names(document, analysis);
    mend_bare_days(analysis);
    mend_inverted_conditions(analysis);
    mend_portfolios(document, parts.names, analysis);
    mend_appositions(document, parts.names, analysis);
}

std::optional<EntityType> actor_type(std::string_view lemma, const Models& models) {
    return models.parts().claims.actors.type_of(lemma);
}

std::vector<std::string> known_names(std::string_view kb, const Models& models) {
    return models.parts().names.gazetteer().names_of(kb);
}

EntityLayer find_entities(const Document& document, const Analysis& analysis, const Models& models) {
    const Tree tree(analysis);
    EntityLayer layer = find_entities(document, analysis, tree, models);
    resolve_speakers(document, analysis, tree, layer, models.parts().claims);
    return layer;
}

EntityLayer find_named_entities(const Document& document, const Analysis& analysis, const Models& models) {
    return find_named_entities(document, analysis, Tree(analysis), models.parts().names, &models.parts().tagger);
}

std::vector<Chain> find_chains(const Document& document, const Analysis& analysis, const Models& models,
                               std::span<const TokenRange> given) {
    const Tree tree(analysis);
    const EntityLayer layer =
        find_named_entities(document, analysis, tree, models.parts().names, &models.parts().tagger);
    std::vector<NounPhrase> phrases;
    if (given.empty()) phrases = find_noun_phrases(document, analysis, tree);
    for (const TokenRange tokens : given) phrases.push_back(noun_phrase(analysis, tokens));
    std::ranges::sort(phrases, by_begin);
    return find_chains(document, analysis, tree, models.parts().names, layer, phrases, models.parts().ranker);
}

std::vector<Fact> find_facts(const Analysis& analysis, const Models& models, FactReading reading) {
    return find_facts(analysis, reading, models.parts().facts, models.parts().fact_words);
}

/// Whether a token has a letter or a digit.
static bool is_word(std::string_view form) {
    if (form.starts_with("\xE2\x80")) return false; // quotation marks and dashes
    return std::ranges::any_of(form, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || std::isalnum(byte) != 0;
    });
}

/// What is known of the document, and where the sentences of the claims stand in its file.
static void add_source(const Document& document, const Analysis& analysis, ClaimBatch& batch) {
    SourceDocument& source = batch.documents.emplace_back(document.source());
    if (document.date()) source.date = to_string(*document.date());
    source.words = static_cast<std::uint32_t>(std::ranges::count_if(
        analysis.tokens, [&](const Token& token) { return is_word(analysis.form(document, token)); }));
    source.sketch = text_sketch(document.text());
    if (document.origin().is_identity()) return;
    for (Claim& claim : batch.claims)
        for (Evidence& evidence : claim.evidence) {
            const ByteSpan in_file = document.origin().to_source(evidence.span);
            if (in_file != evidence.span) evidence.file_span = in_file;
        }
}

ClaimBatch extract_claims(const Document& document, const Models& models) {
    return extract_claims(document, analyze(document, models), models);
}

ClaimBatch extract_claims(const Document& document, const Analysis& analysis, const Models& models,
                          std::optional<double> least) {
    const Tree tree(analysis);
    ClaimBatch batch = extract_claims(document, analysis, tree, find_entities(document, analysis, tree, models),
                                      models.parts().claims, least);
    add_source(document, analysis, batch);
    return batch;
}

Explanation explain_claims(const Document& document, const Analysis& analysis, const Models& models) {
    const Tree tree(analysis);
    return explain_claims(document, analysis, tree, find_entities(document, analysis, tree, models),
                          models.parts().claims);
}

std::vector<TimeExpression> find_times(const Document& document, const Analysis& analysis, const Models& models) {
    const Tree tree(analysis);
    const EntityLayer entities =
        find_named_entities(document, analysis, tree, models.parts().names, &models.parts().tagger);
    std::vector<TimeExpression> times;
    for (TimeMention& mention : find_times(document, analysis, tree, entities, models.parts().claims))
        times.push_back({analysis.span_of(mention.tokens), mention.reading.type, std::move(mention.reading.value)});
    return times;
}

std::vector<ClaimProposal> propose_claims(const Document& document, const Analysis& analysis, const Models& models) {
    const Tree tree(analysis);
    return propose_claims(document, analysis, tree, find_entities(document, analysis, tree, models),
                          models.parts().claims);
}

} // namespace claimgraph
