#include "extract/extract.hpp"
#include "extract/syntax/modal_names.hpp"
#include "extract/tokens/mark_words.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

/// "Petra May <verb>": `traits` are those of the verb.
Analysis with_verb(const Document& document, TagTrait traits) {
    Analysis analysis;
    const auto add = [&](std::uint32_t begin, std::uint32_t end, Upos upos, Symbol deprel, TokenIndex head) {
        Token token{.span = {begin, end}, .deprel = deprel, .head = head, .upos = upos};
        analysis.tokens.push_back(token);
    };
    add(0, 5, Upos::kPropn, deprel::nsubj, TokenIndex{2});
    add(6, 9, Upos::kAux, deprel::aux, TokenIndex{2});
    add(10, static_cast<std::uint32_t>(document.text().size()), Upos::kVerb, deprel::root, {});
    analysis.tokens[1].form_kinds.add(WordKind::kModal);
    analysis.tokens[2].traits.add(traits);
    analysis.sentences.push_back({.span = {}, .tokens = {TokenIndex{0}, TokenIndex{3}}});
    return analysis;
}

TEST(ModalNames, IsASurnameBeforeAVerbInThePast) {
    const auto document = make_document("case", "Petra May left");
    Analysis analysis = with_verb(*document, TagTrait::kPast);
    mend_modal_names(*document, analysis);
    EXPECT_EQ(analysis.tokens[1].upos, Upos::kPropn);
    EXPECT_EQ(analysis.tokens[1].head, TokenIndex{0});
    EXPECT_EQ(analysis.tokens[1].deprel, deprel::flat);
    EXPECT_FALSE(analysis.tokens[1].form_kinds.has(WordKind::kModal));
}

TEST(ModalNames, StaysAVerbBeforeAnInfinitive) {
    const auto document = make_document("case", "Petra May leave");
    Analysis analysis = with_verb(*document, TagTrait::kInfinitive);
    mend_modal_names(*document, analysis);
    EXPECT_EQ(analysis.tokens[1].upos, Upos::kAux);
}

} // namespace
} // namespace claimgraph
