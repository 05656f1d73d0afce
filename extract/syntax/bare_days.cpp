#include "extract/syntax/bare_days.hpp"

namespace claimgraph {
namespace {

/// As what a parser that was not told of such days takes them.
constexpr DeprelSet kTakenFor = {deprel::flat,     deprel::appos, deprel::nsubj,         deprel::nsubj_pass,
                                 deprel::compound, deprel::nmod,  deprel::nmod_unmarked, deprel::nmod_desc,
                                 deprel::list,     deprel::dep,   deprel::orphan};

class BareDays {
  public:
    explicit BareDays(Analysis& analysis) : analysis_(analysis) {}

    void mend(const Sentence& sentence) {
        for (TokenIndex at{sentence.tokens.begin.value + 1u}; at.value + 1u < sentence.tokens.end.value; ++at.value) {
            Token& day = analysis_[at];
            if (day.upos != Upos::kPropn || !day.kinds.has(WordKind::kTimeNoun) ||
                day.kinds.has(WordKind::kNameOnlyTime) || !kTakenFor.has(day.deprel))
                continue;
            const Token& before = analysis_[TokenIndex{at.value - 1u}];
            if (before.upos != Upos::kNoun && before.upos != Upos::kPropn) continue;
            const TokenIndex verb = verb_at(TokenIndex{at.value + 1u});
            if (!verb || has_children(sentence, at) || !is_of_subject(at, verb)) continue;
            day.head = verb;
            day.deprel = deprel::obl_unmarked;
        }
    }

  private:
    /// The verb that a finite word is, or helps.
    TokenIndex verb_at(TokenIndex at) const {
        const Token& token = analysis_[at];
        if (!token.traits.has(TagTrait::kFinite) && !token.form_kinds.has(WordKind::kModal)) return {};
        if (token.upos == Upos::kVerb) return at;
        return token.upos == Upos::kAux && token.head && analysis_[token.head].upos == Upos::kVerb ? token.head
                                                                                                   : TokenIndex();
    }

    bool has_children(const Sentence& sentence, TokenIndex at) const {
        for (TokenIndex other = sentence.tokens.begin; other < sentence.tokens.end; ++other.value)
            if (analysis_[other].head == at) return true;
        return false;
    }

    /// It hangs in what stands before the verb, or on the verb that has another subject.
    bool is_of_subject(TokenIndex day, TokenIndex verb) const {
        const TokenIndex head = analysis_[day].head;
        if (head == verb) return true; // has no children, so that the noun before it is another subject
        return head && head < day;
    }

    Analysis& analysis_;
};

} // namespace

void mend_bare_days(Analysis& analysis) {
    BareDays days(analysis);
    for (const Sentence& sentence : analysis.sentences) days.mend(sentence);
}

} // namespace claimgraph
