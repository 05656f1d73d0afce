#include "extract/question/clause_phrases.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace claimgraph {
namespace {

/// What is no object, though it has no preposition: "resigned [Monday]", "gave [him] a dose".
constexpr DeprelSet kBesideObject = {deprel::obl_unmarked, deprel::obl, deprel::advmod, deprel::advcl, deprel::iobj};

class ClauseMaker : TreeReader {
  public:
    using TreeReader::TreeReader;

    std::optional<ReadClause> clause(const Fact& fact) const {
        if (fact.rule == FactRule::kApposition || fact.rule == FactRule::kTitle || fact.rule == FactRule::kPossessor ||
            fact.rule == FactRule::kPlace)
            return std::nullopt;
        ReadClause clause{.relation = fact.relation};
        for (const FactWord& word : fact.relation) {
            if (!word.token) continue;
            if (is(word.token, Upos::kVerb)) clause.verbs.push_back(word.token);
            clause.is_denied = clause.is_denied || is(word.token, WordKind::kNegation);
            clause.has_modal = clause.has_modal || is(word.token, WordKind::kModal);
        }
        if (clause.verbs.empty()) return std::nullopt;
        const TokenIndex verb = clause.verbs.back();
        clause.is_main = clause.verbs.size() == 1 && is_asserted(verb, fact.rule);
        const bool passive = is_passive(verb);
        clause.phrases.push_back({passive ? ClauseRole::kPatient : ClauseRole::kAgent, {}, fact.subject});
        bool has_object = passive;
        for (std::size_t i = 0; i < fact.arguments.size(); ++i) {
            ClausePhrase phrase{.words = fact.arguments[i]};
            phrase.marker = i == 0 ? behind(verb, fact.relation) : TokenIndex();
            if (!phrase.marker) phrase.marker = marker_of(phrase.words);
            if (passive && phrase.marker && is(phrase.marker, WordKind::kAgent)) {
                phrase.role = ClauseRole::kAgent;
            } else if (!has_object && (!phrase.marker || is(phrase.marker, WordKind::kComplementizer)) &&
                       !is_beside(phrase.words, verb)) {
                phrase.role = ClauseRole::kPatient;
                has_object = true;
                phrase.marker = {};
            }
            clause.phrases.push_back(std::move(phrase));
        }
        return clause;
    }

    /// "announced plans to oppose the bill": who has the plans opposes it, though no fact says so.
    std::optional<ReadClause> of_plan(TokenIndex verb) const {
        if (!is(verb, Upos::kVerb) || !is(verb, deprel::acl)) return std::nullopt;
        const TokenIndex marker = tree_.first_child(verb, [&](TokenIndex child) { // and what makes it no plan of this
            return is(child, WordKind::kInfinitiveMarker);
        });
        const TokenIndex plan = head_of(verb);
        const TokenIndex holder = head_of(plan);
        if (!marker || !is(plan, deprel::obj) || !holder || is_passive(verb)) return std::nullopt;
        const TokenIndex subject = subject_child(holder);
        if (!subject || is(subject, Upos::kPron)) return std::nullopt;
        const Phrases phrases(analysis_, tree_);
        ReadClause clause{.verbs = {verb}, .relation = {{verb, {}}}};
        clause.phrases.push_back({ClauseRole::kAgent, {}, phrases.noun(subject, PhraseScope::kFull)});
        for (const TokenIndex child : tree_.children(verb)) {
            if (is(child, deprel::obj)) {
                clause.phrases.push_back({ClauseRole::kPatient, {}, phrases.noun(child, PhraseScope::kFull)});
            } else if (is(child, deprel::obl)) {
                const FactPhrase preposition = phrases.preposition(child);
                clause.phrases.push_back({ClauseRole::kOther,
                                          preposition.empty() ? TokenIndex() : preposition.front().token,
                                          phrases.noun(child, PhraseScope::kFull)});
            }
        }
        return clause;
    }

  private:
    /// Whether the sentence itself says so, not somebody in it.
    bool is_asserted(TokenIndex verb, FactRule rule) const {
        if (rule == FactRule::kRelative || rule == FactRule::kParticiple) return true;
        while (is(verb, deprel::conj) && head_of(verb)) verb = head_of(verb);
        return !head_of(verb) || is(verb, deprel::acl_relcl);
    }
    /// The preposition that the relation ends with: "was held [in]".
    TokenIndex behind(TokenIndex verb, const FactPhrase& relation) const {
        for (const FactWord& word : relation)
            if (word.token && word.token > verb && is(word.token, Upos::kAdp) && !is(word.token, deprel::compound_prt))
                return word.token;
        return {};
    }
    TokenIndex marker_of(const FactPhrase& phrase) const {
        if (phrase.empty() || !phrase.front().token) return {};
        const TokenIndex first = phrase.front().token;
        const bool opens = is(first, Upos::kAdp) || is(first, Upos::kSconj) || is(first, WordKind::kInfinitiveMarker) ||
                           (is(first, Upos::kVerb) && is(first, kPrepositions)); // "following the storm"
        const TokenIndex head = head_of(first);                                  // of "at least 300 homes" another word
        const auto is_head = [&](const FactWord& word) { return word.token && word.token == head; };
        const auto governor = std::ranges::find_if(phrase, is_head);
        const bool is_inner = governor != phrase.end() && std::ranges::any_of(phrase, [&](const FactWord& word) {
                                  return word.token && word.token == head_of(head);
                              });
        return opens && !is_inner && phrase.size() > 1 ? first : TokenIndex();
    }
    bool is_beside(const FactPhrase& phrase, TokenIndex verb) const {
        const auto inside = [&](TokenIndex token) {
            return std::ranges::any_of(phrase, [&](const FactWord& word) { return word.token == token; });
        };
        for (const FactWord& word : phrase)
            if (word.token && !(head_of(word.token) && inside(head_of(word.token))))
                return is(word.token, kBesideObject) && // not "with the exception of X, which Y does not recognize"
                       (word.token > verb || head_of(word.token) == verb);
        return false;
    }
};

} // namespace

std::vector<ReadClause> clauses_of(const Analysis& analysis, const Tree& tree, const Models& models) {
    const ClauseMaker maker(analysis, tree);
    std::vector<ReadClause> clauses;
    for (const Fact& fact : find_facts(analysis, models, FactReading::kImplied))
        if (auto clause = maker.clause(fact)) clauses.push_back(std::move(*clause));
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i)
        if (auto clause = maker.of_plan(TokenIndex{i})) clauses.push_back(std::move(*clause));
    return clauses;
}

} // namespace claimgraph
