#include "extract/question/shorter_question.hpp"

#include "extract/syntax/tree.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/deprel.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// What says more of something: "over the war", "that was shot down", "and why".
constexpr DeprelSet kAdditions = {deprel::obl,  deprel::obl_unmarked, deprel::nmod,  deprel::nmod_unmarked,
                                  deprel::acl,  deprel::acl_relcl,    deprel::advcl, deprel::advcl_relcl,
                                  deprel::conj, deprel::parataxis};

} // namespace

std::optional<ShorterQuestion> shorter_question(std::string_view question, const Models& models) {
    const auto document = make_document("question", std::string(question));
    if (!document) return std::nullopt;
    const Analysis analysis = analyze(*document, models);
    if (analysis.sentences.size() != 1) return std::nullopt;
    const Tree tree(analysis);
    const TokenRange tokens = analysis.sentences.front().tokens;
    TokenIndex last = tokens.end;
    while (last > tokens.begin && analysis.tokens[last.value - 1u].upos == Upos::kPunct) --last.value;
    if (last == tokens.begin) return std::nullopt;
    for (TokenIndex at{last.value - 1u}; at; at = analysis[at].head) {
        const TokenRange phrase = tree.subtree(at);
        if (phrase.end < last) return std::nullopt; // something else stands behind it
        if (!kAdditions.has(analysis[at].deprel)) continue;
        const bool has_name = std::ranges::any_of(analysis.of({tokens.begin, phrase.begin}),
                                                  [](const Token& token) { return token.upos == Upos::kPropn; });
        if (!has_name) return std::nullopt;
        const auto has_verb = [&](TokenRange range) {
            return std::ranges::any_of(analysis.of(range),
                                       [](const Token& token) { return token.upos == Upos::kVerb; });
        };
        if (has_verb(phrase) && !has_verb({tokens.begin, phrase.begin})) return std::nullopt; // its predicate
        const auto text_of = [&](TokenRange range) { return std::string(document->text(analysis.span_of(range))); };
        return ShorterQuestion{text_of({tokens.begin, phrase.begin}) + "?", text_of({phrase.begin, last})};
    }
    return std::nullopt;
}

} // namespace claimgraph
