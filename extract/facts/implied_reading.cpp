#include "extract/facts/reading.hpp"

#include <algorithm>
#include <utility>

namespace claimgraph {
namespace {

FactWord added(std::string_view word) { return {{}, word}; }

class ImpliedReading : Reading {
  public:
    ImpliedReading(const Analysis& analysis, const Tree& tree, TokenRange sentence, const FactWords& words)
        : Reading(analysis, tree, sentence), words_(words) {}

    std::vector<Fact> read() {
        for (const Clause& clause : clauses_) read_clause(clause);
        for (TokenIndex token = sentence_.begin; token < sentence_.end; ++token.value)
            if (head_of(token)) read_modifier(token);
        return std::move(facts_);
    }

  private:
    bool is_plural(TokenIndex noun) const { return is(noun, TagTrait::kPlural) || phrases_.members(noun).size() > 1; }
    FactWord be(bool past, bool plural) const {
        if (past) return added(plural ? words_.copula_past_plural : words_.copula_past_singular);
        return added(plural ? words_.copula_plural : words_.copula_singular);
    }

    /// The words of the predicate; a participle without auxiliary gets an "is".
    FactPhrase relation_of(const Clause& clause) const {
        FactPhrase relation;
        const bool participle =
            token(clause.head).traits.has_any({TagTrait::kPastParticiple, TagTrait::kGerund, TagTrait::kPast});
        const bool below = clause.kind == ClauseKind::kParticiple || clause.kind == ClauseKind::kAdverbial;
        if (participle && below && !clause.own_subject && !clause.merged && clause.group.front() == clause.head)
            relation.push_back(be(clause.past, is_plural(clause.subject)));
        for (const TokenIndex word : clause.group) relation.push_back({word, {}});
        return relation;
    }

    /// One fact a clause, with all its arguments; the preposition of the first goes to the relation.
    void read_clause(const Clause& clause) {
        if (clause.absorbed || !clause.subject || clause.group.empty() || is_purpose_of_noun(clause)) return;
        FactPhrase relation = relation_of(clause);
        std::vector<FactPhrase> arguments;
        std::vector<FactPhrase> objects; // the first argument, or the members of its coordination
        FactRule rule = rule_of(clause);
        for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
            const ClauseArgument& argument = clause.arguments[i];
            if (argument.head == clause.relative && argument.kind == ArgumentKind::kAdverb) continue;
            const bool first = arguments.empty();
            const bool behind = argument.head > clause.head;
            FactPhrase words;
            switch (argument.kind) {
            case ArgumentKind::kObject:
            case ArgumentKind::kRecipient:
            case ArgumentKind::kPredicate:
                words = predicate(clause, argument.head, PhraseScope::kFull, false);
                break;
            case ArgumentKind::kOblique:
                words = phrases_.preposition(argument.head);
                if (first && behind) append(relation, std::exchange(words, {}));
                append(words, noun(clause, argument.head, PhraseScope::kFull, false));
                break;
            case ArgumentKind::kContent:
                rule = FactRule::kAttribution;
                [[fallthrough]];
            case ArgumentKind::kAdverb:
            case ArgumentKind::kOpen:
            case ArgumentKind::kAdverbial:
                words = phrases_.clause(argument.head, true);
                break;
            }
            if (first && folds_into_relation(clause, i)) {
                append(relation, words);
                continue;
            }
            if (words.empty()) continue;
            if (first) objects = members_of(clause, argument, words);
            arguments.push_back(std::move(words));
        }
        if (arguments.empty()) return;
        const FactPhrase subject = subject_of(clause);
        if (subject.empty()) return;
        for (const FactPhrase& object : objects) {
            facts_.push_back({.subject = subject, .relation = relation, .arguments = arguments, .rule = rule});
            facts_.back().arguments.front() = object;
        }
    }

    /// "is connected with X", "moved slowly through X"
    bool folds_into_relation(const Clause& clause, std::size_t argument) const {
        const ClauseArgument& here = clause.arguments[argument];
        if (argument + 1 == clause.arguments.size()) return false;
        const ClauseArgument& next = clause.arguments[argument + 1];
        if (next.kind != ArgumentKind::kOblique || next.head < here.head) return false;
        return here.kind == ArgumentKind::kAdverb ||
               (here.kind == ArgumentKind::kPredicate && is(here.head, Upos::kAdj));
    }

    /// "the only ship to enter", "a formula for ensuring": what is meant to be done, not what is.
    bool is_purpose_of_noun(const Clause& clause) const {
        return clause.kind == ClauseKind::kParticiple && !clause.conjunct && tree_.has_child(clause.head, deprel::mark);
    }

    /// Each member of a coordination as an object of its own; else the words of the argument.
    std::vector<FactPhrase> members_of(const Clause& clause, const ClauseArgument& argument,
                                       const FactPhrase& words) const {
        std::vector<FactPhrase> result;
        const bool noun_like = argument.kind < ArgumentKind::kAdverb &&
                               (argument.kind != ArgumentKind::kOblique || argument.head > clause.head);
        if (const auto each = members(argument.head); noun_like && each.size() > 1)
            for (const TokenIndex member : each) result.push_back(predicate(clause, member, PhraseScope::kFull, true));
        std::erase_if(result, [](const FactPhrase& phrase) { return phrase.empty(); });
        if (result.empty()) result.push_back(words);
        return result;
    }

    /// A coordination of subjects stays together: who did it may have done it together.
    FactPhrase subject_of(const Clause& clause) const {
        FactPhrase words = noun(clause, clause.subject, PhraseScope::kFull, false);
        if (!clause.relative || head_of(clause.relative) != clause.subject || !is_whose(clause.relative)) return words;
        FactPhrase owner = phrases_.noun(clause.antecedent, PhraseScope::kName, false, clause.head); // "whose"
        owner.push_back(added(words_.possessive));
        append(owner, words);
        return owner;
    }

    void add(FactPhrase subject, FactPhrase relation, FactPhrase object, FactRule rule) {
        if (subject.empty() || object.empty()) return;
        facts_.push_back({.subject = std::move(subject),
                          .relation = std::move(relation),
                          .arguments = {std::move(object)},
                          .rule = rule});
    }

    /// What a noun's modifier implies.
    void read_modifier(TokenIndex modifier) {
        if (is(modifier, deprel::appos)) read_apposition(modifier);
        if (is(modifier, deprel::nmod_poss)) read_possessor(modifier);
        if (is(modifier, deprel::nmod_desc)) read_title(modifier);
        if (is(modifier, deprel::nmod_unmarked)) read_place(modifier);
    }

    /// "Keller, a lawyer", "the lawyer Keller": it is the name that is something.
    void read_apposition(TokenIndex modifier) {
        const TokenIndex head = head_of(modifier);
        if (is(head, Upos::kVerb)) return;
        const bool names = is(head, Upos::kPropn) && is(modifier, Upos::kPropn);
        if (names && !tree_.has_child(modifier, deprel::det) && follows_comma(modifier)) return read_place(modifier);
        const FactPhrase name = phrases_.noun(head, PhraseScope::kName, true);
        if (is(head, Upos::kNoun) && is(modifier, Upos::kPropn))
            for (const TokenIndex member : members(modifier))
                add(phrases_.noun(member, PhraseScope::kName, true), {be(false, false)}, name, FactRule::kApposition);
        else
            add(name, {be(false, is_plural(head))}, phrases_.noun(modifier, PhraseScope::kFull), FactRule::kApposition);
    }

    bool follows_comma(TokenIndex modifier) const {
        const TokenIndex begin = tree_.subtree(modifier).begin;
        return is(begin, TagTrait::kComma) || (begin.value > 0 && is(TokenIndex{begin.value - 1u}, TagTrait::kComma));
    }

    /// "Montgomery County, Pennsylvania"
    void read_place(TokenIndex modifier) {
        const TokenIndex head = head_of(modifier);
        if (modifier < head || !is(modifier, Upos::kPropn) || !is(head, Upos::kPropn)) return;
        add(phrases_.noun(head, PhraseScope::kName, true, modifier), {be(false, false), added(words_.inside)},
            phrases_.noun(modifier, PhraseScope::kName, true), FactRule::kPlace);
    }

    void read_possessor(TokenIndex modifier) {
        if (is(modifier, Upos::kPron)) return;
        add(phrases_.noun(modifier, PhraseScope::kName, true),
            {added(is_plural(modifier) ? words_.possession_plural : words_.possession_singular)},
            phrases_.noun(head_of(modifier), PhraseScope::kName, true, modifier), FactRule::kPossessor);
    }

    FactWord article_before(TokenIndex word) const {
        const bool vowel = !lemma(word).empty() && words_.vowels.find(lemma(word).front()) != std::string::npos;
        return added(vowel ? words_.article_before_vowel : words_.article);
    }

    /// "author Bill Bryson", not "Mr. Bryson"
    void read_title(TokenIndex modifier) {
        const TokenIndex head = head_of(modifier);
        if (modifier > head || lemma(modifier).ends_with('.') || !is(modifier, TagTrait::kNoun)) return;
        FactPhrase name = phrases_.noun(head, PhraseScope::kName, true, modifier);
        std::erase_if(name, [&](const FactWord& word) { return word.token < head; }); // "former" belongs to the title
        FactPhrase title = phrases_.noun(modifier, PhraseScope::kName, true);
        if (is_singular_common(token(modifier).traits) && !title.empty())
            title.insert(title.begin(), article_before(title.front().token));
        add(std::move(name), {be(false, false)}, std::move(title), FactRule::kTitle);
    }

    const FactWords& words_;
    std::vector<Fact> facts_;
};

} // namespace

std::vector<Fact> read_implied(const Analysis& analysis, const Tree& tree, TokenRange sentence,
                               const FactWords& words) {
    return ImpliedReading(analysis, tree, sentence, words).read();
}

} // namespace claimgraph
