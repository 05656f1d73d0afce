#include "extract/syntax/evaluate.hpp"

#include <chrono>

namespace claimgraph {
namespace {

/// The same words, nothing else known of them.
Analysis blank(const AnalysedDocument& gold) {
    Analysis analysis;
    for (const Token& token : gold.analysis.tokens) {
        Token bare;
        bare.span = token.span;
        bare.space_after = token.space_after;
        if (token.form) bare.form = analysis.symbols.intern(gold.analysis.symbols.text(token.form));
        analysis.tokens.push_back(bare);
    }
    analysis.multiwords = gold.analysis.multiwords;
    analysis.sentences = gold.analysis.sentences;
    return analysis;
}

} // namespace

void evaluate_syntax(const AnalysedDocument& gold, const SyntaxModel& model, SyntaxScore& score) {
    Analysis system = blank(gold);
    const auto start = std::chrono::steady_clock::now();
    model.annotate(gold.document, system);
    score.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

    for (std::size_t i = 0; i < system.tokens.size(); ++i) {
        const Token& right = gold.analysis.tokens[i];
        const Token& answer = system.tokens[i];
        const auto same = [&](Symbol Token::*column) {
            return gold.analysis.symbols.text(right.*column) == system.symbols.text(answer.*column);
        };
        const bool head = right.head == answer.head;
        const bool label = deprel::universal(gold.analysis.symbols.text(right.deprel)) ==
                           deprel::universal(system.symbols.text(answer.deprel));
        ++score.tokens;
        score.upos += right.upos == answer.upos;
        score.xpos += same(&Token::xpos);
        score.feats += same(&Token::feats);
        score.lemmas += same(&Token::lemma);
        score.heads += head;
        score.labelled += head && label;
        score.labelled_full += head && same(&Token::deprel);
    }
}

} // namespace claimgraph
