#include "extract/claims/frame_matcher.hpp"

#include "graph/core/fold.hpp"

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

constexpr std::string_view kCopula = "be";

bool contains(std::span<const std::string> list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

bool is_direct_nominal(const Slot& slot) {
    return slot.prepositions.empty() && (slot.role == Role::kObject || slot.role == Role::kTheme);
}

} // namespace

std::optional<FrameMatch> FrameMatcher::match(TokenIndex anchor) const {
    const Token& token = clauses_.token(anchor);
    if (token.deprel == deprel::aux || token.deprel == deprel::aux_pass || token.deprel == deprel::cop)
        return std::nullopt;

    const std::string lemma = lower_ascii(clauses_.lemma(anchor));
    std::optional<FrameMatch> best;
    const auto consider = [&](std::optional<FrameMatch> candidate) {
        if (candidate && candidate->beats(best)) best = std::move(candidate);
    };
    if (token.upos == Upos::kVerb || token.upos == Upos::kAux)
        consider(best_of(relations_.frames(AnchorKind::kVerb, lemma), anchor));
    if (token.upos == Upos::kVerb || token.upos == Upos::kAdj)
        consider(best_of(relations_.frames(AnchorKind::kAdjective, lower_ascii(clauses_.form(anchor))), anchor));
    if (is_noun(token.upos)) {
        if (clauses_.tree().has_child(anchor, deprel::cop))
            consider(best_of(relations_.frames(AnchorKind::kVerb, kCopula), anchor));
        // a noun inside a name ("Kosovo Security Force") triggers nothing
        const MentionIndex mention = entities_.headed_by(anchor);
        if (!mention || entities_.mentions[mention.value].kind != MentionKind::kName)
            consider(best_of(relations_.frames(AnchorKind::kNoun, lemma), anchor));
    }
    return best;
}

std::optional<FrameMatch> FrameMatcher::best_of(std::span<const Frame> frames, TokenIndex anchor) const {
    std::optional<FrameMatch> best;
    for (const Frame& frame : frames)
        if (auto match = try_frame(frame, anchor); match && match->beats(best)) best = std::move(match);
    return best;
}

std::optional<FrameMatch> FrameMatcher::try_frame(const Frame& frame, TokenIndex anchor) const {
    FrameMatch match{.frame = &frame, .anchor = anchor};
    const Slot* missing = fill_all(frame, match);
    if (trials_ != nullptr) trials_->push_back({&frame, anchor, missing});
    if (missing != nullptr) return std::nullopt;

    if (frame.anchor_kind == AnchorKind::kNoun) {
        const TokenIndex owner = clauses_.possessor(anchor, std::ranges::none_of(frame.slots, [](const Slot& slot) {
                                                        return contains(slot.prepositions, "of");
                                                    }));
        if (owner != match.object) (frame.possessor == Role::kObject ? match.object : match.subject) = owner;
    } else if (clauses_.is_passive(anchor) && frame.anchor_kind == AnchorKind::kVerb &&
               std::ranges::any_of(frame.slots, is_direct_nominal)) {
        match.subject = clauses_.agent(anchor);
    } else {
        match.subject = clauses_.subject(anchor);
    }
    return match;
}

/// The first slot that nothing fills; null when all are filled.
const Slot* FrameMatcher::fill_all(const Frame& frame, FrameMatch& match) const {
    // Literals first: a preposition may hang on the noun of "hold [talk] with O".
    for (const Slot& slot : frame.slots)
        if (slot.role == Role::kLiteral && !fill(slot, frame, match)) return &slot;
    for (const Slot& slot : frame.slots)
        if (slot.role != Role::kLiteral && slot.prepositions.empty() && !fill(slot, frame, match)) return &slot;
    for (const Slot& slot : frame.slots)
        if (slot.role != Role::kLiteral && !slot.prepositions.empty() && !fill(slot, frame, match)) return &slot;
    return nullptr;
}

bool FrameMatcher::fill(const Slot& slot, const Frame& frame, FrameMatch& match) const {
    const TokenIndex filler = find(slot, frame, match);
    if (!filler || !fits(slot, filler)) return slot.optional;
    switch (slot.role) {
    case Role::kSubject:
        match.subject = filler;
        break;
    case Role::kObject:
        match.object = filler;
        break;
    case Role::kTheme:
        match.theme = filler;
        break;
    case Role::kComplement:
        match.complement = filler;
        break;
    case Role::kContent:
        match.content = filler;
        break;
    case Role::kLiteral:
    case Role::kParticle:
    case Role::kAdjective:
        match.words.push_back(filler);
        break;
    }
    switch (slot.role) {
    case Role::kLiteral:
    case Role::kParticle:
    case Role::kAdjective:
        match.weight += kLiteralWeight;
        break;
    case Role::kComplement:
    case Role::kContent:
        match.weight += kClauseWeight;
        break;
    default:
        match.weight += slot.prepositions.empty() ? kDirectWeight : kPrepositionWeight;
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
        if (const TokenIndex clause = clauses_.content(anchor); clause && clauses_.xpos(clause) == "VB") return clause;
        return {};
    case Role::kContent:
        return clauses_.content(anchor);
    case Role::kParticle:
    case Role::kAdjective:
        for (const TokenIndex child : clauses_.tree().children(anchor))
            if (contains(slot.lemmas, lower_ascii(clauses_.form(child)))) return child;
        return {};
    default:
        break;
    }
    return slot.prepositions.empty() ? direct_argument(slot, frame, anchor) : prepositional(slot, match);
}

TokenIndex FrameMatcher::direct_argument(const Slot& slot, const Frame& frame, TokenIndex anchor) const {
    if (frame.anchor_kind == AnchorKind::kNoun) {
        if (slot.role == Role::kLiteral)
            for (const TokenIndex child : clauses_.tree().children(anchor))
                if (clauses_.token(child).deprel == deprel::compound) return child;
        return {};
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
    if (directs == 2 && first) return clauses_.indirect_object(anchor);
    if (frame.has(Role::kContent) && slot.role == Role::kObject)
        if (const TokenIndex told = clauses_.indirect_object(anchor)) return told;
    if (const TokenIndex object = clauses_.object(anchor)) return object;
    if (const TokenIndex told = clauses_.indirect_object(anchor))
        return told; // "urged leaders to act", by some parsers
    if (frame.has(Role::kComplement))
        if (const TokenIndex clause = clauses_.content(anchor))
            for (const TokenIndex child : clauses_.tree().children(clause))
                if (is_subject(clauses_.token(child).deprel)) return child;
    return {};
}

TokenIndex FrameMatcher::prepositional(const Slot& slot, const FrameMatch& match) const {
    // On the trigger itself, on a noun that belongs to it, or - attachment is the parser's weakest point - on what
    // fills another slot.
    const auto seek = [&](TokenIndex governor) -> TokenIndex {
        for (const TokenIndex child : clauses_.tree().children(governor)) {
            if (!clauses_.has_preposition(child, slot.prepositions)) continue;
            if (child != match.object && child != match.theme && fits(slot, child)) return child;
        }
        return {};
    };
    if (const TokenIndex found = seek(match.anchor)) return found;
    for (const TokenIndex word : match.words)
        if (const TokenIndex found = seek(word)) return found;
    for (const TokenIndex filler : {match.theme, match.object})
        if (filler)
            if (const TokenIndex found = seek(filler)) return found;
    if (match.frame->anchor_kind == AnchorKind::kNoun && clauses_.token(match.anchor).deprel == deprel::obj)
        if (const TokenIndex found = seek(clauses_.token(match.anchor).head); found > match.anchor) return found;
    return {};
}

bool FrameMatcher::fits(const Slot& slot, TokenIndex filler) const {
    if (!slot.lemmas.empty() && !contains(slot.lemmas, lower_ascii(clauses_.lemma(filler)))) return false;
    return slot.types == 0 || (slot.types & type_bit(entities_.type_of(filler))) != 0;
}

} // namespace claimgraph
