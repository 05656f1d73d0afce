#include "extract/claims/claim_builder.hpp"

#include <algorithm>
#include <tuple>

/// What becomes of claims once they are drawn: others of the same words, those that are kept, the batch in the end.
namespace claimgraph {

bool ClaimBuilder::says_something_else(TokenIndex content) const {
    const TokenRange reach = clauses_.tree().subtree(content);
    for (TokenIndex at = reach.begin; at < reach.end; ++at.value)
        if (is_anchor_[at.value] && clauses_.tree().dominates(content, at)) return true;
    return false;
}

/// Concepts that were looked at and did not become part of a claim; names stay, they were mentioned.
void ClaimBuilder::drop_unused() {
    std::vector<bool> used(entities_.entities.size());
    std::fill_n(used.begin(), named_, true);
    const auto each_index = [&](const auto& visit) {
        for (auto& drawn : drawn_)
            for (EntityIndex* index :
                 {&drawn.claim.subject, &drawn.claim.object, &drawn.claim.attributed_to, &drawn.claim.place_entity})
                if (*index) visit(*index);
    };
    each_index([&](EntityIndex& index) { used[index.value] = true; });
    std::vector<EntityIndex> moved(used.size());
    std::vector<Entity> kept;
    std::vector<std::vector<std::string>> descriptions;
    entities_.descriptions.resize(used.size());
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used[i]) continue;
        descriptions.push_back(std::move(entities_.descriptions[i]));
        moved[i] = EntityIndex{kept.size()};
        kept.push_back(std::move(entities_.entities[i]));
    }
    entities_.entities = std::move(kept);
    entities_.descriptions = std::move(descriptions);
    each_index([&](EntityIndex& index) { index = moved[index.value]; });
}

void ClaimBuilder::name_relation(RelationIndex index, TokenIndex anchor, Claim& claim) const {
    if (index) {
        const Relation& relation = relations_[index];
        claim.relation = relation.id;
        claim.label = relation.label;
        claim.symmetric = relation.symmetric;
    } else {
        claim.label = clauses_.lemma(anchor);
        claim.relation = "open:" + claim.label;
        claim.symmetric = false;
    }
}

void ClaimBuilder::add_pair(const ClaimPair& pair, RelationIndex relation, double confidence) {
    Draft draft{.relation = relation, .rule = kLearntRule};
    draft.match.anchor = pair.anchor;
    draft.match.subject = pair.subject.head;
    draft.match.object = pair.object.head;
    draft.predicate = pair.subject.kind == PlaceKind::kVerbSubject ? pair.verb : pair.anchor;
    const TokenIndex lower = said_below(pair, relation);
    draft.set_factuality(factuality(lower ? lower : draft.predicate));
    draft.subjects = {pair.who};
    draft.objects = {pair.whom};
    const std::size_t before = drawn_.size();
    add(draft);
    for (std::size_t i = before; i < drawn_.size(); ++i) drawn_[i].claim.confidence = confidence;
}

/// "Failed to win seats": what the clause below the anchor says, if the anchor's own words say no such thing. Default
/// if the pair is not of this kind.
TokenIndex ClaimBuilder::said_below(const ClaimPair& pair, RelationIndex relation) const {
    if (!relation || pair.object.kind != PlaceKind::kLowerObject || !clauses_.is(pair.anchor, Upos::kVerb)) return {};
    for (const Frame& frame : relations_.frames(AnchorKind::kVerb, clauses_.lemma(pair.anchor)))
        if (frame.relation == relation) return {};
    TokenIndex at = clauses_.head_of(pair.object.head);
    while (at && at != pair.anchor && !clauses_.is(at, Upos::kVerb)) at = clauses_.head_of(at);
    return at == pair.anchor ? TokenIndex() : at;
}

void ClaimBuilder::add_again(std::size_t drawn, RelationIndex relation, double confidence) {
    Drawn again = drawn_[drawn];
    again.relation = relation;
    again.frame = nullptr;
    name_relation(relation, again.anchor, again.claim);
    again.claim.confidence = confidence;
    again.claim.evidence.front().rule = kLearntRule;
    drawn_.push_back(std::move(again));
}

void ClaimBuilder::add_counterpart(std::size_t drawn, const Argument& argument, bool as_subject, Polarity polarity) {
    Drawn other = drawn_[drawn];
    if (argument.entity == other.subject.entity || argument.entity == other.object.entity) return;
    put_end(other, argument, as_subject);
    other.claim.polarity = polarity;
    other.claim.evidence.front().rule = kContrastRule;
    if (Drawn* same = same_as(other); same != nullptr)
        *same = std::move(other); // who took it for one of those that do
    else
        drawn_.push_back(std::move(other));
}

void ClaimBuilder::add_following(std::size_t drawn, const Argument& object, std::string_view rule) {
    Drawn other = drawn_[drawn];
    if (object.entity == other.subject.entity || object.entity == other.object.entity) return;
    put_end(other, object, false);
    other.claim.evidence.front().rule = rule;
    if (same_as(other) == nullptr) drawn_.push_back(std::move(other));
}

void ClaimBuilder::put_end(Drawn& claim, const Argument& argument, bool as_subject) const {
    Evidence& evidence = claim.claim.evidence.front();
    (as_subject ? claim.subject : claim.object) = argument;
    (as_subject ? claim.claim.subject : claim.claim.object) = argument.entity;
    const ByteSpan words = told_words(clauses_, argument);
    (as_subject ? evidence.subject : evidence.object) = text(words);
    (as_subject ? evidence.subject_span : evidence.object_span) = words;
    claim.frame = nullptr;
}

/// The claim of the same sentence between the same two by the same relation; null if there is none.
ClaimBuilder::Drawn* ClaimBuilder::same_as(const Drawn& claim) {
    const auto same = std::ranges::find_if(drawn_, [&](const Drawn& one) {
        return one.subject.entity == claim.subject.entity && one.object.entity == claim.object.entity &&
               one.relation == claim.relation &&
               one.claim.evidence.front().sentence == claim.claim.evidence.front().sentence;
    });
    return same != drawn_.end() ? &*same : nullptr;
}

void ClaimBuilder::keep(const std::vector<bool>& kept) {
    std::size_t to = 0;
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        if (!kept[i]) continue;
        if (to != i) drawn_[to] = std::move(drawn_[i]);
        ++to;
    }
    drawn_.resize(to);
}

void ClaimBuilder::add_postponed() {
    for (Draft& draft : postponed_) {
        const TokenIndex content = draft.match.content;
        if (says_something_else(content)) continue;
        start_sentence(clauses_.analysis().sentence_of(content));
        draft.objects = {arguments_.clause(content)};
        add(draft);
    }
    postponed_.clear();
}

DrawnClaims ClaimBuilder::finish() {
    drop_unused();
    std::ranges::stable_sort(drawn_, {}, [](const Drawn& drawn) {
        const Evidence& evidence = drawn.claim.evidence.front();
        return std::tuple(evidence.sentence, evidence.trigger_span.begin);
    });
    DrawnClaims result{
        .batch = {std::move(entities_.entities), {}, std::move(entities_.descriptions)}, .frames = {}, .phrases = {}};
    for (Drawn& drawn : drawn_) {
        result.batch.claims.push_back(std::move(drawn.claim));
        result.frames.push_back(drawn.frame);
        result.phrases.push_back({drawn.subject.words, drawn.object.words});
    }
    return result;
}

} // namespace claimgraph
