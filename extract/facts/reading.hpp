#pragma once

#include "extract/clauses/clauses.hpp"
#include "extract/clauses/phrases.hpp"
#include "extract/facts/fact.hpp"
#include "extract/facts/fact_words.hpp"

#include <string_view>
#include <vector>

namespace claimgraph {

/// What both readings share: the clauses of one sentence, and the words of their parts with relative pronouns replaced
/// by what they stand for.
class Reading : protected TreeReader {
  public:
    Reading(const Analysis& analysis, const Tree& tree, TokenRange sentence);

  protected:
    /// A coordination of more members is kept as one phrase, which bounds the number of pairs of subjects and objects.
    static constexpr std::size_t kMaxMembers = 12;

    bool is_whose(TokenIndex token) const { return is(token, TagTrait::kQuestion) && is(token, TagTrait::kPossessive); }

    /// The members of the coordination at `head`, or the whole if it is not split.
    std::vector<TokenIndex> members(TokenIndex head) const;
    /// A noun of a clause without its preposition.
    FactPhrase noun(const Clause& clause, TokenIndex head, PhraseScope scope, bool alone) const;
    /// The predicate noun or adjective of a clause, its own or that of "become".
    FactPhrase predicate(const Clause& clause, TokenIndex head, PhraseScope scope, bool alone) const {
        return head == clause.head ? phrases_.predicate(head, scope, alone) : noun(clause, head, scope, alone);
    }
    /// The subjects of a clause, one per member of a coordination.
    std::vector<FactPhrase> subjects(const Clause& clause, PhraseScope scope) const;
    static FactRule rule_of(const Clause& clause);

    TokenRange sentence_;
    Phrases phrases_;
    std::vector<Clause> clauses_;
};

void append(FactPhrase& to, const FactPhrase& words);

/// The facts of one sentence as triples in its own words, a prepositional phrase each.
std::vector<Fact> read_explicit(const Analysis& analysis, const Tree& tree, TokenRange sentence);
/// The facts of one sentence, one a clause with all its arguments, and what the modifiers of nouns imply.
std::vector<Fact> read_implied(const Analysis& analysis, const Tree& tree, TokenRange sentence, const FactWords& words);

} // namespace claimgraph
