#pragma once

#include "extract/syntax/tree.hpp"
#include "extract/tokens/token.hpp"

#include <string_view>

namespace claimgraph {

inline constexpr DeprelSet kSubjects = {deprel::nsubj, deprel::nsubj_pass, deprel::nsubj_outer, deprel::csubj,
                                        deprel::csubj_pass};
inline constexpr DeprelSet kPrepositions = {deprel::case_, deprel::mark};
/// What stands before a noun and belongs to its name.
inline constexpr DeprelSet kPremodifiers = {deprel::amod, deprel::compound, deprel::nummod, deprel::flat,
                                            deprel::nmod_desc};
/// What hangs on a predicate noun and belongs to its clause: "he [is] [not] [now] a soldier".
inline constexpr DeprelSet kOfClause =
    kSubjects | DeprelSet{deprel::cop,   deprel::aux,   deprel::mark, deprel::expl,         deprel::advcl,
                          deprel::ccomp, deprel::xcomp, deprel::obl,  deprel::obl_unmarked, deprel::punct};

/// The trees of a document with the questions that names, facts and claims ask of them alike: what a word is, what
/// hangs on it, which tokens its phrase reaches over. Views both; the analysis is marked (mark_words()).
class TreeReader {
  public:
    TreeReader(const Analysis& analysis, const Tree& tree) : analysis_(analysis), tree_(tree) {}

    const Analysis& analysis() const { return analysis_; }
    const Tree& tree() const { return tree_; }
    const Token& token(TokenIndex index) const { return analysis_[index]; }
    TokenIndex head_of(TokenIndex index) const { return analysis_[index].head; }
    std::string_view lemma(TokenIndex index) const { return analysis_.lemma(analysis_[index]); }
    /// Whether its label is one of these, its lemma of the kind, its tag has the trait.
    bool is(TokenIndex index, DeprelSet labels) const { return labels.has(analysis_[index].deprel); }
    bool is(TokenIndex index, Symbol label) const { return analysis_[index].deprel == label; }
    bool is(TokenIndex index, WordKind kind) const { return analysis_[index].kinds.has(kind); }
    bool is(TokenIndex index, TagTrait trait) const { return analysis_[index].traits.has(trait); }
    bool is(TokenIndex index, Upos upos) const { return analysis_[index].upos == upos; }
    bool is_noun(TokenIndex index) const { return is(index, Upos::kNoun) || is(index, Upos::kPropn); }

    /// The child that is the subject, in whatever voice; nowhere if the clause names none itself.
    TokenIndex subject_child(TokenIndex predicate) const {
        return tree_.first_child(predicate, [this](TokenIndex child) { return is(child, kSubjects); });
    }
    /// What a predicate noun says that something is: nowhere in "is not a firm", "may be a firm".
    TokenIndex subject_of_fact(TokenIndex predicate) const {
        for (const TokenIndex child : tree_.children(predicate))
            if (is(child, WordKind::kNegation) || is(child, deprel::aux)) return {};
        const TokenIndex subject = subject_child(predicate);
        return subject && is(subject, deprel::nsubj) ? subject : TokenIndex();
    }
    /// Whether it has a preposition or conjunction of this kind.
    bool has_marker_of(TokenIndex dependent, WordKind kind, DeprelSet labels = kPrepositions) const {
        return bool(tree_.first_child(dependent, [&](TokenIndex c) { return is(c, labels) && is(c, kind); }));
    }
    bool is_passive(TokenIndex predicate) const;

    /// The words of a clause or phrase without the marker that opens it.
    TokenRange phrase(TokenIndex head) const;
    /// A noun with what stands before it and belongs to its name: "new foreign minister" of "the new foreign minister
    /// of Kenya".
    TokenRange with_premodifiers(TokenIndex noun) const;
    /// "Berg" of "Tom Berg", whose head is "Tom"; the noun itself if it is no name.
    TokenIndex last_of_name(TokenIndex noun) const;
    /// Without punctuation at its ends; a word stays.
    TokenRange trimmed(TokenRange range) const {
        while (range.size() > 1 && is(range.begin, Upos::kPunct)) ++range.begin.value;
        while (range.size() > 1 && is(TokenIndex{range.end.value - 1}, Upos::kPunct)) --range.end.value;
        return range;
    }
    /// Up to the first child behind `head` with one of these labels. The head stays, even where the child has words
    /// before it ("A hangs below C, C below B": trees of a parser may cross).
    TokenRange cut_before(TokenRange range, TokenIndex head, DeprelSet labels) const {
        for (const TokenIndex child : tree_.children(head))
            if (child > head && is(child, labels)) range.end = std::min(range.end, tree_.subtree(child).begin);
        range.end = std::max(range.end, TokenIndex{head.value + 1u});
        return range;
    }

  protected:
    const Analysis& analysis_;
    const Tree& tree_;
};

} // namespace claimgraph
