#include "extract/claims/attribution/reports.hpp"

namespace claimgraph {
namespace {

constexpr DeprelSet kNames = {deprel::flat, deprel::appos, deprel::nmod_desc, deprel::compound};
/// What parsers make of a subject behind its verb.
constexpr DeprelSet kBehindVerb = kSubjects | DeprelSet{deprel::obj,   deprel::iobj, deprel::obl_unmarked,
                                                        deprel::xcomp, deprel::dep,  deprel::parataxis};
/// What a verb that only tells who spoke does not have.
constexpr DeprelSet kOwnWords = {deprel::mark, deprel::cc, deprel::obj, deprel::ccomp, deprel::xcomp};
constexpr DeprelSet kOfNoun = {deprel::nmod, deprel::obl, deprel::acl};

TokenIndex after(TokenIndex at) { return TokenIndex{at.value + 1u}; }

} // namespace

bool ReportReader::may_speak(TokenIndex phrase) const {
    if (clauses_.is(phrase, Upos::kPron)) return !clauses_.is(phrase, WordKind::kRelative);
    const EntityType type = actors_.type_of(phrase);
    if (can_act(type)) return true;
    if (clauses_.is(phrase, Upos::kPropn)) return type == EntityType::kConcept || type == EntityType::kOther;
    if (clauses_.is(phrase, Upos::kNoun)) return words_.is_document(clauses_.lemma(phrase));
    return clauses_.is(phrase, Upos::kDet) || clauses_.is(phrase, Upos::kAdj); // "many", "the injured"
}

bool ReportReader::is_somebody(TokenIndex phrase) const {
    const EntityType type = actors_.type_of(phrase);
    return can_act(type) && type != EntityType::kPlace;
}

TokenIndex ReportReader::source(TokenIndex phrase) const {
    if (!phrase) return {};
    if (clauses_.is_relative_pronoun(phrase)) phrase = clauses_.antecedent(phrase);
    if (!phrase) return {};
    if (is_utterance(phrase))
        if (const TokenIndex somebody = issuer(phrase)) return somebody;
    const TokenIndex next{phrase.value + 1u};
    if (!clauses_.is(phrase, Upos::kPropn) && next.value < clauses_.analysis().tokens.size() &&
        clauses_.head_of(next) == phrase && clauses_.is(next, Upos::kPropn) && clauses_.is(next, kNames))
        return next; // "study co-author Ann Lee"
    return may_speak(phrase) ? phrase : TokenIndex();
}

/// The last word of the names behind a preposition that starts no phrase of its own: "by US Secretary of State X".
TokenIndex ReportReader::named_head(TokenIndex preposition, TokenRange phrase) const {
    TokenIndex found;
    for (TokenIndex at = after(preposition); at < phrase.end; ++at.value) {
        if (clauses_.is(at, Upos::kPunct) || clauses_.is(at, Upos::kVerb)) break;
        if (clauses_.is(at, Upos::kPropn) && !clauses_.is(at, {deprel::flat, deprel::compound}) && may_speak(at))
            found = at;
    }
    return found ? found : clauses_.head_of(preposition);
}

/// "a tweet by X", "X's tweet", "a statement from X", "X released a statement which read".
TokenIndex ReportReader::issuer(TokenIndex utterance) const {
    const auto somebody = [&](TokenIndex owner) {
        return owner && owner != utterance && !is_utterance(owner) && may_speak(owner);
    };
    if (const TokenIndex owner = clauses_.possessor(utterance, true); somebody(owner)) return owner;
    for (const TokenIndex child : clauses_.tree().children(utterance))
        if (clauses_.is(child, kOfNoun) && clauses_.is_noun(child) &&
            clauses_.has_marker_of(child, WordKind::kObjectControlPreposition) && somebody(child))
            return child;                                         // "from X"
    const TokenRange phrase = clauses_.tree().subtree(utterance); // "a tweet on Monday by X"
    for (TokenIndex at = after(utterance); at < phrase.end; ++at.value)
        if (clauses_.is(at, WordKind::kAgent) && clauses_.is(at, deprel::case_))
            if (const TokenIndex owner = named_head(at, phrase); somebody(owner)) return owner;
    const TokenIndex verb = clauses_.head_of(utterance);
    if (verb && clauses_.is(utterance, deprel::obj) && clauses_.is(verb, Upos::kVerb))
        if (const TokenIndex subject = clauses_.subject(verb); somebody(subject)) return subject;
    return {};
}

TokenIndex ReportReader::speaker(TokenIndex word) const {
    TokenIndex found;
    if (speaks_by_frame(word))
        found = matches_[word.value]->subject;
    else if (verb(word) != nullptr)
        found = clauses_.is_passive(word) ? clauses_.agent(word) : clauses_.subject(word);
    if (found && clauses_.is(found, deprel::nsubj_pass)) return {}; // "reefs are suggested to recover"
    found = source(found);
    return found == word ? TokenIndex() : found;
}

TokenIndex ReportReader::inverted_speaker(TokenIndex verb, TokenRange within) const {
    for (const TokenIndex child : clauses_.tree().children(verb)) {
        if (child < verb || !within.contains(child) || !clauses_.is(child, kBehindVerb)) continue;
        if (clauses_.is(child, Upos::kVerb) || clauses_.tree().has_child(child, deprel::case_)) continue;
        if (const TokenIndex found = source(child)) return found;
    }
    return {};
}

TokenIndex ReportReader::speaker_before(TokenIndex said) const {
    if (!clauses_.is(said, {deprel::advcl, deprel::parataxis, deprel::conj}) || verb(said) == nullptr ||
        !clauses_.is(said, TagTrait::kFinite) || said.value == 0)
        return {};
    for (const TokenIndex child : clauses_.tree().children(said))
        if (clauses_.is(child, kOwnWords) || clauses_.is(child, kSubjects)) return {};
    for (TokenIndex at{said.value - 1u}; at; at = clauses_.head_of(at)) {
        const TokenRange phrase = clauses_.tree().subtree(at);
        if (phrase.end != said || !(clauses_.is_noun(at) || clauses_.is(at, Upos::kPron))) return {};
        if (phrase.begin.value == 0) return {};
        TokenIndex first = phrase.begin;
        if (!clauses_.is(first, TagTrait::kComma)) --first.value;
        if (clauses_.is(first, TagTrait::kComma)) return source(at);
    }
    return {};
}

RelationIndex ReportReader::report(TokenIndex word) const {
    if (const auto& match = matches_[word.value]) return match->frame->relation;
    const ReportingVerb* found = verb(word);
    return found != nullptr ? found->relation : relations_.drawn_by(Construction::kSource);
}

bool ReportReader::reports_clauses(TokenIndex word) const {
    const ReportingVerb* found = verb(word);
    return found != nullptr && found->kind != ReportingKind::kQuotative;
}

} // namespace claimgraph
