#include "extract/syntax/inverted_conditions.hpp"

#include "extract/tokens/deprel.hpp"

namespace claimgraph {
namespace {

constexpr DeprelSet kInfinitives = {deprel::advcl, deprel::acl, deprel::xcomp};

class InvertedConditions {
  public:
    explicit InvertedConditions(Analysis& analysis) : analysis_(analysis) {}

    void mend(TokenRange sentence) {
        const TokenIndex auxiliary = sentence.begin;
        if (sentence.size() < 5 || analysis_[auxiliary].upos != Upos::kAux) return;
        const TokenIndex consequence = analysis_[auxiliary].head;
        const TokenIndex subject = consequence ? child_of(sentence, consequence, deprel::nsubj) : TokenIndex();
        if (!subject || !has_subject_behind(sentence, consequence, subject)) return;
        for (TokenIndex at = subject; at < consequence; ++at.value) {
            Token& token = analysis_[at];
            if (token.upos != Upos::kVerb || token.head != subject || !kInfinitives.has(token.deprel) ||
                !is_infinitive(sentence, at))
                continue;
            token.head = consequence;
            token.deprel = deprel::advcl;
            analysis_[subject].head = at;
            analysis_[auxiliary].head = at;
            analysis_[auxiliary].deprel = deprel::aux;
            return;
        }
    }

  private:
    TokenIndex child_of(TokenRange sentence, TokenIndex head, Symbol deprel) const {
        for (TokenIndex at = sentence.begin; at < sentence.end; ++at.value)
            if (analysis_[at].head == head && analysis_[at].deprel == deprel) return at;
        return {};
    }
    bool has_subject_behind(TokenRange sentence, TokenIndex verb, TokenIndex subject) const {
        return bool(child_of({TokenIndex{subject.value + 1u}, sentence.end}, verb, deprel::nsubj));
    }
    bool is_infinitive(TokenRange sentence, TokenIndex verb) const {
        const TokenIndex marker = child_of(sentence, verb, deprel::mark);
        return marker && analysis_[marker].form_kinds.has(WordKind::kInfinitiveMarker);
    }

    Analysis& analysis_;
};

} // namespace

void mend_inverted_conditions(Analysis& analysis) {
    InvertedConditions conditions(analysis);
    for (const Sentence& sentence : analysis.sentences) conditions.mend(sentence.tokens);
}

} // namespace claimgraph
