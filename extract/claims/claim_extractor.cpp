#include "extract/claims/claim_extractor.hpp"

#include "extract/claims/claim_builder.hpp"
#include "extract/claims/document_date.hpp"
#include "extract/claims/frame_matcher.hpp"
#include "extract/claims/rules.hpp"
#include "extract/claims/speech.hpp"

namespace claimgraph {
namespace {

/// The best frame of every token; a noun that belongs to a verb's frame ("hold [talks] with") has none of its own.
std::vector<std::optional<FrameMatch>> match_frames(const ClauseReader& clauses, const RelationTable& relations,
                                                    const EntityLayer& entities,
                                                    std::vector<FrameTrial>* trials = nullptr) {
    FrameMatcher matcher(clauses, relations, entities);
    matcher.note_trials(trials);
    std::vector<std::optional<FrameMatch>> matches(clauses.analysis().tokens.size());
    for (std::size_t i = 0; i < matches.size(); ++i) matches[i] = matcher.match(TokenIndex{i});
    for (std::size_t i = 0; i < matches.size(); ++i) {
        if (!matches[i] || matches[i]->frame->anchor_kind == AnchorKind::kNoun) continue;
        for (const TokenIndex word : matches[i]->words) matches[word.value].reset();
    }
    return matches;
}

} // namespace

Result<ClaimKnowledge> ClaimKnowledge::load(const std::filesystem::path& folder) {
    auto relations = RelationTable::load(folder / "relations.tsv");
    if (!relations) return tl::unexpected(relations.error());
    auto words = FunctionWords::load(folder / "function_words.tsv");
    if (!words) return tl::unexpected(words.error());
    auto times = TimeWords::load(folder / "times.tsv");
    if (!times) return tl::unexpected(times.error());
    times->for_each_head([&](std::string_view word) { words->add(WordKind::kTimeNoun, word); });
    auto confidence = ConfidenceModel::load(folder / "confidence.tsv");
    if (!confidence) return tl::unexpected(confidence.error());
    return ClaimKnowledge{std::move(*relations), std::move(*words), std::move(*times), *confidence};
}

ClaimBatch extract_claims(const Document& document, const Analysis& analysis, EntityLayer entities,
                          const ClaimKnowledge& knowledge) {
    const Tree tree(analysis);
    const ClauseReader clauses(document, analysis, tree, knowledge.words);
    const auto matches = match_frames(clauses, knowledge.relations, entities);
    const auto voices = find_voices(clauses, knowledge.relations, matches);
    add_first_persons(clauses, voices, entities);

    const Calendar calendar{knowledge.times, date_of(document, knowledge.times)};
    ClaimBuilder builder(clauses, knowledge.relations, entities, voices, calendar);
    for (std::size_t i = 0; i < analysis.sentences.size(); ++i) {
        builder.start_sentence(SentenceIndex{i});
        const TokenRange tokens = analysis.sentences[i].tokens;
        for (TokenIndex token = tokens.begin; token < tokens.end; ++token.value) {
            if (apply_prohibition(builder, clauses, knowledge.relations, token)) continue;
            add_cause(builder, clauses, knowledge.relations, token);
            if (const auto& match = matches[token.value]) {
                builder.add_match(*match);
            } else {
                add_open_claim(builder, clauses, token);
            }
        }
    }
    builder.add_roles();
    ClaimBatch batch = builder.finish();
    for (Claim& claim : batch.claims)
        claim.confidence = knowledge.confidence.confidence(confidence_features(claim, batch.entities, knowledge.words));
    return batch;
}

Explanation explain_claims(const Document& document, const Analysis& analysis, EntityLayer entities,
                           const ClaimKnowledge& knowledge) {
    const Tree tree(analysis);
    const ClauseReader clauses(document, analysis, tree, knowledge.words);
    std::vector<FrameTrial> trials;
    const auto matches = match_frames(clauses, knowledge.relations, entities, &trials);
    Explanation explanation;
    for (const FrameTrial& trial : trials) {
        const auto& match = matches[trial.anchor.value];
        explanation.trials.push_back({.anchor = trial.anchor,
                                      .relation = knowledge.relations[trial.frame->relation].id,
                                      .frame = trial.frame->text,
                                      .missing = trial.missing != nullptr ? to_string(*trial.missing) : "",
                                      .chosen = match && match->frame == trial.frame});
    }
    explanation.batch = extract_claims(document, analysis, std::move(entities), knowledge);
    return explanation;
}

} // namespace claimgraph
