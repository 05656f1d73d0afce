#include "extract/claims/counterparts.hpp"

#include <algorithm>
#include <vector>

namespace claimgraph {
namespace {

constexpr DeprelSet kBesideClause = {deprel::conj, deprel::advcl, deprel::parataxis};

Polarity opposite(Polarity polarity) { return polarity == Polarity::kDenied ? Polarity::kAffirmed : Polarity::kDenied; }

class CounterpartFinder {
  public:
    CounterpartFinder(ClaimBuilder& builder, const ClauseReader& clauses, const FactualityReader& factuality)
        : builder_(builder), clauses_(clauses), factuality_(factuality) {}

    void find(std::size_t drawn) {
        drawn_ = drawn;
        const ClaimBuilder::Drawn& claim = builder_.drawn()[drawn];
        const TokenIndex anchor = claim.anchor;
        if (!clauses_.is(anchor, Upos::kVerb)) return;
        const TokenIndex subject = claim.subject.head;
        const TokenIndex object = claim.object.head;
        polarity_ = claim.claim.polarity;
        for (const TokenIndex child : clauses_.tree().children(anchor)) {
            if (is_elliptic(child))
                add(clauses_.subject_child(child), true,
                    clauses_.is_negated(child) ? Polarity::kDenied : Polarity::kAffirmed);
            else if (factuality_.is_contrasted(child) && subject && clauses_.head_of(subject) == anchor)
                add(child, true, opposite(polarity_));
            else if (clauses_.is(child, deprel::conj) && is_left_out(child, {}))
                add(child, object > child, opposite(polarity_)); // "backs B but not C", taken for a conjunct of "backs"
        }
        if (subject) find_beside(subject, true);
        if (object) find_beside(object, false);
    }

  private:
    /// "... but Hungary does not", "... while Hungary will"
    bool is_elliptic(TokenIndex clause) const {
        return clauses_.is(clause, Upos::kAux) && clauses_.is(clause, kBesideClause) &&
               clauses_.has_own_subject(clause) && !clauses_.tree().has_child(clause, deprel::obj);
    }

    /// A noun that stands as `other` does: not "in the house but not in the senate" beside a bare noun.
    bool is_left_out(TokenIndex noun, TokenIndex other) const {
        const Tree& tree = clauses_.tree();
        return clauses_.is_noun(noun) && clauses_.is_left_out(noun) &&
               tree.has_child(noun, deprel::case_) == (other && tree.has_child(other, deprel::case_));
    }

    void find_beside(TokenIndex phrase, bool of_subject) {
        bool others = false;
        for (const TokenIndex child : clauses_.tree().children(phrase)) {
            const bool left_out = clauses_.is(child, {deprel::conj, deprel::appos}) && is_left_out(child, phrase);
            if (left_out || (of_subject && factuality_.is_contrasted(child)))
                add(child, of_subject, opposite(polarity_));
            others |= clauses_.is(child, deprel::conj) && !left_out;
        }
        if (others && clauses_.is_left_out(phrase)) { // "not A but C"
            Claim& claim = builder_.drawn()[drawn_].claim;
            claim.polarity = opposite(claim.polarity);
        }
    }

    void add(TokenIndex phrase, bool as_subject, Polarity polarity) {
        std::vector<Argument> arguments = builder_.arguments().resolve(phrase);
        std::erase_if(arguments, [&](const Argument& argument) {
            return argument.head != phrase && clauses_.is_left_out(argument.head);
        });
        for (const Argument& argument : arguments) builder_.add_counterpart(drawn_, argument, as_subject, polarity);
    }

    ClaimBuilder& builder_;
    const ClauseReader& clauses_;
    const FactualityReader& factuality_;
    std::size_t drawn_ = 0;
    Polarity polarity_{};
};

} // namespace

void add_counterparts(ClaimBuilder& builder, const ClauseReader& clauses, const FactualityReader& factuality) {
    CounterpartFinder finder(builder, clauses, factuality);
    const std::size_t drawn = builder.drawn().size();
    for (std::size_t i = 0; i < drawn; ++i)
        if (builder.drawn()[i].claim.evidence.front().rule != kContrastRule) finder.find(i);
}

} // namespace claimgraph
