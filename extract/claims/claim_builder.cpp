#include "extract/claims/claim_builder.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace claimgraph {
namespace {

// Starting points of the confidence, by what carries the claim, and what takes away from it.
constexpr double kVerbConfidence = 0.80;
constexpr double kAdjectiveConfidence = 0.75;
constexpr double kNounConfidence = 0.65;
constexpr double kRoleConfidence = 0.90;
constexpr double kNamedWords = 0.05; // the frame names more than its anchor
constexpr double kInheritedSubject = 0.10;
constexpr double kPronoun = 0.05;
constexpr double kNominal = 0.05;
constexpr double kHeading = 0.10;
constexpr double kLongSentence = 0.10;
constexpr std::uint32_t kLongSentenceTokens = 45;
/// A clause longer than this is no concept that a graph could show.
constexpr std::uint32_t kMaxConceptTokens = 16;

} // namespace

void ClaimBuilder::add_match(const FrameMatch& match) {
    const Relation& relation = relations_[match.frame->relation];
    Subjects subjects = subjects_of(match);
    Draft draft{.match = match, .relation = &relation, .rule = match.frame->text};
    draft.subjects = std::move(subjects.arguments);
    draft.predicate = subjects.predicate;
    draft.set_mood(mood(subjects.predicate));
    draft.complement = complement_of(match);
    draft.confidence = confidence(match);
    if (match.content && !match.object && !match.theme) { // "said that ...": the clause speaks for itself, if it can
        if (clauses_.tree().reach(match.content).size() <= kMaxConceptTokens) postponed_.push_back(std::move(draft));
        return;
    }
    draft.objects = objects_of(match);
    add(draft);
}

ClaimBuilder::Subjects ClaimBuilder::subjects_of(const FrameMatch& match) {
    Subjects result{arguments_.resolve(match.subject), match.anchor};
    const Token& anchor = clauses_.token(match.anchor);
    const bool light = !match.subject && match.frame->anchor_kind == AnchorKind::kNoun &&
                       anchor.deprel == deprel::obj &&
                       clauses_.words().is(WordKind::kLightVerb, clauses_.lemma(anchor.head));
    if (light) { // "X issued a call for O"
        result.predicate = anchor.head;
        result.arguments = arguments_.resolve(clauses_.subject(anchor.head));
    }
    for (const TokenIndex governor : {match.anchor, match.object}) // "X, alongside Y, remains a factor"
        if (match.subject && governor)
            for (const TokenIndex child : clauses_.tree().children(governor))
                if (clauses_.has_marker_of(child, WordKind::kCompany))
                    for (const Argument& companion : arguments_.resolve(child)) result.arguments.push_back(companion);
    return result;
}

std::vector<Argument> ClaimBuilder::objects_of(const FrameMatch& match) {
    if (match.object) return arguments_.resolve(match.object);
    if (match.complement && clauses_.tree().reach(match.complement).size() <= kMaxConceptTokens)
        return {arguments_.clause(match.complement)};
    if (match.theme) return arguments_.resolve(match.theme);
    return {};
}

ByteSpan ClaimBuilder::complement_of(const FrameMatch& match) const {
    if (match.complement) return clauses_.bytes(clauses_.phrase(match.complement));
    if (!match.theme || !match.object) return {};
    TokenRange range = clauses_.phrase(match.theme);
    if (match.object > match.theme && clauses_.tree().dominates(match.theme, match.object))
        range.end = std::max(TokenIndex{match.theme.value + 1u}, clauses_.tree().reach(match.object).begin);
    return clauses_.bytes(range);
}

double ClaimBuilder::confidence(const FrameMatch& match) const {
    double result = kVerbConfidence;
    if (match.frame != nullptr && match.frame->anchor_kind == AnchorKind::kNoun) result = kNounConfidence;
    if (match.frame != nullptr && match.frame->anchor_kind == AnchorKind::kAdjective) result = kAdjectiveConfidence;
    if (!match.words.empty()) result += kNamedWords;
    if (match.subject && clauses_.token(match.subject).head != match.anchor) result -= kInheritedSubject;
    const Sentence& sentence = clauses_.analysis().sentences[sentence_.value];
    if (sentence.block == BlockKind::kHeading) result -= kHeading;
    if (sentence.tokens.size() > kLongSentenceTokens) result -= kLongSentence;
    return result;
}

void ClaimBuilder::add(const Draft& draft) {
    const Circumstances circumstances =
        find_circumstances(clauses_, entities_, draft.match, draft.predicate ? draft.predicate : draft.match.anchor,
                           draft.modality, calendar_);
    const bool symmetric = draft.relation != nullptr && draft.relation->symmetric;
    if (symmetric && (draft.subjects.empty() || draft.objects.empty())) { // "A and B met", "talks between A and B"
        const auto& ends = draft.subjects.empty() ? draft.objects : draft.subjects;
        for (std::size_t i = 0; i < ends.size(); ++i)
            for (std::size_t j = i + 1; j < ends.size(); ++j) add_pair(draft, circumstances, ends[i], ends[j]);
        return;
    }
    for (const Argument& subject : draft.subjects)
        for (const Argument& object : draft.objects) add_pair(draft, circumstances, subject, object);
}

void ClaimBuilder::add_pair(const Draft& draft, const Circumstances& circumstances, const Argument& subject,
                            const Argument& object) {
    if (subject.entity == object.entity) return;
    Claim claim;
    claim.subject = subject.entity;
    claim.object = object.entity;
    if (draft.relation != nullptr) {
        claim.relation = draft.relation->id;
        claim.label = draft.relation->label;
        claim.symmetric = draft.relation->symmetric;
    } else {
        claim.label = clauses_.lemma(draft.match.anchor);
        claim.relation = "open:" + claim.label;
    }
    const Voice& voice = voices_[draft.match.anchor.value];
    if (voice.speaker && voice.speaker != draft.match.anchor && can_speak(voice.speaker)) {
        if (const auto speakers = arguments_.resolve(voice.speaker); !speakers.empty()) {
            claim.attributed_to = speakers.front().entity;
            claim.report = relations_[voice.report].id;
        }
    }
    claim.polarity = draft.polarity;
    claim.modality = draft.modality;
    claim.time = text(circumstances.time);
    claim.time_value = circumstances.time_value;
    if (circumstances.place_entity != claim.object) {
        claim.place = text(circumstances.place);
        claim.place_entity = circumstances.place_entity;
    }
    claim.condition = text(draft.condition.empty() ? circumstances.condition : draft.condition);
    claim.complement = text(draft.complement);
    claim.confidence = draft.confidence;
    for (const Argument& end : {subject, object}) {
        if (end.kind == MentionKind::kPronoun) claim.confidence -= kPronoun;
        if (end.kind == MentionKind::kNominal) claim.confidence -= kNominal;
    }
    claim.evidence.push_back(evidence_of(draft, subject, object));
    if (claim.attributed_to) claim.evidence.back().via = names_of(passed_on_by(voice, voices_), claim.attributed_to);
    claims_.push_back(std::move(claim));
    is_anchor_[draft.match.anchor.value] = true;
}

std::vector<std::string> ClaimBuilder::names_of(std::span<const TokenIndex> speakers, EntityIndex but) {
    std::vector<std::string> names;
    for (const TokenIndex speaker : speakers) {
        if (!can_speak(speaker)) continue;
        const auto found = arguments_.resolve(speaker);
        if (!found.empty() && found.front().entity != but)
            names.push_back(entities_.entities[found.front().entity.value].name);
    }
    return names;
}

/// Somebody, or something that people speak for; not "the visit underscores".
bool ClaimBuilder::can_speak(TokenIndex token) const {
    switch (entities_.type_of(token)) {
    case EntityType::kPerson:
    case EntityType::kOrganization:
    case EntityType::kPlace:
    case EntityType::kGroup:
    case EntityType::kRole:
    case EntityType::kConcept: // "a source", "the report": what the lexicon does not know
    case EntityType::kOther:
        return true;
    default:
        return false;
    }
}

Evidence ClaimBuilder::evidence_of(const Draft& draft, const Argument& subject, const Argument& object) const {
    const Sentence& sentence = clauses_.analysis().sentences[sentence_.value];
    Evidence evidence;
    evidence.document = clauses_.document().id();
    evidence.sentence = sentence_.value;
    evidence.span = sentence.span;
    evidence.text = text(sentence.span);
    evidence.subject = text(subject.words);
    evidence.object = text(object.words);
    std::vector<TokenIndex> words = draft.match.words;
    words.push_back(draft.match.anchor);
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const TokenIndex word : words) {
        if (!evidence.trigger.empty()) evidence.trigger += ' ';
        evidence.trigger += text(clauses_.token(word).span);
    }
    evidence.trigger_span = clauses_.token(draft.match.anchor).span;
    evidence.rule = draft.rule;
    return evidence;
}

void ClaimBuilder::add_roles() {
    for (const RoleFact& role : entities_.roles) {
        const Relation* relation = relations_.find(role.relation);
        if (relation == nullptr) continue;
        const Mention& holder = entities_.mentions[role.holder.value];
        start_sentence(sentence_of(holder.tokens.begin));
        Draft draft{.relation = relation, .rule = "title"};
        draft.match.anchor = TokenIndex{role.title.end.value - 1u};
        draft.subjects = {{holder.entity, holder.span, holder.kind}};
        draft.objects = {{role.object, role.object_words, MentionKind::kName}};
        draft.confidence = kRoleConfidence;
        add(draft);
    }
}

SentenceIndex ClaimBuilder::sentence_of(TokenIndex token) const {
    const auto& sentences = clauses_.analysis().sentences;
    const auto after = std::ranges::upper_bound(sentences, token, {}, [](const Sentence& s) { return s.tokens.begin; });
    return SentenceIndex{static_cast<std::size_t>(after - sentences.begin()) - 1};
}

bool ClaimBuilder::says_something_else(TokenIndex content) const {
    const TokenRange reach = clauses_.tree().reach(content);
    for (TokenIndex at = reach.begin; at < reach.end; ++at.value)
        if (is_anchor_[at.value] && clauses_.tree().dominates(content, at)) return true;
    return false;
}

/// Concepts that were looked at and did not become part of a claim; names stay, they were mentioned.
void ClaimBuilder::drop_unused() {
    std::vector<bool> used(entities_.entities.size());
    std::fill_n(used.begin(), named_, true);
    const auto each_index = [&](const auto& visit) {
        for (Claim& claim : claims_)
            for (EntityIndex* index : {&claim.subject, &claim.object, &claim.attributed_to, &claim.place_entity})
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

ClaimBatch ClaimBuilder::finish() {
    for (Draft& draft : postponed_) {
        const TokenIndex content = draft.match.content;
        if (says_something_else(content)) continue;
        start_sentence(sentence_of(content));
        draft.objects = {arguments_.clause(content)};
        add(draft);
    }
    drop_unused();
    std::ranges::stable_sort(claims_, {}, [](const Claim& claim) {
        return std::tuple(claim.evidence.front().sentence, claim.evidence.front().trigger_span.begin);
    });
    return {std::move(entities_.entities), std::move(claims_), std::move(entities_.descriptions)};
}

} // namespace claimgraph
