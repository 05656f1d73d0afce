#include "extract/clauses/tree_reader.hpp"

namespace claimgraph {

bool TreeReader::is_passive(TokenIndex predicate) const {
    // an agent alone: "talks led by France", taken for a clause of its own
    for (const Symbol label : {deprel::nsubj_pass, deprel::aux_pass, deprel::obl_agent})
        if (tree_.has_child(predicate, label)) return true;
    if (tree_.has_child(predicate, deprel::nsubj) || tree_.has_child(predicate, deprel::aux)) return false;
    if (!is(predicate, TagTrait::kPastParticiple)) return false;
    if (is(predicate, Upos::kVerb) && is(predicate, {deprel::acl, deprel::amod})) return true;
    // "was dispatched and told": the second participle shares the auxiliary of the first
    const TokenIndex first = head_of(predicate);
    return first && is(predicate, deprel::conj) && is(first, Upos::kVerb) && !is(first, deprel::conj) &&
           is(first, TagTrait::kPastParticiple) && is_passive(first);
}

TokenRange TreeReader::phrase(TokenIndex head) const {
    TokenRange range = tree_.subtree(head);
    for (const TokenIndex child : tree_.children(head)) {
        const bool opens = is(child, {deprel::case_, deprel::mark, deprel::det, deprel::cc, deprel::punct});
        if (tree_.subtree(child).begin == range.begin && opens && child < head)
            range.begin = std::min(tree_.subtree(child).end, head);
    }
    return range;
}

TokenRange TreeReader::with_premodifiers(TokenIndex noun) const {
    TokenRange words{noun, TokenIndex{noun.value + 1U}};
    for (const TokenIndex child : tree_.children(noun)) {
        if (child > noun) break;
        if (is(child, deprel::det)) words.begin = noun; // "found unlawful [a law]"
        if (is(child, kPremodifiers)) words.begin = std::min(words.begin, tree_.subtree(child).begin);
    }
    while (words.begin < noun && is(words.begin, DeprelSet{deprel::cc, deprel::punct})) ++words.begin.value;
    if (words.begin.value > 1) { // "Attorney-General"
        const TokenIndex hyphen{words.begin.value - 1U};
        if (lemma(hyphen) == "-" && analysis_.joins_words(hyphen)) words.begin = TokenIndex{hyphen.value - 1U};
    }
    return words;
}

TokenIndex TreeReader::last_of_name(TokenIndex noun) const {
    TokenIndex last = noun;
    for (const TokenIndex child : tree_.children(noun))
        if (child > noun && is(child, deprel::flat) && tree_.subtree(child).begin.value == last.value + 1)
            last = TokenIndex{tree_.subtree(child).end.value - 1};
    return last;
}

} // namespace claimgraph
