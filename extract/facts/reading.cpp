#include "extract/facts/reading.hpp"

#include <algorithm>

namespace claimgraph {

void append(FactPhrase& to, const FactPhrase& words) { to.insert(to.end(), words.begin(), words.end()); }

Reading::Reading(const Analysis& analysis, const Tree& tree, TokenRange sentence)
    : TreeReader(analysis, tree),
      sentence_(sentence),
      phrases_(analysis, tree),
      clauses_(find_clauses(analysis, tree, sentence)) {}

std::vector<TokenIndex> Reading::members(TokenIndex head) const {
    std::vector<TokenIndex> result = phrases_.members(head);
    if (result.size() > kMaxMembers) result.resize(1);
    return result;
}

FactPhrase Reading::noun(const Clause& clause, TokenIndex head, PhraseScope scope, bool alone) const {
    if (head == clause.relative)
        return phrases_.noun(clause.antecedent, std::max(scope, PhraseScope::kName), alone, clause.head);
    if (head == clause.antecedent) scope = std::max(scope, PhraseScope::kName);
    const bool whose = clause.relative && head_of(clause.relative) == head && is_whose(clause.relative);
    return phrases_.noun(head, scope, alone, whose ? clause.relative : clause.head);
}

std::vector<FactPhrase> Reading::subjects(const Clause& clause, PhraseScope scope) const {
    TokenIndex head = clause.subject;
    if (head == clause.relative) head = clause.antecedent;
    std::vector<TokenIndex> each = members(head);
    if (head == clause.antecedent) std::erase_if(each, [&](TokenIndex member) { return member > clause.head; });
    std::vector<FactPhrase> result;
    for (const TokenIndex member : each) {
        FactPhrase words = noun(clause, member, scope, phrases_.members(head).size() == 1 || each.size() > 1);
        if (!words.empty()) result.push_back(std::move(words));
    }
    return result;
}

FactRule Reading::rule_of(const Clause& clause) {
    if (clause.kind == ClauseKind::kRelative) return FactRule::kRelative;
    if (clause.kind == ClauseKind::kParticiple) return FactRule::kParticiple;
    if (clause.kind == ClauseKind::kAdverbial && !clause.own_subject) return FactRule::kAdverbial;
    if (clause.kind == ClauseKind::kOpen) return FactRule::kControl;
    if (clause.kind == ClauseKind::kContent) return FactRule::kContent;
    return clause.copular ? FactRule::kCopula : FactRule::kVerb;
}

} // namespace claimgraph
