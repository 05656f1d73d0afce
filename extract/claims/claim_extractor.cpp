#include "extract/claims/claim_extractor.hpp"

#include "extract/claims/attribution/attribution.hpp"
#include "extract/claims/claim_builder.hpp"
#include "extract/claims/frames/actors.hpp"
#include "extract/claims/frames/frame_matcher.hpp"
#include "extract/claims/participants.hpp"
#include "extract/claims/rules.hpp"
#include "extract/claims/time/document_date.hpp"

namespace claimgraph {
namespace {

/// The best frame of every token; a noun that belongs to a verb's frame ("hold [talks] with") has none of its own.
std::vector<std::optional<FrameMatch>> match_frames(const ClauseReader& clauses, const RelationTable& relations,
                                                    const EntityLayer& entities, const Actors& actors, bool loose,
                                                    std::vector<FrameTrial>* trials = nullptr) {
    FrameMatcher matcher(clauses, relations, entities, actors, loose);
    matcher.note_trials(trials);
    std::vector<std::optional<FrameMatch>> matches(clauses.analysis().tokens.size());
    for (std::size_t i = 0; i < matches.size(); ++i) matches[i] = matcher.match(TokenIndex{i});
    for (std::size_t i = 0; i < matches.size(); ++i) {
        if (!matches[i] || matches[i]->frame->anchor_kind == AnchorKind::kNoun) continue;
        for (const TokenIndex word : matches[i]->words) matches[word.value].reset();
    }
    return matches;
}

/// The claims; what was tried for them goes to `trials`, if it is not null.
DrawnClaims draw(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer& entities,
                 const ClaimKnowledge& knowledge, std::vector<FrameTrial>* trials) {
    const ClauseReader clauses(document, analysis, tree, knowledge.words);
    const RuleFamilies& rules = knowledge.rules;
    const Actors actors(clauses, entities, knowledge.actors);
    const auto matches = match_frames(clauses, knowledge.relations, entities, actors, rules.has("loose"), trials);
    if (trials != nullptr)
        for (FrameTrial& trial : *trials) {
            const auto& match = matches[trial.anchor.value];
            trial.chosen = match && match->frame == trial.frame;
        }
    const auto attributions = find_attributions(clauses, knowledge.relations, matches);
    add_first_persons(clauses, attributions, entities);

    const Calendar calendar{knowledge.times, date_of(document, knowledge.times)};
    const ParticipantFinder participants(clauses, actors, matches, rules);
    ClaimBuilder builder(clauses, knowledge.relations, entities, participants, attributions, calendar, rules);
    const bool has_prohibition = rules.has("prohibition");
    const bool has_cause = rules.has("cause");
    const bool has_open = rules.has("open");
    for (std::size_t i = 0; i < analysis.sentences.size(); ++i) {
        builder.start_sentence(SentenceIndex{i});
        const TokenRange tokens = analysis.sentences[i].tokens;
        for (TokenIndex token = tokens.begin; token < tokens.end; ++token.value) {
            if (has_prohibition && apply_prohibition(builder, clauses, knowledge.relations, token)) continue;
            if (has_cause) add_cause(builder, clauses, knowledge.relations, token);
            if (const auto& match = matches[token.value]) {
                builder.add_match(*match);
            } else if (has_open) {
                add_open_claim(builder, clauses, actors, token);
            }
        }
    }
    builder.add_roles();
    DrawnClaims drawn = builder.finish();
    for (std::size_t i = 0; i < drawn.frames.size(); ++i) {
        Claim& claim = drawn.batch.claims[i];
        claim.confidence = knowledge.confidence.confidence(
            confidence_features(claim, drawn.frames[i], drawn.batch.entities, knowledge.words));
    }
    return drawn;
}

} // namespace

Result<ClaimKnowledge> ClaimKnowledge::load(const std::filesystem::path& folder, const ClaimOptions& options) {
    auto relations = RelationTable::load(folder);
    if (!relations) return tl::unexpected(relations.error());
    for (const auto& file : options.own_relations)
        if (auto added = relations->add(file); !added) return tl::unexpected(added.error());
    auto words = FunctionWords::load(folder / "function_words.tsv");
    if (!words) return tl::unexpected(words.error());
    auto actors = ActorNouns::load(folder / "actor_nouns.tsv");
    if (!actors) return tl::unexpected(actors.error());
    auto times = TimeWords::load(folder / "times.tsv");
    if (!times) return tl::unexpected(times.error());
    for (const std::string& word : times->heads()) words->add(WordKind::kTimeNoun, word);
    auto confidence = ConfidenceModel::load(folder / "confidence.tsv");
    if (!confidence) return tl::unexpected(confidence.error());
    auto rules = RuleFamilies::load(folder / "rule_families.tsv", options.without_rules);
    if (!rules) return tl::unexpected(rules.error());
    return ClaimKnowledge{std::move(*relations), std::move(*words), std::move(*actors),
                          std::move(*times),     *confidence,       std::move(*rules)};
}

void resolve_speakers(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer& entities,
                      const ClaimKnowledge& knowledge) {
    const ClauseReader clauses(document, analysis, tree, knowledge.words);
    const Actors actors(clauses, entities, knowledge.actors);
    const auto matches =
        match_frames(clauses, knowledge.relations, entities, actors, knowledge.rules.has("loose"), nullptr);
    add_first_persons(clauses, find_attributions(clauses, knowledge.relations, matches), entities);
}

ClaimBatch extract_claims(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer entities,
                          const ClaimKnowledge& knowledge) {
    return draw(document, analysis, tree, entities, knowledge, nullptr).batch;
}

Explanation explain_claims(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer entities,
                           const ClaimKnowledge& knowledge) {
    std::vector<FrameTrial> trials;
    DrawnClaims drawn = draw(document, analysis, tree, entities, knowledge, &trials);
    Explanation explanation{.trials = {}, .batch = std::move(drawn.batch), .frames = std::move(drawn.frames)};
    for (const FrameTrial& trial : trials)
        explanation.trials.push_back({.anchor = trial.anchor,
                                      .relation = knowledge.relations[trial.frame->relation].id,
                                      .frame = trial.frame->text,
                                      .missing = trial.missing != nullptr ? to_string(*trial.missing) : "",
                                      .chosen = trial.chosen});
    return explanation;
}

} // namespace claimgraph
