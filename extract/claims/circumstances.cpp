#include "extract/claims/circumstances.hpp"

#include "graph/core/fold.hpp"

#include <algorithm>
#include <string>

namespace claimgraph {
namespace {

bool is_year(std::string_view form) {
    return form.size() == 4 && (form.starts_with("1") || form.starts_with("20")) &&
           std::ranges::all_of(form, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_time(const ClauseReader& clauses, TokenIndex token) {
    return clauses.words().is(WordKind::kTimeNoun, lower_ascii(clauses.form(token))) ||
           clauses.words().is(WordKind::kTimeNoun, lower_ascii(clauses.lemma(token))) || is_year(clauses.form(token));
}

bool is_adverbial(Symbol deprel) {
    return deprel == deprel::obl || deprel == deprel::obl_unmarked || deprel == deprel::nmod_unmarked ||
           deprel == deprel::advmod || deprel == deprel::nmod || deprel == deprel::obl_agent;
}

bool is_taken(const FrameMatch& match, TokenIndex token) {
    return token == match.subject || token == match.object || token == match.theme || token == match.complement ||
           token == match.content || std::ranges::find(match.words, token) != match.words.end();
}

} // namespace

Circumstances find_circumstances(const ClauseReader& clauses, const EntityLayer& entities, const FrameMatch& match) {
    Circumstances result;
    const Tree& tree = clauses.tree();
    const auto read_dependents = [&](TokenIndex predicate) {
        for (const TokenIndex child : tree.children(predicate)) {
            const Symbol deprel = clauses.token(child).deprel;
            if (deprel == deprel::advcl && clauses.has_marker_of(child, WordKind::kCondition) &&
                result.condition.empty())
                result.condition = clauses.bytes(tree.reach(child));
            if (!is_adverbial(deprel) || is_taken(match, child)) continue;
            if (is_time(clauses, child)) {
                if (result.time.empty()) result.time = clauses.bytes(clauses.phrase(child));
            } else if (clauses.has_marker_of(child, WordKind::kProvision)) {
                if (result.condition.empty()) result.condition = clauses.bytes(tree.reach(child));
            } else if (clauses.has_marker_of(child, WordKind::kPlace) && result.place.empty()) {
                const MentionIndex mention = entities.headed_by(child);
                if (!mention || entities.mentions[mention.value].type != EntityType::kPlace) continue;
                result.place = clauses.bytes(clauses.phrase(child));
                result.place_entity = entities.mentions[mention.value].entity;
            }
        }
    };
    read_dependents(match.anchor);
    const Token& anchor = clauses.token(match.anchor);
    if (anchor.deprel == deprel::xcomp && anchor.head) read_dependents(anchor.head); // "remains committed today"
    for (const TokenIndex word : match.words) read_dependents(word);                 // "hold talks on Monday"
    return result;
}

} // namespace claimgraph
