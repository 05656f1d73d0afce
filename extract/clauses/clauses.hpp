#pragma once

#include "extract/syntax/tree.hpp"
#include "extract/tokens/token.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The clauses of a sentence, found once from its tree. All positions are tokens of the analysis or indices of the
/// result.
using ClauseIndex = Index<struct ClauseTag>;

/// How a clause is connected to the one above it.
enum class ClauseKind : std::uint8_t {
    kMain,       ///< the root, or beside another clause
    kContent,    ///< a finite complement: what is said
    kOpen,       ///< an infinitive whose subject is in the clause above
    kAdverbial,  ///< when, because, while ...
    kRelative,   ///< on a noun, with a pronoun for it or a gap
    kParticiple, ///< on a noun, which is its subject
};

/// The kind of an argument of a clause.
enum class ArgumentKind : std::uint8_t {
    kObject,
    kRecipient, ///< the indirect object
    kPredicate, ///< what a copula or a verb like become says of the subject
    kOblique,   ///< with its preposition, or bare ("last week")
    kAdverb,    ///< behind the verb
    kOpen,      ///< an infinitive or gerund clause
    kContent,   ///< a finite clause
    kAdverbial, ///< an adverbial clause
};

/// An argument of a clause, by its head word.
struct ClauseArgument {
    ArgumentKind kind{};
    TokenIndex head;
};

/// A predicate with its arguments; shared subjects and auxiliaries are resolved.
struct Clause {
    TokenIndex head; ///< a verb, or the noun or adjective beside a copula
    ClauseKind kind = ClauseKind::kMain;
    ClauseIndex above;  ///< the clause that it depends on or is coordinated with; default for the root's
    TokenIndex subject; ///< head word; default if there is none
    bool own_subject = false;
    bool conjunct = false; ///< coordinated with `above`
    bool copular = false;
    bool past = false;
    bool finite = false;
    bool merged = false;                   ///< an infinitive that forms one predicate with `above`: "helped to raise"
    bool absorbed = false;                 ///< has such an infinitive, and is part of its facts
    TokenIndex relative;                   ///< the relative pronoun or adverb of its own clause
    TokenIndex antecedent;                 ///< its antecedent
    std::vector<TokenIndex> group;         ///< auxiliaries, negation, adverbs, verb, particle; in order of the text
    std::vector<ClauseArgument> arguments; ///< in order of the text; of a merged clause also those of `above`
};

/// The clauses of one sentence, each after the one that it depends on. Never fails. Linear in the length of the
/// sentence.
std::vector<Clause> find_clauses(const Analysis& analysis, const Tree& tree, TokenRange sentence);

} // namespace claimgraph
