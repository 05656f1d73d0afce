#include "extract/claims/decision/claim_pairs.hpp"

namespace claimgraph {
namespace {

constexpr std::size_t kMaxPlaces = 16;
constexpr std::size_t kMaxShared = 8;
constexpr int kMaxCoordination = 4;

constexpr DeprelSet kVerbModifiers = {deprel::obl, deprel::obl_agent, deprel::obl_unmarked};
constexpr DeprelSet kNounModifiers = {deprel::nmod, deprel::obl, deprel::nmod_unmarked};
constexpr DeprelSet kComplementClauses = {deprel::xcomp, deprel::ccomp};
constexpr DeprelSet kLowerClauses = {deprel::xcomp, deprel::ccomp, deprel::advcl};

} // namespace

PlaceSide side_of(PlaceKind kind) {
    switch (kind) {
    case PlaceKind::kVerbSubject:
    case PlaceKind::kVerbObject:
    case PlaceKind::kVerbOblique:
        return PlaceSide::kVerb;
    case PlaceKind::kUpperSubject:
    case PlaceKind::kUpperObject:
        return PlaceSide::kUpper;
    case PlaceKind::kLowerSubject:
    case PlaceKind::kLowerObject:
        return PlaceSide::kLower;
    default:
        return PlaceSide::kOwn;
    }
}

void PairFinder::add(PlaceKind kind, TokenIndex head, TokenIndex preposition) {
    if (!head || places_.size() >= kMaxPlaces) return;
    if (clauses_.is_relative_pronoun(head)) head = clauses_.antecedent(head);
    if (head == anchor_ && kind != PlaceKind::kSelf) return;
    for (const PairPlace& place : places_)
        if (place.head == head) return;
    if (kind != PlaceKind::kClause && clauses_.is_time(head) && !entities_.headed_by(head)) return;
    places_.push_back({kind, head, preposition});
}

/// The dependents with a preposition.
void PairFinder::add_modifiers(TokenIndex governor, PlaceKind kind) {
    const DeprelSet labels = kind == PlaceKind::kModifier ? kNounModifiers : kVerbModifiers;
    for (const TokenIndex child : clauses_.tree().children(governor))
        if (clauses_.is(child, labels)) add(kind, child, clauses_.tree().child(child, deprel::case_));
}

void PairFinder::add_verb_places(TokenIndex verb) {
    const bool passive = clauses_.is_passive(verb);
    const TokenIndex subject = clauses_.subject(verb);
    if (passive) {
        add(PlaceKind::kSubject, clauses_.agent(verb));
        add(PlaceKind::kObject, subject);
    } else {
        add(PlaceKind::kSubject, subject);
    }
    add(PlaceKind::kObject, clauses_.object(verb));
    add(PlaceKind::kRecipient, clauses_.indirect_object(verb));
    add_modifiers(verb, PlaceKind::kOblique);
    for (const TokenIndex child : clauses_.tree().children(verb))
        if (clauses_.is(child, kComplementClauses) && clauses_.tree().subtree(child).size() <= kMaxConceptTokens)
            add(PlaceKind::kClause, child);
    add_neighbours(verb);
}

/// Participants of the clauses right above and below: trees attach much to the wrong one.
void PairFinder::add_neighbours(TokenIndex verb) {
    TokenIndex upper = clauses_.head_of(verb);
    if (upper && clauses_.is_noun(upper)) upper = governing_verb(upper);
    if (upper && clauses_.is(upper, Upos::kVerb)) {
        add(PlaceKind::kUpperSubject, clauses_.subject(upper));
        add(PlaceKind::kUpperObject, clauses_.object(upper));
    }
    for (const TokenIndex child : clauses_.tree().children(verb)) {
        if (!clauses_.is(child, kLowerClauses)) continue;
        add(PlaceKind::kLowerSubject, clauses_.subject_child(child));
        add(PlaceKind::kLowerObject, clauses_.object(child));
    }
}

TokenIndex PairFinder::governing_verb(TokenIndex noun) const {
    for (int step = 0; step < kMaxCoordination && clauses_.is(noun, deprel::conj); ++step)
        noun = clauses_.head_of(noun);
    if (!clauses_.is(noun, kSubjects | kVerbModifiers | DeprelSet{deprel::obj, deprel::xcomp, deprel::iobj})) return {};
    const TokenIndex verb = clauses_.head_of(noun);
    return verb && clauses_.is(verb, Upos::kVerb) ? verb : TokenIndex();
}

/// The first of "founder and chief executive": what it is said of, the others are said of, too.
TokenIndex PairFinder::first_of_nouns(TokenIndex noun) const {
    TokenIndex first = noun;
    for (int step = 0; step < kMaxCoordination && clauses_.is(first, deprel::conj); ++step) {
        first = clauses_.head_of(first);
        if (!tells_what(first)) return noun;
    }
    return first;
}

/// A common noun, or an office in capitals: "Group [President] and Chief Executive Officer of Acme".
bool PairFinder::tells_what(TokenIndex noun) const {
    return clauses_.is(noun, Upos::kNoun) || (clauses_.is(noun, Upos::kPropn) && arguments_.is_somebody(noun));
}

/// "Founder [and chief executive] of Acme": what hangs on the last of several nouns, unless one has its own or an
/// article parts them.
void PairFinder::add_shared_modifiers(TokenIndex noun) {
    const Tree& tree = clauses_.tree();
    TokenIndex last = noun;
    for (const TokenIndex child : tree.children(noun)) {
        if (child > noun && clauses_.is(child, kNounModifiers)) return;
        if (child > noun && clauses_.is(child, deprel::conj)) last = child;
    }
    if (last != noun && tells_what(last) && !tree.has_child(last, deprel::det))
        add_modifiers(last, PlaceKind::kModifier);
}

void PairFinder::add_noun_places(TokenIndex noun) {
    const Tree& tree = clauses_.tree();
    const TokenIndex first = first_of_nouns(noun);
    add(PlaceKind::kSelf, noun);
    if (tree.has_child(first, deprel::cop)) add(PlaceKind::kSubject, clauses_.subject(first));
    add(PlaceKind::kPossessor, tree.child(noun, deprel::nmod_poss));
    for (const TokenIndex child : tree.children(noun)) {
        if (clauses_.is(child, deprel::appos)) add(PlaceKind::kApposition, child);
        if (child < noun && entities_.headed_by(child) && clauses_.is(child, kPremodifiers)) {
            const bool people = entities_.mentions[entities_.headed_by(child).value].demonym;
            add(people ? PlaceKind::kPeople : PlaceKind::kCompound, child);
        }
    }
    const TokenIndex head = clauses_.head_of(first);
    if (head && clauses_.is(first, {deprel::appos, deprel::nmod_desc, deprel::compound}))
        add(PlaceKind::kDescribed, clauses_.bearer(head));
    add_modifiers(noun, PlaceKind::kModifier);
    add_shared_modifiers(noun);
    verb_ = governing_verb(noun);
    if (!verb_) return;
    const bool passive = clauses_.is_passive(verb_);
    add(PlaceKind::kVerbSubject, passive ? clauses_.agent(verb_) : clauses_.subject(verb_));
    add(PlaceKind::kVerbObject, passive ? clauses_.subject(verb_) : clauses_.object(verb_));
    add_modifiers(verb_, PlaceKind::kVerbOblique);
}

std::span<const Argument> PairFinder::resolve(const PairPlace& place) {
    auto& known = resolved_[place.head.value];
    if (!known) {
        if (place.kind == PlaceKind::kClause)
            known = std::vector<Argument>{arguments_.clause(place.head)};
        else
            known = arguments_.resolve(place.head);
        if (known->size() > kMaxShared) known->resize(kMaxShared);
    }
    // an anchor is only itself, not the others of its coordination
    return place.kind == PlaceKind::kSelf ? std::span(*known).first(std::min<std::size_t>(1, known->size())) : *known;
}

void PairFinder::add_pair(const PairPlace& subject, const PairPlace& object, const Argument& who, const Argument& whom,
                          std::vector<ClaimPair>& out) {
    ClaimPair pair{.anchor = anchor_, .verb = verb_, .subject = subject, .object = object, .who = who, .whom = whom};
    if (pair.who.entity == pair.whom.entity) {
        // "Hansen, a banker": the words that describe somebody are no mention of somebody here
        if (object.kind != PlaceKind::kSelf) return;
        pair.whom = arguments_.description(object.head, who.entity);
    }
    out.push_back(pair);
}

void PairFinder::find(TokenIndex anchor, std::vector<ClaimPair>& out) {
    anchor_ = anchor;
    verb_ = {};
    places_.clear();
    const bool copular = clauses_.tree().has_child(anchor, deprel::cop);
    if (clauses_.is(anchor, Upos::kVerb))
        add_verb_places(anchor);
    else if (clauses_.is_noun(anchor))
        add_noun_places(anchor);
    else if (clauses_.is(anchor, Upos::kAdj) && (copular || !clauses_.is(anchor, deprel::amod)))
        add_verb_places(anchor);
    else
        return;
    if (places_.size() < 2) return;
    for (const PairPlace& subject : places_)
        for (const PairPlace& object : places_) {
            if (&subject == &object || subject.kind == PlaceKind::kClause) continue;
            // the participants of another clause are that clause's own
            const PlaceSide side = side_of(subject.kind);
            const PlaceSide other = side_of(object.kind);
            if (side != PlaceSide::kOwn && other != PlaceSide::kOwn) continue;
            const bool itself = subject.kind == PlaceKind::kSelf || object.kind == PlaceKind::kSelf;
            if (itself && (side == PlaceSide::kVerb || other == PlaceSide::kVerb)) continue;
            resolve(subject);
            for (const Argument& who : std::vector<Argument>(resolve(subject).begin(), resolve(subject).end()))
                for (const Argument& whom : resolve(object)) add_pair(subject, object, who, whom, out);
        }
}

} // namespace claimgraph
