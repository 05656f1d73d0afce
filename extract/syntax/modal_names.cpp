#include "extract/syntax/modal_names.hpp"

#include "extract/text/utf8.hpp"

#include <algorithm>
#include <string>

namespace claimgraph {
namespace {

class ModalNames {
  public:
    ModalNames(const Document& document, Analysis& analysis) : document_(document), analysis_(analysis) {}

    void mend(const Sentence& sentence) {
        for (TokenIndex at = sentence.tokens.begin; at < sentence.tokens.end; ++at.value) {
            if (!is_idle(sentence, at)) continue;
            const TokenIndex verb = analysis_[at].head;
            const TokenIndex next{at.value + 1U};
            if (at > sentence.tokens.begin && is_name(TokenIndex{at.value - 1U})) {
                const Token& before = analysis_.tokens[at.value - 1U];
                const TokenIndex first = before.deprel == deprel::flat ? before.head : TokenIndex{at.value - 1U};
                if (analysis_[first].head == verb) make_name(at, before, first, deprel::flat);
            } else if (next < sentence.tokens.end && is_name(next) && analysis_[next].head == verb) {
                make_name(at, analysis_[next], verb, analysis_[next].deprel);
                analysis_[next].head = at;
                analysis_[next].deprel = deprel::flat;
            }
        }
    }

  private:
    bool is_name(TokenIndex at) const { return analysis_[at].upos == Upos::kPropn; }

    /// A modal verb with a capital whose verb cannot stand with one.
    bool is_idle(const Sentence& sentence, TokenIndex at) const {
        const Token& token = analysis_[at];
        if (token.upos != Upos::kAux || !token.form_kinds.has(WordKind::kModal) || !token.head) return false;
        if (!is_upper(character_at(analysis_.form(document_, token), 0).value)) return false;
        const Token& verb = analysis_[token.head];
        if (!verb.traits.has_any({TagTrait::kPast, TagTrait::kPastParticiple, TagTrait::kThirdPerson})) return false;
        return std::ranges::count_if(analysis_.of(sentence.tokens), [&](const Token& other) {
                   return other.head == token.head && other.upos == Upos::kAux;
               }) == 1;
    }

    void make_name(TokenIndex at, const Token& like, TokenIndex head, Symbol deprel) {
        Token& token = analysis_[at];
        token.lemma = analysis_.symbols.intern(std::string(analysis_.form(document_, token)));
        token.upos = like.upos;
        token.xpos = like.xpos;
        token.feats = like.feats;
        token.traits = like.traits;
        token.kinds = token.form_kinds = {};
        token.head = head;
        token.deprel = deprel;
    }

    const Document& document_;
    Analysis& analysis_;
};

} // namespace

void mend_modal_names(const Document& document, Analysis& analysis) {
    ModalNames names(document, analysis);
    for (const Sentence& sentence : analysis.sentences) names.mend(sentence);
}

} // namespace claimgraph
