#include "extract/claims/factuality/factuality.hpp"

#include <array>

namespace claimgraph {
namespace {

/// "Seems to plan to try to avoid": real chains are shorter.
constexpr std::size_t kMaxGovernors = 8;
constexpr DeprelSet kNominals = {deprel::obj, deprel::obl, deprel::nmod};
constexpr DeprelSet kNominalSubjects = {deprel::nsubj, deprel::nsubj_pass, deprel::nsubj_outer};
constexpr DeprelSet kComplements = {deprel::xcomp, deprel::ccomp, deprel::csubj, deprel::csubj_pass};

} // namespace

Factuality FactualityReader::read(TokenIndex predicate) const {
    struct Step {
        TokenIndex token;
        Link link;
    };
    std::array<Step, kMaxGovernors + 1> chain{};
    std::size_t depth = 0;
    Status context;
    bool holds_clause = false;
    for (TokenIndex at = predicate;; at = clauses_.head_of(at)) {
        const Link link = depth == kMaxGovernors ? Link::kNone : link_of(at, holds_clause);
        chain[depth++] = {at, link};
        if (link == Link::kNone) {
            if (!clauses_.head_of(at) && clauses_.ends_as_question(at)) context.modality = Modality::kPossible;
            break;
        }
        holds_clause = link == Link::kThat && clauses_.is_noun(clauses_.head_of(at));
    }
    const auto within = [](Status inner, Status outer) {
        inner.denied ^= outer.denied;
        const bool open = inner.modality == Modality::kFuture && outer.modality == Modality::kPossible;
        if (inner.modality == Modality::kActual || open) inner.modality = outer.modality; // "hope that it will"
        return inner;
    };
    Status status = within(own(chain[depth - 1].token), context);
    for (std::size_t i = depth - 1; i-- > 0;) {
        context = below(chain[i + 1].token, chain[i].token, chain[i].link, status, context);
        status = within(own(chain[i].token), context);
    }
    return {status.denied ? Polarity::kDenied : Polarity::kAffirmed, status.modality};
}

FactualityReader::Link FactualityReader::link_of(TokenIndex token, bool holds_clause) const {
    const TokenIndex governor = clauses_.head_of(token);
    if (!governor) return Link::kNone;
    if (clauses_.is(token, deprel::conj)) {
        const bool apart = clauses_.is(governor, Upos::kVerb) && clauses_.has_own_subject(token);
        const bool again = clauses_.has_marker_of(token, WordKind::kComplementizer, {deprel::mark});
        return apart && !again ? Link::kNone : Link::kConjunct;
    }
    if (clauses_.is_noun(token) && clauses_.is(token, kNominals | kNominalSubjects)) {
        if (holds_clause) return Link::kThat;
        if (clauses_.is(token, {deprel::obl, deprel::nmod}) &&
            child_as(token, Role::kLinker, {deprel::case_}) == nullptr)
            return Link::kNone; // "hopes after talks"
        if (clauses_.is(token, kNominals) && !is_presupposed(token)) return Link::kNoun;
        return signature(governor, token, Link::kKnown) != nullptr ? Link::kKnown : Link::kNone;
    }
    return link_of_clause(token, governor);
}

FactualityReader::Link FactualityReader::link_of_clause(TokenIndex token, TokenIndex governor) const {
    const bool infinitive = clauses_.has_marker_of(token, WordKind::kInfinitiveMarker, {deprel::mark}) &&
                            !clauses_.is(token, TagTrait::kGerund);                  // "came close to attacking"
    if (infinitive && find(governor, Role::kOrdinal) != nullptr) return Link::kNone; // "the first to attack"
    if (clauses_.is(token, kComplements)) {
        const bool finite =
            !infinitive && clauses_.has_own_subject(token) && !clauses_.is(token, deprel::xcomp) && !is_bare(token);
        if (!finite && clauses_.is(token, {deprel::csubj, deprel::csubj_pass}) && !infinitive) return Link::kNone;
        return finite ? Link::kThat : Link::kTo;
    }
    if (clauses_.is(token, {deprel::acl, deprel::acl_relcl})) {
        if (is_content(token, governor)) return Link::kThat;
        if (clauses_.is(token, deprel::acl) && infinitive) return link_of_infinitive(governor);
        return clauses_.is(token, deprel::acl) && clauses_.tree().has_child(token, deprel::mark) ? Link::kTo
                                                                                                 : Link::kNone;
    }
    if (!clauses_.is(token, deprel::advcl)) return Link::kNone;
    if (infinitive && clauses_.is_object_controlled(token, governor)) return Link::kTo; // "picked X to lead"
    if (infinitive) return find(token, Role::kOutcome) != nullptr ? Link::kNone : Link::kPurpose;
    if (!clauses_.is(token, TagTrait::kGerund)) return Link::kNone;
    if (clauses_.is_object_controlled(token, governor) || token.value == governor.value + 1u) return Link::kTo;
    const bool behind = token > governor && clauses_.tree().has_child(token, deprel::mark) &&
                        !clauses_.has_own_subject(token); // "closed, with Norway suspending talks"
    const bool aimed =
        clauses_.has_marker_of(token, WordKind::kInfinitiveMarker, {deprel::mark}); // "switched to holding"
    return behind && (aimed || signature(governor, token, Link::kTo) != nullptr) ? Link::kTo : Link::kNone;
}

/// "Will see Norway fund schools", "will see schools funded": as an infinitive, whatever the parser makes of its
/// subject.
bool FactualityReader::is_bare(TokenIndex clause) const {
    return (clauses_.is(clause, TagTrait::kInfinitive) || clauses_.is(clause, TagTrait::kPastParticiple)) &&
           !clauses_.tree().first_child(clause, [this](TokenIndex child) {
               return clauses_.is(child, {deprel::mark, deprel::aux, deprel::aux_pass, deprel::cop});
           });
}

/// "The plan to attack" is a plan; "the first to attack" did it.
FactualityReader::Link FactualityReader::link_of_infinitive(TokenIndex noun) const {
    return child_as(noun, Role::kOrdinal, {deprel::amod}) != nullptr ? Link::kNone : Link::kTo;
}

/// Whether a clause tells what a noun says: "the claim that they attacked", not "the claim that they made". Parsers
/// take some of these for relative clauses with two objects.
bool FactualityReader::is_content(TokenIndex clause, TokenIndex noun) const {
    if (!clauses_.is_noun(noun) || !clauses_.has_own_subject(clause)) return false;
    bool opened = false;
    std::size_t objects = 0;
    for (const TokenIndex child : clauses_.tree().children(clause)) {
        opened |= clauses_.is(child, {deprel::mark, deprel::obj}) && clauses_.is(child, WordKind::kComplementizer);
        objects += clauses_.is(child, deprel::obj);
        if (clauses_.is(child, {deprel::mark, deprel::obl_unmarked}) && clauses_.is(child, WordKind::kComplementizer))
            return true;
    }
    return opened && objects > 1;
}

/// "The talks", "their talks", "Norway": they are presupposed to exist. Not "the release of the prisoners", which has
/// its article from what stands behind it.
bool FactualityReader::is_presupposed(TokenIndex noun) const {
    if (clauses_.is(noun, Upos::kPropn)) return true;
    if (clauses_.tree().has_child(noun, deprel::nmod)) return false;
    return bool(clauses_.tree().first_child(noun, [this](TokenIndex child) {
        return clauses_.is(child, deprel::nmod_poss) ||
               (clauses_.is(child, deprel::det) && clauses_.is(child, WordKind::kDefinite));
    }));
}

/// What the word above makes of a clause or noun below it; `status` is its own, `context` that of what is above it.
FactualityReader::Status FactualityReader::below(TokenIndex governor, TokenIndex token, Link link, Status status,
                                                 Status context) const {
    if (link == Link::kConjunct) return context;
    Status result{.denied = false, .modality = status.modality};
    // what is said or known is as it is, whenever that is said
    const bool unasserted = status.modality == Modality::kPossible || status.modality == Modality::kConditional;
    if (link == Link::kThat) result.modality = unasserted ? Modality::kPossible : Modality::kActual;
    if (clauses_.has_marker_of(token, WordKind::kPolarQuestion, {deprel::mark}))
        return {.denied = false, .modality = Modality::kPossible};
    const bool of_noun = link == Link::kThat && clauses_.is_noun(governor);
    if (of_noun && context.denied) // what becomes of a noun becomes of its clause: "dismissed rumours that ..."
        return {.denied = !own(governor).denied, .modality = context.modality};
    if (const auto found = effect(governor, token, link, status.denied)) {
        result.denied = found->denied;
        if (found->fact || found->modality != Modality::kActual) result.modality = found->modality;
        return result;
    }
    switch (link) {
    case Link::kThat:
        if (status.denied && !clauses_.is_noun(token)) result.modality = Modality::kPossible;
        break;
    case Link::kTo:
        result.denied = status.denied;
        break;
    case Link::kPurpose:
        if (status.denied || status.modality == Modality::kActual) result.modality = Modality::kPossible;
        break;
    case Link::kNoun:
        if (clauses_.is(governor, WordKind::kLightVerb)) return status;
        if (clauses_.is_noun(governor)) return {.denied = false, .modality = status.modality};
        result.modality = context.modality;
        break;
    default:
        break;
    }
    return result;
}

std::optional<FactualityEffect> FactualityReader::effect(TokenIndex governor, TokenIndex token, Link link,
                                                         bool denied) const {
    if (link == Link::kThat) // "the false claim that ..."
        if (const auto* of_noun = child_as(governor, Role::kModifier, {deprel::amod});
            of_noun && of_noun->affirmed.denied)
            return of_noun->affirmed;
    if ((link == Link::kThat || link == Link::kTo) && !denied)
        if (const auto* manner = child_as(governor, Role::kManner, {deprel::advmod})) return manner->affirmed;
    if (link == Link::kThat && is_told(governor, token)) return FactualityEffect{};
    if (link == Link::kTo && !denied && find(governor, Role::kWish) != nullptr)
        if (const auto* done = find(token, Role::kPerformed)) return done->affirmed; // "would like to thank"
    if (const auto* found = signature(governor, token, link)) {
        const bool lends = link == Link::kNoun && clauses_.is(governor, WordKind::kLightVerb);
        if (lends && !found->affirmed.denied) return std::nullopt; // "have talks" is no "have to talk"
        return denied ? found->denied : found->affirmed;
    }
    if (link == Link::kThat || link == Link::kTo) {
        if (const auto found = effect_of_relation(governor, token, denied)) return found;
        if (link == Link::kThat && clauses_.is_noun(governor) && clauses_.is(governor, WordKind::kReportNoun))
            return FactualityEffect{.denied = false, .modality = Modality::kPossible}; // "reports that": nobody's
    }
    return std::nullopt;
}

/// "demands that ...": what the relation of the word above says of its content.
std::optional<FactualityEffect> FactualityReader::effect_of_relation(TokenIndex governor, TokenIndex token,
                                                                     bool denied) const {
    const auto& match = matches_[governor.value];
    if (!match || (token != match->content && token != match->complement)) return std::nullopt;
    const Relation& relation = relations_[match->frame->relation];
    if (!relation.content || (*relation.content == Modality::kActual && !relation.content_denied)) return std::nullopt;
    if (denied) return FactualityEffect{.denied = false, .modality = Modality::kPossible};
    return FactualityEffect{.denied = relation.content_denied, .modality = *relation.content};
}

/// The row that says what the word above makes of it; null if there is none.
const FactualitySignature* FactualityReader::signature(TokenIndex governor, TokenIndex token, Link link) const {
    switch (link) {
    case Link::kThat: {
        const auto* found = find(governor, Role::kThat);
        if (found != nullptr && found->affirmed.denied && is_quoted_by(governor, token)) return nullptr;
        return found != nullptr ? found : child_as(governor, Role::kThat, {deprel::xcomp}); // "called the claim false"
    }
    case Link::kTo:
        if (const auto* found = child_as(governor, Role::kTo, {deprel::advmod}); found && found->affirmed.denied)
            return found; // "came close to"
        if (clauses_.has_marker_of(token, WordKind::kObjectControlPreposition, {deprel::mark}))
            if (const auto* found = find(governor, Role::kFrom)) return found;
        if (clauses_.is_passive(governor))
            if (const auto* found = find(governor, Role::kReported)) return found;
        return find(governor, Role::kTo);
    case Link::kPurpose: { // a wrong tree
        const auto* found = find(governor, Role::kTo);
        return found != nullptr && !found->affirmed.denied ? found : nullptr;
    }
    case Link::kNoun:
        for (const Role role : {Role::kEvent, Role::kNoun, Role::kFor})
            if (const auto* found = find(governor, role);
                found && (role != Role::kFor || !clauses_.is(token, deprel::obj)))
                return found;
        return nullptr;
    case Link::kKnown: {
        const auto* found = find(governor, Role::kEvent);
        const bool acts = clauses_.is(token, deprel::nsubj); // "the attack prevented talks"
        return found != nullptr && acts && found->affirmed.denied ? nullptr : found;
    }
    default:
        return nullptr;
    }
}

/// By the form ("supposed"), with its particle ("rule out"), or by the lemma.
const FactualitySignature* FactualityReader::find(TokenIndex word, Role role) const {
    if (const TokenIndex particle = clauses_.tree().child(word, deprel::compound_prt);
        particle && words_.has_particle(clauses_.form(particle)))
        if (const auto* found = words_.find(clauses_.lemma(word), clauses_.form(particle), role)) return found;
    if (const auto* found = words_.find(clauses_.form(word), role)) return found;
    return words_.find(clauses_.lemma(word), role);
}

const FactualitySignature* FactualityReader::child_as(TokenIndex governor, Role role, DeprelSet labels) const {
    for (const TokenIndex child : clauses_.tree().children(governor))
        if (clauses_.is(child, labels))
            if (const auto* found = find(child, role)) return found;
    return nullptr;
}

/// '"Norway attacked Chad," he scoffed': in his own words, whatever the verb makes of the words of others.
bool FactualityReader::is_quoted_by(TokenIndex governor, TokenIndex clause) const {
    return attributions_[clause.value].quote != attributions_[governor.value].quote &&
           !clauses_.tree().has_child(clause, deprel::mark);
}

/// "His claim that ...": somebody says so.
bool FactualityReader::is_told(TokenIndex noun, TokenIndex clause) const {
    const Attribution& attribution = attributions_[clause.value];
    return clauses_.is_noun(noun) && attribution.reporter == noun && attribution.speaker;
}

} // namespace claimgraph
