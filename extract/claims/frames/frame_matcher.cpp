#include "extract/claims/frames/frame_matcher.hpp"

#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace claimgraph {
namespace {

// What a filled slot adds to the weight of a frame. A word that the frame names counts most, since it is what tells
// "hold talks with" from "hold"; the figures only order frames of one anchor.
constexpr int kLiteralWeight = 6;
constexpr int kRestrictedWeight = 4;
constexpr int kPrepositionWeight = 3;
constexpr int kClauseWeight = 3;
constexpr int kDirectWeight = 2;

bool contains(std::span<const std::string> list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

bool is_direct_nominal(const Slot& slot) {
    return slot.prepositions.empty() &&
           (slot.role == Role::kObject || slot.role == Role::kTheme || slot.role == Role::kSubject);
}

/// "appoint S as O": what the verb is done to is the subject of the claim.
bool names_subject(const Frame& frame) {
    return std::ranges::any_of(frame.slots,
                               [](const Slot& slot) { return slot.role == Role::kSubject && is_direct_nominal(slot); });
}

} // namespace

std::optional<FrameMatch> FrameMatcher::match(TokenIndex anchor) const {
    if (clauses_.is(anchor, {deprel::aux, deprel::aux_pass, deprel::cop})) return std::nullopt;

    const std::string lemma = lower_ascii(clauses_.lemma(anchor));
    std::optional<FrameMatch> best;
    const auto consider = [&](std::optional<FrameMatch> candidate) {
        if (candidate && candidate->beats(best)) best = std::move(candidate);
    };
    const bool verb = clauses_.is(anchor, Upos::kVerb) || clauses_.is(anchor, Upos::kAux);
    if (verb) consider(best_of(AnchorKind::kVerb, lemma, anchor));
    if (clauses_.is(anchor, Upos::kVerb) || clauses_.is(anchor, Upos::kAdj))
        if (auto adjective = best_of(AnchorKind::kAdjective, lower_ascii(clauses_.form(anchor)), anchor)) {
            // "is opposed to", which is no passive with an agent left out
            if (best && !best->subject && adjective->subject) best.reset();
            consider(std::move(adjective));
        }
    if (clauses_.is_noun(anchor)) {
        if (clauses_.tree().has_child(anchor, deprel::cop))
            consider(best_of(AnchorKind::kVerb, clauses_.words().word(WordKind::kCopula), anchor));
        // a noun inside a name ("Kosovo Security Force") triggers nothing
        const MentionIndex mention = entities_.headed_by(anchor);
        if (!mention || entities_.mentions[mention.value].kind != MentionKind::kName)
            consider(best_of(AnchorKind::kNoun, lemma, anchor));
    }
    if (!best && verb && loose_) best = loose_match(lemma, anchor);
    return best;
}

std::optional<FrameMatch> FrameMatcher::best_of(AnchorKind kind, std::string_view lemma, TokenIndex anchor) const {
    std::optional<FrameMatch> best;
    for (const Frame& frame : relations_.frames(kind, lemma))
        if (auto match = try_frame(frame, anchor); match && match->beats(best)) best = std::move(match);
    return best;
}

/// "asked why X had left": who asks for an answer asks for no deed.
bool FrameMatcher::asks_only(const Frame& frame, TokenIndex anchor) const {
    if (relations_[frame.relation].content != Modality::kRequested) return false;
    const TokenIndex content = clauses_.content(anchor);
    return content && clauses_.is_interrogative(content);
}

std::optional<FrameMatch> FrameMatcher::try_frame(const Frame& frame, TokenIndex anchor) const {
    FrameMatch match{.frame = &frame, .anchor = anchor};
    if (frame.negated) {
        if (!clauses_.is_negated(anchor)) return std::nullopt;
        match.weight += kLiteralWeight;
    }
    if (frame.weak) match.weight -= kRestrictedWeight;
    const Slot* missing = fill_all(frame, match);
    if (trials_ != nullptr) trials_->push_back({&frame, anchor, missing});
    if (missing != nullptr || asks_only(frame, anchor)) return std::nullopt;

    if (frame.anchor_kind == AnchorKind::kNoun) {
        const std::string_view of = clauses_.words().word(WordKind::kGenitive);
        const bool of_may_own =
            std::ranges::none_of(frame.slots, [of](const Slot& slot) { return contains(slot.prepositions, of); });
        const TokenIndex owner = clauses_.possessor(clauses_.carrier(anchor), of_may_own);
        const bool copula = clauses_.tree().has_child(anchor, deprel::cop); // "X is a member of O"
        if (!owner && copula)
            match.subject = clauses_.subject(anchor);
        else if (owner != match.object)
            (frame.possessor == Role::kObject ? match.object : match.subject) = owner;
    } else if (!names_subject(frame)) {
        match.subject = subject_of(frame, anchor);
    }
    return match;
}

/// The first slot that nothing fills; null when all are filled.
const Slot* FrameMatcher::fill_all(const Frame& frame, FrameMatch& match) const {
    // Literals first: a preposition may depend on the noun of "hold [talk] with O".
    for (const Slot& slot : frame.slots)
        if (slot.role == Role::kLiteral && !fill(slot, frame, match)) return &slot;
    for (const Slot& slot : frame.slots)
        if (slot.role != Role::kLiteral && slot.prepositions.empty() && !fill(slot, frame, match)) return &slot;
    for (const Slot& slot : frame.slots)
        if (slot.role != Role::kLiteral && !slot.prepositions.empty() && !fill(slot, frame, match)) return &slot;
    return nullptr;
}

/// Whether a passive turns its direct arguments round.
bool FrameMatcher::is_turned(const Frame& frame, TokenIndex anchor) const {
    return clauses_.is_passive(anchor) && frame.anchor_kind == AnchorKind::kVerb &&
           std::ranges::any_of(frame.slots, is_direct_nominal);
}

TokenIndex FrameMatcher::subject_of(const Frame& frame, TokenIndex anchor) const {
    return is_turned(frame, anchor) ? clauses_.agent(anchor) : clauses_.subject(anchor);
}

/// No frame matches completely, but an actor does what the anchor of one says to another actor: "punched the
/// observers", where the table has "punch O:person". Frames that need words of their own ("hold [talk] with O") say
/// nothing without them.
std::optional<FrameMatch> FrameMatcher::loose_match(std::string_view lemma, TokenIndex anchor) const {
    for (const Frame& frame : relations_.frames(AnchorKind::kVerb, lemma)) {
        const bool plain = std::ranges::all_of(frame.slots, [](const Slot& slot) {
            return slot.optional || (slot.role == Role::kObject && slot.lemmas.empty() && slot.prepositions.empty());
        });
        if (!plain || frame.weak || frame.negated || !frame.has(Role::kObject) || asks_only(frame, anchor)) continue;
        FrameMatch match{.frame = &frame, .anchor = anchor, .subject = subject_of(frame, anchor), .loose = true};
        if (!match.subject || !actors_.is_actor(match.subject)) continue;
        const TokenIndex direct = clauses_.is_passive(anchor) ? clauses_.subject(anchor) : clauses_.object(anchor);
        if (direct && actors_.is_actor(direct)) match.object = direct;
        if (!match.object || match.object == match.subject) continue;
        return match;
    }
    return std::nullopt;
}

bool FrameMatcher::fill(const Slot& slot, const Frame& frame, FrameMatch& match) const {
    const TokenIndex filler = find(slot, frame, match);
    if (!filler || !fits(slot, filler)) return slot.optional;
    const auto take = [&](TokenIndex& place, int weight) {
        place = filler;
        match.weight += weight;
    };
    const int nominal_weight = slot.prepositions.empty() ? kDirectWeight : kPrepositionWeight;
    switch (slot.role) {
    case Role::kSubject:
        take(match.subject, nominal_weight);
        break;
    case Role::kObject:
        take(match.object, nominal_weight);
        break;
    case Role::kTheme:
        take(match.theme, nominal_weight);
        break;
    case Role::kComplement:
        take(match.complement, kClauseWeight);
        break;
    case Role::kContent:
        take(match.content, kClauseWeight);
        break;
    case Role::kLiteral:
    case Role::kParticle:
    case Role::kAdjective:
        take(match.words.emplace_back(), kLiteralWeight);
        break;
    }
    if (slot.role != Role::kLiteral && (!slot.lemmas.empty() || slot.types != 0)) match.weight += kRestrictedWeight;
    return true;
}

TokenIndex FrameMatcher::find(const Slot& slot, const Frame& frame, const FrameMatch& match) const {
    const TokenIndex anchor = match.anchor;
    switch (slot.role) {
    case Role::kComplement:
        if (!slot.prepositions.empty()) return prepositional(slot, match);
        if (const TokenIndex complement = clauses_.complement(anchor)) return complement;
        // "urged leaders to ensure", parsed as a clause with a subject of its own
        if (const TokenIndex clause = clauses_.content(anchor); clause && clauses_.is(clause, TagTrait::kInfinitive))
            return clause;
        return {};
    case Role::kContent:
        return clauses_.content(anchor);
    case Role::kParticle:
    case Role::kAdjective:
        return clauses_.tree().first_child(
            anchor, [&](TokenIndex child) { return contains(slot.lemmas, lower_ascii(clauses_.form(child))); });
    default:
        break;
    }
    return slot.prepositions.empty() ? direct_argument(slot, frame, anchor) : prepositional(slot, match);
}

TokenIndex FrameMatcher::direct_argument(const Slot& slot, const Frame& frame, TokenIndex anchor) const {
    if (frame.anchor_kind == AnchorKind::kNoun) {
        if (slot.role != Role::kLiteral) return {};
        return clauses_.tree().first_child(
            anchor, [&](TokenIndex child) { return clauses_.is(child, deprel::compound) && fits(slot, child); });
    }
    if (clauses_.tree().has_child(anchor, deprel::cop)) return anchor; // "be O=factor": the copular noun itself
    const auto directs = std::ranges::count_if(frame.slots, is_direct_nominal);
    const bool first =
        std::ranges::find_if(frame.slots, is_direct_nominal) - frame.slots.begin() == &slot - frame.slots.data();
    if (clauses_.is_passive(anchor)) {
        const TokenIndex passive_subject = clauses_.subject(anchor);
        if (directs < 2 || first) return passive_subject;
        return clauses_.object(anchor);
    }
    if (directs == 2) {
        const TokenIndex told = clauses_.indirect_object(anchor);
        const TokenIndex named = told ? TokenIndex() : clauses_.predicate_of_object(anchor);
        if (first) return named ? clauses_.object(anchor) : told; // "elected Keller president"
        if (named) return named;
    }
    if (frame.has(Role::kContent) && slot.role == Role::kObject)
        if (const TokenIndex told = clauses_.indirect_object(anchor)) return told;
    if (const TokenIndex object = clauses_.object(anchor)) return object;
    if (const TokenIndex told = clauses_.indirect_object(anchor))
        return told; // "urged leaders to act", by some parsers
    if (frame.has(Role::kComplement))
        if (const TokenIndex clause = clauses_.content(anchor)) return clauses_.subject_child(clause);
    return {};
}

TokenIndex FrameMatcher::prepositional(const Slot& slot, const FrameMatch& match) const {
    // On the trigger itself, on a noun that belongs to it, or - attachment is the parser's weakest point - on what
    // fills another slot.
    const TokenIndex agent = is_turned(*match.frame, match.anchor) ? clauses_.agent(match.anchor) : TokenIndex();
    const auto seek = [&](TokenIndex governor, TokenIndex behind = {}) -> TokenIndex {
        return clauses_.tree().first_child(governor, [&](TokenIndex child) {
            return !(behind && child <= behind) && clauses_.has_preposition(child, slot.prepositions) &&
                   child != match.subject && child != match.object && child != match.theme && child != agent &&
                   fits(slot, child);
        });
    };
    const auto seek_within = [&](TokenIndex governor) -> TokenIndex {
        if (const TokenIndex found = seek(governor)) return found;
        for (const TokenIndex child : clauses_.tree().children(governor)) // "talks on Monday with", "rounds aimed at"
            if (clauses_.is_time(child) || clauses_.is(child, deprel::acl))
                if (const TokenIndex found = seek(child)) return found;
        return {};
    };
    if (const TokenIndex found = seek(match.anchor)) return found;
    if (const TokenIndex carrier = clauses_.carrier(match.anchor); carrier != match.anchor)
        if (const TokenIndex found = seek_within(carrier)) return found;
    for (const TokenIndex word : match.words)
        if (const TokenIndex found = seek_within(word)) return found;
    for (const TokenIndex filler : {match.theme, match.object, match.subject})
        if (filler)
            if (const TokenIndex found = seek(filler)) return found;
    if (match.frame->anchor_kind == AnchorKind::kNoun && clauses_.is(match.anchor, deprel::obj))
        return seek(clauses_.head_of(match.anchor), match.anchor);
    return {};
}

bool FrameMatcher::fits(const Slot& slot, TokenIndex filler) const {
    if (slot.role == Role::kLiteral && !contains(slot.lemmas, lower_ascii(clauses_.lemma(filler))))
        filler = clauses_.substance(filler); // "ten days of talks"
    if (!slot.lemmas.empty()) return contains(slot.lemmas, lower_ascii(clauses_.lemma(filler)));
    if (slot.types != 0) return (slot.types & type_bit(actors_.type_of(filler))) != 0;
    if (slot.role != Role::kObject && slot.role != Role::kTheme) return true;
    if (!slot.prepositions.empty()) {
        if (clauses_.is(filler, WordKind::kRelational)) return false;
        if (clauses_.is(filler, TagTrait::kInfinitive)) return false; // "gave a loan to finance the work"
    }
    return !clauses_.is_time(clauses_.substance(filler));
}

} // namespace claimgraph
