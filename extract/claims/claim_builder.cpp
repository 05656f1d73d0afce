#include "extract/claims/claim_builder.hpp"

#include <algorithm>

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
constexpr double kHeadingCost = 0.10;
constexpr double kLongSentence = 0.10;
constexpr double kWeakFrame = 0.20;
constexpr double kLooseFrame = 0.25;
constexpr double kPlaceActs = 0.25;
constexpr double kReached = 0.15;
constexpr double kWrapped = 0.05;
constexpr std::uint32_t kLongSentenceTokens = 45;

} // namespace

void ClaimBuilder::add_match(const FrameMatch& match) {
    const Relation& relation = relations_[match.frame->relation];
    const ParticipantFinder::Subject subject = participants_.subject_of(match, relation.family.official);
    Draft draft{.match = match, .relation = match.frame->relation};
    draft.match.subject = subject.token;
    draft.predicate = subject.predicate;
    draft.subjects = arguments_.resolve(subject.token);
    add_companions(match, draft.subjects);
    draft.set_factuality(factuality(subject.predicate));
    if (match.frame->negated) // "did not accept" rejects
        draft.polarity = draft.polarity == Polarity::kDenied ? Polarity::kAffirmed : Polarity::kDenied;
    draft.complement = complement_of(match);
    draft.confidence = confidence(match);
    if (match.frame->weak) draft.confidence -= kWeakFrame;
    if (match.loose) draft.confidence -= kLooseFrame;
    if (subject.of_place) draft.confidence -= kPlaceActs;
    find_objects(draft);
    if (match.content && draft.objects.empty() && relation.speech) add_deontic(draft);
    if (match.content && draft.objects.empty()) { // "said that ...": the clause speaks for itself, if it can
        if (relation.symmetric && draft.subjects.size() > 1 && rules_.has("pairs")) { // "A and B agreed that"
            draft.complement = clauses_.bytes(clauses_.phrase(match.content));
            add(draft);
        } else if (clauses_.tree().subtree(match.content).size() <= kMaxConceptTokens) {
            postponed_.push_back(std::move(draft));
        }
        return;
    }
    add(draft);
    if (!relation.family.act) return;
    add_wrapped(draft, subject.predicate);
    if (!has_actor(draft.objects)) add_concerned(draft, subject.predicate);
}

/// "X, alongside Y, remains a factor"
void ClaimBuilder::add_companions(const FrameMatch& match, std::vector<Argument>& subjects) {
    for (const TokenIndex governor : {match.anchor, match.object})
        if (match.subject && governor)
            for (const TokenIndex child : clauses_.tree().children(governor))
                if (clauses_.has_marker_of(child, WordKind::kComitative))
                    for (const Argument& companion : arguments_.resolve(child)) subjects.push_back(companion);
}

bool ClaimBuilder::is_actor(const Argument& argument) const {
    return can_act(entities_.entities[argument.entity.value].type);
}

bool ClaimBuilder::has_actor(std::span<const Argument> arguments) const {
    return std::ranges::any_of(arguments, [this](const Argument& argument) { return is_actor(argument); });
}

/// Whom an embedded clause is aimed at, when that is not the subject itself.
std::vector<Argument> ClaimBuilder::aimed_at(TokenIndex clause, const Draft& draft) {
    const TokenIndex aim = participants_.aim_of(clause);
    if (!aim || aim == draft.match.subject) return {};
    return arguments_.resolve(aim);
}

void ClaimBuilder::find_objects(Draft& draft) {
    const FrameMatch& match = draft.match;
    const Relation& relation = relations_[draft.relation];
    if (match.object) {
        draft.objects = arguments_.resolve(match.object);
    } else if (match.content && !match.theme) {
        // "demanded that B leave", "alleged that B lied": demanded of B, alleged of B
        if (!relation.is_deed() || !rules_.has("content")) return;
        const TokenIndex somebody = clauses_.subject(match.content);
        if (somebody && somebody != match.subject && participants_.actors().is_actor(somebody))
            draft.objects = arguments_.resolve(somebody);
        else
            draft.objects = aimed_at(match.content, draft);
        if (!draft.objects.empty()) draft.complement = clauses_.bytes(clauses_.phrase(match.content));
    } else if (match.complement) {
        const bool partners = relation.symmetric && draft.subjects.size() > 1 && rules_.has("pairs");
        if (relation.family.act && !partners && !tells_of_others(draft) && rules_.has("lift"))
            draft.objects = aimed_at(match.complement, draft);
        if (draft.objects.empty() && clauses_.tree().subtree(match.complement).size() <= kMaxConceptTokens)
            draft.objects = {arguments_.clause(match.complement)};
        const auto& embedded = participants_.match_of(match.complement);
        const bool failed = relation.family.refusal && embedded && draft.subjects.size() > 1 &&
                            relations_[embedded->frame->relation].symmetric && rules_.has("pairs");
        if (failed) { // "A and B failed to agree"
            draft.objects.assign(draft.subjects.begin() + 1, draft.subjects.end());
            draft.subjects.resize(1);
        }
        // "plans to ban B" is a threat
        if (relation.family.commitment && embedded && relations_[embedded->frame->relation].is_hostile_act() &&
            rules_.has("wrap"))
            if (const RelationIndex threat = relations_.drawn_by(Construction::kThreat)) draft.relation = threat;
    } else if (match.theme) {
        draft.objects = arguments_.resolve(match.theme);
    }
}

/// "A agreed that B would help C": neither is A's partner.
bool ClaimBuilder::tells_of_others(const Draft& draft) const {
    return relations_[draft.relation].symmetric && draft.match.complement &&
           clauses_.subject_child(draft.match.complement);
}

/// "seized weapons from B", "marched against B": an act on a thing has a target.
void ClaimBuilder::add_concerned(const Draft& draft, TokenIndex predicate) {
    if (!rules_.has("reach") || tells_of_others(draft)) return;
    const Relation& relation = relations_[draft.relation];
    const bool material = !relation.symmetric && (relation.is_hostile_act() || relation.is_helpful_act());
    const TokenIndex concerned = participants_.concerned(draft.match, material, relation.family.protest);
    if (!concerned || concerned == draft.match.subject) return;
    Draft reached = draft;
    reached.objects = arguments_.resolve(concerned);
    std::erase_if(reached.objects, [&](const Argument& argument) { return !is_actor(argument); });
    if (draft.match.object) reached.complement = arguments_.noun_phrase(draft.match.object);
    reached.match.object = concerned;
    reached.confidence -= kReached;
    add(reached);
    add_wrapped(reached, predicate);
}

/// A future act for or with a target is a plan; an announced act against one is a threat.
void ClaimBuilder::add_wrapped(const Draft& draft, TokenIndex predicate) {
    const TokenIndex object = draft.match.object;
    if (!rules_.has("wrap") || draft.polarity == Polarity::kDenied || !object ||
        !participants_.actors().involves_actor(object))
        return;
    const Relation& relation = relations_[draft.relation];
    const bool planned = relation.is_helpful_act() && draft.modality == Modality::kFuture &&
                         clauses_.modality(predicate) == Modality::kFuture;
    const Attribution& attribution = attributions_[draft.match.anchor.value];
    const bool own = attribution.speaker && draft.subjects.size() == 1 && [&] {
        const auto speakers = arguments_.resolve(attribution.speaker);
        return !speakers.empty() && speakers.front().entity == draft.subjects.front().entity;
    }();
    const Modality modality = draft.modality;
    const bool threatened =
        relation.is_hostile_act() && own && (modality == Modality::kFuture || modality == Modality::kConditional);
    if (!planned && !threatened) return;
    Draft wrapped = draft;
    wrapped.relation = relations_.drawn_by(planned ? Construction::kPlan : Construction::kThreat);
    if (!wrapped.relation) return;
    wrapped.rule = "wrap";
    wrapped.modality = Modality::kActual;
    TokenRange act = clauses_.phrase(predicate);
    act.begin = predicate;
    wrapped.complement = clauses_.bytes(act);
    wrapped.confidence += kWrapped;
    add(wrapped);
}

/// "A said B must leave": A demands it of B.
void ClaimBuilder::add_deontic(const Draft& draft) {
    if (!rules_.has("deontic")) return;
    const TokenIndex content = draft.match.content;
    const Modality modality = clauses_.modality(content);
    if (modality != Modality::kObliged && modality != Modality::kForbidden) return;
    const TokenIndex somebody = clauses_.is_passive(content) ? clauses_.agent(content) : clauses_.subject(content);
    if (!somebody || somebody == draft.match.subject || !participants_.actors().is_actor(somebody)) return;
    Draft demand = draft;
    demand.relation = relations_.drawn_by(Construction::kDemand);
    if (!demand.relation) return;
    demand.rule = "deontic";
    demand.objects = arguments_.resolve(somebody);
    demand.complement = clauses_.bytes(clauses_.phrase(content));
    demand.confidence -= kReached;
    add(demand);
}

ByteSpan ClaimBuilder::complement_of(const FrameMatch& match) const {
    if (match.complement) return clauses_.bytes(clauses_.phrase(match.complement));
    if (!match.theme || !match.object) return {};
    TokenRange range = clauses_.phrase(match.theme);
    if (match.object > match.theme && clauses_.tree().dominates(match.theme, match.object))
        range.end = std::max(TokenIndex{match.theme.value + 1u}, clauses_.tree().subtree(match.object).begin);
    return clauses_.bytes(range);
}

double ClaimBuilder::confidence(const FrameMatch& match) const {
    double result = kVerbConfidence;
    if (match.frame != nullptr && match.frame->anchor_kind == AnchorKind::kNoun) result = kNounConfidence;
    if (match.frame != nullptr && match.frame->anchor_kind == AnchorKind::kAdjective) result = kAdjectiveConfidence;
    if (!match.words.empty()) result += kNamedWords;
    if (match.subject && clauses_.head_of(match.subject) != match.anchor) result -= kInheritedSubject;
    const Sentence& sentence = clauses_.analysis().sentences[sentence_.value];
    if (sentence.block == BlockKind::kHeading) result -= kHeadingCost;
    if (sentence.tokens.size() > kLongSentenceTokens) result -= kLongSentence;
    return result;
}

void ClaimBuilder::add(const Draft& draft) {
    const bool lasting = draft.relation && relations_[draft.relation].family.tone == QuadClass::kIs;
    const Circumstances circumstances =
        find_circumstances(clauses_, entities_, draft.match, draft.predicate ? draft.predicate : draft.match.anchor,
                           times_, lasting ? ClaimNature::kLasting : ClaimNature::kEvent);
    if (add_partners(draft, circumstances)) return;
    for (const Argument& subject : draft.subjects)
        for (const Argument& object : draft.objects) add_pair(draft, circumstances, subject, object);
}

/// "A and B met", "A and B agreed on a pact", "talks between A and B": those who stand side by side are each other's
/// partners. True if that is all that the draft says.
bool ClaimBuilder::add_partners(const Draft& draft, const Circumstances& circumstances) {
    if (!draft.relation) return false;
    const Relation& relation = relations_[draft.relation];
    if (!relation.symmetric && !relation.partners) return false;
    if (draft.subjects.empty() && draft.match.subject) return false; // "he met A and B": he is not known
    // "a son of A and B": his parents, no partners here
    if (draft.subjects.empty() && relation.is_drawn_by(Construction::kKinship)) return false;
    const bool one_side = draft.subjects.empty() || draft.objects.empty();
    if (!one_side && (!rules_.has("pairs") || has_actor(draft.objects))) return false;
    Draft pairs = draft;
    const auto& participants = draft.subjects.empty() ? draft.objects : draft.subjects;
    if (draft.match.object && !draft.subjects.empty()) pairs.complement = arguments_.noun_phrase(draft.match.object);
    bool found = false;
    for (std::size_t i = 0; i < participants.size(); ++i)
        for (std::size_t j = i + 1; j < participants.size(); ++j) {
            if (!one_side && (!is_actor(participants[i]) || !is_actor(participants[j]))) continue;
            add_pair(pairs, circumstances, participants[i], participants[j]);
            found = true;
        }
    return one_side || (found && relation.symmetric);
}

/// "Holm was sworn in as the governor": of whom the noun names, somebody has the office.
Argument ClaimBuilder::as_office(const Argument& object, const Draft& draft, const Argument& subject) {
    const Relation* relation = draft.relation ? &relations_[draft.relation] : nullptr;
    const Entity& named = entities_.entities[object.entity.value];
    const bool is_office = relation != nullptr && relation->is_drawn_by(Construction::kOffice) &&
                           object.kind == MentionKind::kNominal && object.head && clauses_.is_noun(object.head) &&
                           named.type == EntityType::kPerson && !named.unnamed;
    return is_office ? arguments_.description(object.head, subject.entity) : object;
}

void ClaimBuilder::add_pair(const Draft& draft, const Circumstances& circumstances, const Argument& subject,
                            const Argument& mentioned) {
    const Argument object = as_office(mentioned, draft, subject);
    if (subject.entity == object.entity) return;
    Claim claim;
    claim.subject = subject.entity;
    claim.object = object.entity;
    name_relation(draft.relation, draft.match.anchor, claim);
    const Attribution& attribution = attributions_[draft.match.anchor.value];
    ByteSpan speaker_words;
    if (attribution.speaker && attribution.speaker != draft.match.anchor && can_speak(attribution.speaker) &&
        !is_presupposed(draft)) {
        if (const auto speakers = arguments_.resolve(attribution.speaker); !speakers.empty()) {
            claim.attributed_to = speakers.front().entity;
            speaker_words = speakers.front().words;
            if (attribution.report) claim.report = relations_[attribution.report].id;
        }
    }
    claim.polarity = draft.polarity;
    claim.modality = draft.modality;
    const bool orders = attribution.imposed == Modality::kRequested && claim.modality == Modality::kPossible;
    if (attribution.imposed && (orders || claim.modality == Modality::kActual)) claim.modality = *attribution.imposed;
    if (attribution.quote > 0 && attribution.speaker && !claim.attributed_to && !is_presupposed(draft) &&
        claim.modality == Modality::kActual)
        claim.modality = Modality::kPossible; // somebody unknown says so
    claim.time = text(circumstances.time.words);
    claim.time_value = circumstances.time.value;
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
    Evidence& evidence = claim.evidence.emplace_back(evidence_of(draft, subject, object));
    evidence.time = claim.time;
    evidence.time_value = claim.time_value;
    evidence.time_span = circumstances.time.words;
    if (attribution.reporter) evidence.said_at = times_.time_of_report(attribution.reporter).value;
    if (claim.attributed_to) {
        evidence.speaker_span = speaker_words;
        evidence.via = names_of(passed_on_by(attribution, attributions_), claim.attributed_to);
    }
    drawn_.push_back({std::move(claim), draft.rule.empty() ? draft.match.frame : nullptr, draft.match.anchor,
                      draft.relation, subject, object, draft.match.loose, draft.certain});
    is_anchor_[draft.match.anchor.value] = true;
}

std::vector<std::string> ClaimBuilder::names_of(std::span<const TokenIndex> speakers, EntityIndex but) {
    std::vector<std::string> names;
    for (const TokenIndex speaker : speakers) {
        if (!can_speak(speaker)) continue;
        const auto found = arguments_.resolve(speaker);
        if (found.empty() || found.front().entity == but) continue;
        const std::string& name = entities_.entities[found.front().entity.value].name;
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    return names;
}

/// "President X", "X, the president": who speaks of X need not say that; nor, but in quotes, "the Democratic senator X"
/// and "his son X".
bool ClaimBuilder::is_presupposed(const Draft& draft) const {
    if (!draft.relation) return false;
    const Relation& relation = relations_[draft.relation];
    const TokenIndex what = draft.match.anchor;
    const bool office = relation.is_drawn_by(Construction::kTitle) || relation.is_drawn_by(Construction::kOffice);
    if (!office && (relation.family.tone != QuadClass::kIs || attributions_[what.value].quote > 0)) return false;
    if (clauses_.is(what, Upos::kAdj)) return !office && clauses_.is(what, {deprel::amod, deprel::nmod_desc});
    const TokenIndex head = clauses_.head_of(what);
    const bool told = clauses_.tree().has_child(what, deprel::cop) ||
                      (head && clauses_.tree().has_child(head, deprel::expl)); // "there were clashes in ..."
    return clauses_.is_noun(what) && !told &&
           (clauses_.is(what, {deprel::nmod_desc, deprel::appos, deprel::compound, deprel::flat, deprel::nsubj}) ||
            (!office && clauses_.tree().has_child(what, deprel::nmod_poss)));
}

/// Somebody, or something that people speak for; not "the visit underscores".
bool ClaimBuilder::can_speak(TokenIndex token) const {
    const EntityType type = entities_.type_of(token);
    // "a source", "the report": what the lexicon does not know
    return can_act(type) || type == EntityType::kConcept || type == EntityType::kOther;
}

Evidence ClaimBuilder::evidence_of(const Draft& draft, const Argument& subject, const Argument& object) const {
    const Sentence& sentence = clauses_.analysis().sentences[sentence_.value];
    Evidence evidence;
    evidence.document = clauses_.document().id();
    evidence.sentence = sentence_.value;
    evidence.span = sentence.span;
    evidence.text = text(sentence.span);
    const ByteSpan subject_words = told_words(clauses_, subject);
    const ByteSpan object_words = told_words(clauses_, object);
    evidence.subject = text(subject_words);
    evidence.object = text(object_words);
    std::vector<TokenIndex> words = draft.match.words;
    words.push_back(draft.match.anchor);
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const TokenIndex word : words) {
        if (!evidence.trigger.empty()) evidence.trigger += ' ';
        evidence.trigger += text(clauses_.token(word).span);
    }
    evidence.date = date_;
    evidence.subject_span = subject_words;
    evidence.object_span = object_words;
    evidence.trigger_span = clauses_.token(draft.match.anchor).span;
    evidence.rule = draft.rule.empty() ? std::string_view(draft.match.frame->text) : draft.rule;
    return evidence;
}

void ClaimBuilder::add_roles() {
    for (const RoleFact& role : entities_.roles) {
        const RelationIndex relation = relations_.find(role.relation);
        if (!relation) continue;
        const Mention& holder = entities_.mentions[role.holder.value];
        start_sentence(clauses_.analysis().sentence_of(holder.tokens.begin));
        if (!clauses_.analysis().sentences[sentence_.value].is_text()) continue;
        Draft draft{.relation = relation, .rule = kTitleRule};
        draft.match.anchor = TokenIndex{role.title.end.value - 1u};
        draft.subjects = {{holder.entity, holder.span, holder.kind}};
        draft.objects = {{role.object, role.object_words, MentionKind::kName}};
        draft.confidence = kRoleConfidence;
        add(draft);
    }
}

} // namespace claimgraph
