#include "extract/claims/attribution/factuality.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// "Seems to plan to try to avoid": real chains are shorter.
constexpr int kMaxGovernors = 6;
constexpr DeprelSet kNominals = {deprel::obj, deprel::obl, deprel::nmod};

class FactualityReader {
  public:
    FactualityReader(const ClauseReader& clauses, std::span<const Attribution> attributions, TokenIndex predicate)
        : clauses_(clauses), attribution_(attributions[predicate.value]), predicate_(predicate) {}

    Factuality read() {
        add(clauses_.modality(predicate_));
        denied_ = clauses_.is_negated(predicate_);
        if (clauses_.is_noun(predicate_)) read_modifiers();
        climb();
        if (attribution_.modality) add(*attribution_.modality);
        if (asked_) add(Modality::kPossible);
        if (modality_ == Modality::kForbidden) denied_ = false; // the modality says it already
        denied_ ^= attribution_.denied;
        return {denied_ ? Polarity::kDenied : Polarity::kAffirmed, modality_};
    }

  private:
    void add(Modality modality) {
        if (modality_ == Modality::kActual) modality_ = modality;
    }

    /// "planned talks", "an alleged attack"
    void read_modifiers() {
        for (const TokenIndex child : clauses_.tree().children(predicate_)) {
            if (!clauses_.is(child, deprel::amod)) continue;
            if (const auto hedge = modality_of(WordKind::kHedge, child)) add(*hedge);
            if (const auto planned = modality_of(WordKind::kModalPredicate, child)) add(*planned);
        }
    }

    void climb() {
        TokenIndex at = predicate_;
        for (int step = 0; step < kMaxGovernors; ++step) {
            const TokenIndex governor = clauses_.head_of(at);
            if (!governor) {
                asked_ = ends_in_question_mark(at);
                return;
            }
            if (is_warned_against(at)) add(Modality::kPossible);
            if (governor == attribution_.reporter && governor != at) return; // what is said is the voice's matter
            if (clauses_.is(at, deprel::conj)) {
                if (clauses_.is(governor, Upos::kVerb) && clauses_.has_own_subject(at)) return;
            } else if (is_embedded(at)) {
                read_governor(governor, at);
            } else {
                return;
            }
            at = governor;
        }
    }

    bool is_embedded(TokenIndex at) const {
        if (clauses_.is(at, {deprel::xcomp, deprel::ccomp, deprel::csubj, deprel::csubj_pass})) return true;
        if (clauses_.is_noun(at)) return clauses_.is(at, kNominals) && !is_presupposed(at);
        if (clauses_.is(at, deprel::acl)) return clauses_.tree().has_child(at, deprel::mark); // "the plan to attack"
        if (!clauses_.is(at, deprel::advcl)) return false;
        const TokenIndex verb = clauses_.head_of(at);
        return clauses_.is_object_controlled(at, verb) ||                           // "prevented them from entering"
               (clauses_.is(at, TagTrait::kGerund) && at.value == verb.value + 1u); // "stopped supporting"
    }

    bool is_warned_against(TokenIndex gerund) const {
        if (!clauses_.is(gerund, deprel::advcl)) return false;
        const TokenIndex mark = clauses_.tree().child(gerund, deprel::mark);
        return mark && clauses_.is(mark, WordKind::kDissuasive);
    }

    /// "The talks", "their talks": they are presupposed to exist. Not "the release of the prisoners", which has its
    /// article from what stands behind it.
    bool is_presupposed(TokenIndex noun) const {
        if (clauses_.tree().has_child(noun, deprel::nmod)) return false;
        return bool(clauses_.tree().first_child(noun, [this](TokenIndex child) {
            return clauses_.is(child, deprel::nmod_poss) ||
                   (clauses_.is(child, deprel::det) && clauses_.is(child, WordKind::kDefinite));
        }));
    }

    void read_governor(TokenIndex governor, TokenIndex embedded) {
        const bool denied = clauses_.is_negated(governor);
        const bool negated =
            denied && !attribution_.modality; // "did not urge them to go": nobody says that they did not
        const bool clause = !clauses_.is(embedded, kNominals);
        const bool permits = is(WordKind::kPermitter, governor);
        if (is(WordKind::kNegativeImplicative, governor)) {
            if (const auto forbids = modality_of(WordKind::kNegativeImplicative, governor))
                add(*forbids);
            else if (!attribution_.denied)
                denied_ = !denied_;
        }
        if (denied && permits) {
            add(Modality::kForbidden);
        } else {
            if (permits || (clauses_.is_passive(governor) && is(WordKind::kReportative, governor)))
                add(Modality::kPossible);
            const bool light = !clause && is(WordKind::kLightVerb, governor); // "have talks" is no "have to talk"
            if (const auto imposed = modality_of(WordKind::kModalPredicate, governor); imposed && !light) add(*imposed);
            if (negated && (clauses_.is(embedded, deprel::xcomp) || is(WordKind::kNegRaising, governor)))
                denied_ = !denied_;
        }
        if (clause) add(clauses_.modality(governor));
    }

    bool is(WordKind kind, TokenIndex token) const {
        return (clauses_.token(token).kinds | clauses_.token(token).form_kinds).has(kind);
    }

    std::optional<Modality> modality_of(WordKind kind, TokenIndex token) const {
        if (clauses_.token(token).form_kinds.has(kind))
            if (const auto found = clauses_.words().modality(kind, clauses_.form(token))) return found;
        return clauses_.modality_of(token, kind);
    }

    bool ends_in_question_mark(TokenIndex root) const {
        const TokenRange reach = clauses_.tree().subtree(root);
        for (TokenIndex at = reach.end; at > root;) {
            --at.value;
            if (!clauses_.is(at, Upos::kPunct)) return false;
            if (clauses_.form(at) == "?") return true;
        }
        return false;
    }

    const ClauseReader& clauses_;
    const Attribution& attribution_;
    TokenIndex predicate_;
    Modality modality_ = Modality::kActual;
    bool denied_ = false;
    bool asked_ = false;
};

} // namespace

Factuality read_factuality(const ClauseReader& clauses, std::span<const Attribution> attributions,
                           TokenIndex predicate) {
    return FactualityReader(clauses, attributions, predicate).read();
}

} // namespace claimgraph
