#include "extract/facts/reading.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

class ExplicitReading : Reading {
  public:
    using Reading::Reading;

    std::vector<Fact> read() {
        for (const Clause& clause : clauses_)
            if (clause.subject && !(clause.absorbed && clause.copular)) read_clause(clause); // not "is able"
        return std::move(facts_);
    }

  private:
    void read_clause(const Clause& clause) {
        rule_ = rule_of(clause);
        FactPhrase relation = verb_of(clause);
        FactPhrase way = way_to(clause);
        if (way.empty() && !clause.merged && !clause.finite && tree_.has_child(clause.head, deprel::mark) &&
            clause.kind != ClauseKind::kContent)
            return; // "to cut costs, the firm ...": meant, not said
        const Clause& owner = way.empty() ? clause : clauses_[clause.above.value];
        if (!owner.subject || relation.empty()) return;
        append(way, relation);
        subjects_ = subjects(owner, PhraseScope::kName);
        std::erase_if(subjects_, [this](const FactPhrase& subject) { return is_question(subject); });

        FactPhrase folded; // the relation with the object in it, which later phrases follow
        for (const ClauseArgument& argument : clause.arguments) {
            switch (argument.kind) {
            case ArgumentKind::kObject:
            case ArgumentKind::kRecipient:
            case ArgumentKind::kPredicate:
                read_object(clause, way, argument.head, folded);
                break;
            case ArgumentKind::kOblique:
                read_oblique(clause, folded.empty() ? way : folded, argument.head, folded.empty());
                break;
            case ArgumentKind::kContent:
                rule_ = FactRule::kAttribution;
                add(folded.empty() ? way : folded, phrases_.clause(argument.head, false));
                break;
            case ArgumentKind::kAdverb:
            case ArgumentKind::kOpen:
            case ArgumentKind::kAdverbial:
                break; // read as clauses of their own, or not said
            }
        }
    }

    /// Auxiliaries, negation, verb and particle; other adverbs go.
    FactPhrase verb_of(const Clause& clause) const {
        FactPhrase words;
        for (const TokenIndex word : clause.group)
            if (!is(word, deprel::advmod) || is(word, WordKind::kNegativeAdverb)) words.push_back({word, {}});
        return words;
    }

    /// The clause above with its object, up to an infinitive or gerund without a subject: "urged Congress to". Empty if
    /// the clause stands for itself.
    FactPhrase way_to(const Clause& clause) const {
        if (!clause.above || clause.own_subject || clause.merged || clause.conjunct) return {};
        const Clause& above = clauses_[clause.above.value];
        if (above.head > clause.head || clause.kind == ClauseKind::kRelative) return {};
        FactPhrase words = verb_of(above);
        for (const ClauseArgument& argument : above.arguments) { // the first: the object if there is one
            if (argument.head < above.head || argument.head > clause.head || argument.kind > ArgumentKind::kOblique)
                continue;
            if (argument.kind == ArgumentKind::kOblique) append(words, phrases_.preposition(argument.head));
            append(words, predicate(above, argument.head, PhraseScope::kLean, true));
            break;
        }
        const std::size_t before = words.size();
        for (const TokenIndex child : tree_.children(clause.head))
            if (is(child, deprel::mark) && child < clause.head) words.push_back({child, {}});
        return words.size() > before ? words : FactPhrase{};
    }

    /// S | V | O for each member of O; prepositional phrases of O then become facts about S.
    void read_object(const Clause& clause, const FactPhrase& relation, TokenIndex head, FactPhrase& folded) {
        for (const TokenIndex member : members(head)) {
            add(relation, predicate(clause, member, PhraseScope::kLean, true));
            if (member == clause.relative || member == clause.antecedent) continue; // not where it is said
            FactPhrase with_object = relation;
            append(with_object, predicate(clause, member, PhraseScope::kBare, true));
            read_modifiers(clause, with_object, member);
            if (!folded.empty()) continue;
            folded = relation;
            append(folded, predicate(clause, member, PhraseScope::kLean, true));
        }
    }

    /// S | V [O] preposition | N for each member of N.
    void read_oblique(const Clause& clause, const FactPhrase& relation, TokenIndex head, bool intransitive) {
        const FactPhrase preposition = phrases_.preposition(head);
        if (preposition.empty() && (!intransitive || head < clause.head)) return; // "last week"
        for (const TokenIndex member : members(head)) {
            FactPhrase folded = relation;
            const FactPhrase own = phrases_.preposition(member);
            append(folded, own.empty() ? preposition : own);
            add(folded, noun(clause, member, PhraseScope::kLean, true));
            if (!intransitive || is(member, Upos::kPropn)) continue; // "University of Graz" is one name
            append(folded, noun(clause, member, PhraseScope::kBare, true));
            read_modifiers(clause, folded, member);
        }
    }

    void read_modifiers(const Clause& clause, const FactPhrase& relation, TokenIndex head) {
        for (const TokenIndex child : tree_.children(head))
            if (is(child, deprel::nmod) && child > head && !phrases_.preposition(child).empty())
                read_oblique(clause, relation, child, false);
    }

    void add(const FactPhrase& relation, const FactPhrase& object) {
        if (object.empty() || is_question(object)) return;
        for (const FactPhrase& subject : subjects_)
            facts_.push_back({.subject = subject, .relation = relation, .arguments = {object}, .rule = rule_});
    }

    /// "who", "what": a pronoun that nothing in the sentence stands for.
    bool is_question(const FactPhrase& phrase) const {
        return phrase.size() == 1 && is(phrase.front().token, TagTrait::kQuestion);
    }

    FactRule rule_ = FactRule::kVerb;
    std::vector<FactPhrase> subjects_; // of the clause that is read
    std::vector<Fact> facts_;
};

} // namespace

std::vector<Fact> read_explicit(const Analysis& analysis, const Tree& tree, TokenRange sentence) {
    return ExplicitReading(analysis, tree, sentence).read();
}

} // namespace claimgraph
