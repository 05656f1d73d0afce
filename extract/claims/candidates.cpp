#include "extract/claims/candidates.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace claimgraph {
namespace {

/// Of a sentence, the likeliest first: more is a list that nobody reads.
constexpr std::size_t kMostOfSentence = 60;

struct Decision {
    double probability = 0;
    std::uint32_t candidate = 0;
    std::size_t type = 0;
};

/// Whether a phrase stands outside of the quote that the anchor stands in, or the other way round: who says something
/// is no part of it, but for who is told to do it.
bool is_mixed(const ClauseReader& clauses, const PairPlace& place, TokenIndex anchor,
              std::span<const Attribution> attributions) {
    if (place.kind == PlaceKind::kClause || attributions[place.head.value].quote == attributions[anchor.value].quote)
        return false;
    return place.kind != PlaceKind::kSubject || !clauses.is_order(anchor);
}

} // namespace

Candidates::Candidates(const ClauseReader& clauses, PairFinder& finder, const std::vector<ClaimBuilder::Drawn>& drawn,
                       const RelationTable& relations, std::span<const Attribution> attributions,
                       std::span<const std::optional<FrameMatch>> matches)
    : clauses_(clauses), drawn_(drawn), matches_(matches), said_by_(matches.size()) {
    const Analysis& analysis = clauses.analysis();
    for (const auto& match : matches)
        if (match && match->object)
            for (const TokenIndex word : match->words) said_by_[word.value] = match->frame->relation;
    std::vector<std::vector<std::uint32_t>> drawn_in(analysis.sentences.size());
    for (std::uint32_t i = 0; i < drawn.size(); ++i) drawn_in[drawn[i].claim.evidence.front().sentence].push_back(i);
    std::unordered_map<std::uint64_t, std::uint32_t> known; // of a sentence, by its two participants
    // a clause that does something itself does nothing to others: the tree is wrong
    const auto is_finite_clause = [&](const Argument& who) {
        return who.head && clauses.is(who.head, Upos::kVerb) && clauses.is(who.head, TagTrait::kFinite);
    };
    for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
        if (!analysis.sentences[s].is_text()) continue;
        known.clear();
        const auto candidate_of = [&](const Argument& who, const Argument& whom) -> Candidate& {
            const std::uint64_t key = std::uint64_t{who.entity.value} << 32U | whom.entity.value;
            const auto [at, added] = known.try_emplace(key, static_cast<std::uint32_t>(candidates_.size()));
            if (added) candidates_.push_back({.sentence = SentenceIndex{s}, .who = who, .whom = whom});
            return candidates_[at->second];
        };
        for (const std::uint32_t i : drawn_in[s]) {
            const ClaimBuilder::Drawn& claim = drawn[i];
            if (is_finite_clause(claim.subject)) continue;
            candidate_of(claim.subject, claim.object).drawn.push_back(i);
            if (claim.relation && relations[claim.relation].symmetric)
                candidate_of(claim.object, claim.subject).turned.push_back(i);
        }
        const TokenRange tokens = analysis.sentences[s].tokens;
        for (TokenIndex token = tokens.begin; token < tokens.end; ++token.value) {
            const std::size_t first = pairs_.size();
            finder.find(token, pairs_);
            const auto mixed = std::remove_if(pairs_.begin() + static_cast<std::ptrdiff_t>(first), pairs_.end(),
                                              [&](const ClaimPair& pair) {
                                                  return is_mixed(clauses, pair.subject, token, attributions) ||
                                                         is_mixed(clauses, pair.object, token, attributions);
                                              });
            pairs_.erase(mixed, pairs_.end());
            for (std::size_t i = first; i < pairs_.size(); ++i)
                candidate_of(pairs_[i].who, pairs_[i].whom).pairs.push_back(static_cast<std::uint32_t>(i));
        }
    }
}

Proposal Candidates::proposal_of(std::uint32_t drawn) const {
    const ClaimBuilder::Drawn& claim = drawn_[drawn];
    return {.relation = claim.relation,
            .loose = claim.loose,
            .weak = claim.frame != nullptr && claim.frame->weak,
            .confidence = std::clamp(claim.claim.confidence, 0.0, 1.0)};
}

std::vector<TokenIndex> Candidates::anchors(const Candidate& candidate) const {
    std::vector<TokenIndex> result;
    for (const std::uint32_t i : candidate.pairs) result.push_back(pairs_[i].anchor);
    for (const std::uint32_t i : candidate.drawn)
        if (drawn_[i].anchor) result.push_back(drawn_[i].anchor);
    std::ranges::sort(result);
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

bool Candidates::is_inside_content(const Candidate& candidate) const {
    return candidate.drawn.empty() && std::ranges::all_of(candidate.pairs, [&](std::uint32_t i) {
               return side_of(pairs_[i].object.kind) == PlaceSide::kLower ||
                      side_of(pairs_[i].subject.kind) == PlaceSide::kUpper;
           });
}

bool Candidates::repeats_trigger(const Candidate& candidate, RelationIndex relation) const {
    const TokenIndex object = candidate.whom.head;
    if (!relation || !object) return false;
    if (said_by_[object.value] == relation || (candidate.who.head && said_by_[candidate.who.head.value] == relation))
        return true;
    const auto& noun = matches_[object.value]; // "the storm had an effect on the town"
    return noun && noun->object && noun->object != object && noun->frame->relation == relation &&
           candidate.whom.kind == MentionKind::kNominal;
}

bool Candidates::is_act(const Candidate& candidate, const EntityLayer& entities) const {
    if (candidate.who.kind != MentionKind::kName || candidate.whom.kind != MentionKind::kName) return false;
    const EntityType type = entities.entities[candidate.whom.entity.value].type;
    return std::ranges::any_of(candidate.pairs, [&](std::uint32_t i) {
        const ClaimPair& pair = pairs_[i];
        if (pair.subject.kind != PlaceKind::kSubject || !clauses_.is(pair.anchor, Upos::kVerb)) return false;
        return pair.object.kind == PlaceKind::kObject || pair.object.kind == PlaceKind::kRecipient ||
               (pair.object.kind == PlaceKind::kOblique && type != EntityType::kPlace && type != EntityType::kTime);
    });
}

void Candidates::read(const Candidate& candidate, PairReader& reader, PairEvidence& out) const {
    const Sentence& sentence = clauses_.analysis().sentences[candidate.sentence.value];
    out.clear();
    std::vector<Proposal> proposals;
    std::vector<bool> covered(candidate.drawn.size());
    for (const std::uint32_t i : candidate.pairs) {
        proposals.clear();
        for (std::size_t d = 0; d < candidate.drawn.size(); ++d)
            if (drawn_[candidate.drawn[d]].anchor == pairs_[i].anchor) {
                proposals.push_back(proposal_of(candidate.drawn[d]));
                covered[d] = true;
            }
        for (const std::uint32_t turned : candidate.turned)
            if (drawn_[turned].anchor == pairs_[i].anchor) proposals.push_back(proposal_of(turned));
        reader.read(pairs_[i], sentence, proposals, out);
    }
    for (std::size_t d = 0; d < candidate.drawn.size(); ++d) { // what only a rule saw
        if (covered[d]) continue;
        const ClaimBuilder::Drawn& claim = drawn_[candidate.drawn[d]];
        ClaimPair pair{.anchor = claim.anchor,
                       .subject = {PlaceKind::kDrawn, claim.subject.head},
                       .object = {PlaceKind::kDrawn, claim.object.head},
                       .who = candidate.who,
                       .whom = candidate.whom};
        const Proposal proposal = proposal_of(candidate.drawn[d]);
        reader.read(pair, sentence, std::span(&proposal, 1), out);
    }
    if (candidate.pairs.size() + candidate.drawn.size() > 1) out.finish();
}

void decide_claims(const ClauseReader& clauses, const EntityLayer& entities, const Candidates& candidates,
                   PairReader& reader, const ClaimModel& model, const RelationTable& relations,
                   std::span<const ImpliedRelation> implied, double least, double shift, ClaimBuilder& builder) {
    PairEvidence evidence;
    ClaimModel::Scores scores;
    scores.shift = shift;
    std::vector<Decision> decisions;
    std::set<std::tuple<EntityIndex, EntityIndex, std::size_t>> symmetric_ones; // of a sentence, with their types
    std::set<std::tuple<EntityIndex, std::size_t, std::uint32_t>> told; // the same: who, type, where the object begins
    std::map<std::pair<EntityIndex, EntityIndex>, std::uint32_t> by_participants; // the candidates of a sentence
    std::vector<bool> kept(builder.drawn().size());
    for (std::size_t i = 0; i < kept.size(); ++i) { // rules alone know the relations of users, and the rarest
        const ClaimBuilder::Drawn& drawn = builder.drawn()[i];
        kept[i] =
            drawn.relation && (drawn.certain || !model.decides(drawn.relation)) && drawn.claim.confidence >= least;
    }
    const auto all = candidates.all();
    const auto draw = [&](const Decision& decision) {
        const Candidate& candidate = all[decision.candidate];
        const RelationIndex relation = model.relation(decision.type);
        std::vector<ClaimBuilder::Drawn>& drawn = builder.drawn();
        for (const auto* list : {&candidate.drawn, &candidate.turned})
            for (const std::uint32_t i : *list)
                if (drawn[i].relation == relation && (drawn[i].certain || !kept[i])) {
                    kept[i] = true;
                    if (!drawn[i].certain) drawn[i].claim.confidence = decision.probability;
                    return;
                }
        builder.start_sentence(candidate.sentence);
        if (!candidate.pairs.empty()) {
            // the first whose anchor is a verb, else the first
            std::uint32_t best = candidate.pairs.front();
            for (const std::uint32_t i : candidate.pairs)
                if (clauses.is(candidates.pairs()[i].anchor, Upos::kVerb)) {
                    best = i;
                    break;
                }
            builder.add_pair(candidates.pairs()[best], relation, decision.probability);
        } else if (!candidate.drawn.empty()) {
            builder.add_again(candidate.drawn.front(), relation, decision.probability);
        }
    };
    const auto type_of = [&](const Argument& end) { return entities.entities[end.entity.value].type; };
    const auto is_statement = [&](RelationIndex relation) { // what is said is the clause, nothing within it
        return relation && relations[relation].speech && relations[relation].content == Modality::kActual;
    };
    for (std::size_t i = 0; i < all.size();) {
        decisions.clear();
        by_participants.clear();
        const SentenceIndex sentence = all[i].sentence;
        for (; i < all.size() && all[i].sentence == sentence; ++i) {
            by_participants.emplace(std::pair(all[i].who.entity, all[i].whom.entity), static_cast<std::uint32_t>(i));
            candidates.read(all[i], reader, evidence);
            model.score(evidence, least, scores);
            if (scores.types.empty()) continue;
            const bool inside = candidates.is_inside_content(all[i]);
            const std::size_t before = decisions.size();
            for (std::size_t type = 0; type < scores.types.size(); ++type) {
                if (!model.is_known(type) || (inside && is_statement(model.relation(type)))) continue;
                if (candidates.repeats_trigger(all[i], model.relation(type))) continue;
                const double probability = model.probability(scores, type, evidence);
                if (probability >= least) decisions.push_back({probability, static_cast<std::uint32_t>(i), type});
            }
            const auto is_between = [&](const ImpliedRelation& rule) {
                return rule.is_between(type_of(all[i].who), type_of(all[i].whom));
            };
            if (decisions.size() == before && !inside)
                for (const ImpliedRelation& rule : implied) {
                    if (rule.draws_narrower || !is_between(rule)) continue;
                    const double both = model.probability_of_either(scores, rule.narrower, rule.broader, evidence);
                    if (both >= least)
                        decisions.push_back({both, static_cast<std::uint32_t>(i), model.type_of(rule.broader)});
                }
            for (Decision& decision : std::span(decisions).subspan(before))
                for (const ImpliedRelation& rule : implied)
                    if (rule.draws_narrower && model.relation(decision.type) == rule.broader && is_between(rule) &&
                        model.is_next(scores, rule.narrower, rule.broader))
                        decision.type = model.type_of(rule.narrower);
            if (decisions.size() > before || inside) continue;
            if (const double any = model.probability_of_any(scores);
                any >= least && candidates.is_act(all[i], entities))
                decisions.push_back({any, static_cast<std::uint32_t>(i), model.types() - 1});
        }
        std::ranges::stable_sort(decisions, std::greater<>(), &Decision::probability);
        symmetric_ones.clear();
        told.clear();
        std::size_t count = 0;
        for (Decision& decision : decisions) {
            if (count == kMostOfSentence) break;
            const Candidate& candidate = all[decision.candidate];
            const RelationIndex relation = model.relation(decision.type);
            if (relation && relations[relation].symmetric) {
                const auto [low, high] = std::minmax(candidate.who.entity, candidate.whom.entity);
                if (!symmetric_ones.emplace(low, high, decision.type).second) continue; // said the other way round
                const auto turned = by_participants.find({candidate.whom.entity, candidate.who.entity});
                if (turned != by_participants.end() && candidate.whom.words.begin < candidate.who.words.begin)
                    decision.candidate = turned->second; // as the text has it
            }
            const Candidate& chosen = all[decision.candidate];
            if (!told.emplace(chosen.who.entity, decision.type, chosen.whom.words.begin).second)
                continue; // "the minister" of "the minister for trade"
            draw(decision);
            ++count;
        }
    }
    kept.resize(builder.drawn().size(), true);
    builder.keep(kept);
}

} // namespace claimgraph
