#include "extract/tokens/tokenizer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;

const TokenRules& rules() {
    static const TokenRules loaded = TokenRules::load(CLAIMGRAPH_SOURCE_DIR "/models/en/tokens.tsv").value();
    return loaded;
}

/// One string a sentence, its tokens joined by spaces.
std::vector<std::string> split(std::string text) {
    const auto document = make_document("test", std::move(text)).value();
    const Analysis analysis = tokenize(document, rules());
    std::vector<std::string> sentences;
    for (const Sentence& sentence : analysis.sentences) {
        std::string joined;
        for (const Token& token : analysis.of(sentence.tokens)) {
            if (!joined.empty()) joined += ' ';
            joined += document.text(token.span);
        }
        sentences.push_back(joined);
    }
    return sentences;
}

TEST(Tokenizer, CutsClitics) {
    EXPECT_THAT(split("NATO's aid didn't arrive; they'll say it's late."),
                ElementsAre("NATO 's aid did n't arrive ; they 'll say it 's late ."));
    EXPECT_THAT(split("Kosovo\xE2\x80\x99s army can\xE2\x80\x99t."),
                ElementsAre("Kosovo \xE2\x80\x99s army ca n\xE2\x80\x99t ."));
    EXPECT_THAT(split("The leaders' cars cannot turn."), ElementsAre("The leaders ' cars can not turn ."));
}

TEST(Tokenizer, ContractionsAreMultiwordTokens) {
    const auto document = make_document("test", "We don't.").value();
    const Analysis analysis = tokenize(document, rules());
    ASSERT_EQ(analysis.multiwords.size(), 1u);
    EXPECT_EQ(document.text(analysis.multiwords[0].span), "don't");
    EXPECT_EQ(analysis.multiwords[0].words.size(), 2u);
}

TEST(Tokenizer, HyphensPartWordsButNotPrefixesAndNumbers) {
    EXPECT_THAT(split("The EU-facilitated, non-profit, 11-year plan 555-1234."),
                ElementsAre("The EU - facilitated , non-profit , 11 - year plan 555-1234 ."));
}

TEST(Tokenizer, KeepsAbbreviationsWhole) {
    EXPECT_THAT(
        split("Mr. Smith of the U.S. met Gen. J. Doe in St. Moritz on Jan. 5 at 3 p.m. with Acme Inc. lawyers."),
        ElementsAre(
            "Mr. Smith of the U.S. met Gen. J. Doe in St. Moritz on Jan. 5 at 3 p.m. with Acme Inc. lawyers ."));
}

TEST(Tokenizer, AnAbbreviationMayEndASentence) {
    EXPECT_THAT(split("They flew to the U.S. The talks went on."),
                ElementsAre("They flew to the U.S.", "The talks went on ."));
    EXPECT_THAT(split("The U.S. Senate met."), ElementsAre("The U.S. Senate met ."));
}

TEST(Tokenizer, KeepsNumbersWhole) {
    EXPECT_THAT(split("It cost $3.5 million, or 1,000,000 euros (10%) at 7:30 on 9/11."),
                ElementsAre("It cost $ 3.5 million , or 1,000,000 euros ( 10 % ) at 7:30 on 9/11 ."));
    EXPECT_THAT(split("See No. 5. He said no."), ElementsAre("See No. 5 .", "He said no ."));
}

TEST(Tokenizer, KeepsAddressesWhole) {
    EXPECT_THAT(split("Write to jane.doe@example.org or see https://example.org/a?b=1, please."),
                ElementsAre("Write to jane.doe@example.org or see https://example.org/a?b=1 , please ."));
    EXPECT_THAT(split("@nato said #peace wins."), ElementsAre("@nato said #peace wins ."));
}

TEST(Tokenizer, QuotesCloseTheirSentence) {
    EXPECT_THAT(split("\"We won.\" They left. \xE2\x80\x9CGo!\xE2\x80\x9D he said."),
                ElementsAre("\" We won . \"", "They left .", "\xE2\x80\x9C Go ! \xE2\x80\x9D he said ."));
}

TEST(Tokenizer, AbbreviationsThatAreWordsNeedACapital) {
    EXPECT_THAT(split("He sat. It was Sat. 5 May."), ElementsAre("He sat .", "It was Sat. 5 May ."));
}

TEST(Tokenizer, EtcKeepsItsStopInsideASentence) {
    EXPECT_THAT(split("Bread, salt, etc. were dear. They sold tea, etc. Nobody came, etc."),
                ElementsAre("Bread , salt , etc. were dear .", "They sold tea , etc .", "Nobody came , etc ."));
}

TEST(Tokenizer, UnitsAreCutOffTheirNumber) {
    EXPECT_THAT(split("At 5pm a 35mm shell hit, in the 1990s, the 19th."),
                ElementsAre("At 5 pm a 35 mm shell hit , in the 1990s , the 19th ."));
    EXPECT_THAT(split("It cost $3m."), ElementsAre("It cost $ 3 m ."));
}

TEST(Tokenizer, RangesAreCutAndNumbersOfPartsAreNot) {
    EXPECT_THAT(split("Some 5-10 died on 2024-05-01; call 202-555-0175, +44 or ask 18,19."),
                ElementsAre("Some 5 - 10 died on 2024-05-01 ; call 202-555-0175 , +44 or ask 18 , 19 ."));
}

TEST(Tokenizer, FilesAndDomainsAreOneToken) {
    EXPECT_THAT(
        split("Read notes.pdf on example.org/a (or <jane@example.org>), w/o haste.Then stop."),
        ElementsAre("Read notes.pdf on example.org/a ( or < jane@example.org > ) , w/o haste .", "Then stop ."));
}

TEST(Tokenizer, APossessiveWithoutAnSIsOneTokenButAQuoteIsNot) {
    const auto multiwords = [](std::string text) {
        const auto document = make_document("test", std::move(text)).value();
        return tokenize(document, rules()).multiwords.size();
    };
    EXPECT_EQ(multiwords("The leaders' cars stood still."), 1u);
    EXPECT_EQ(multiwords("He called them 'friends' again."), 0u);
}

TEST(Tokenizer, ReferencesAndFacesCloseASentence) {
    EXPECT_THAT(split("It ended in 1999. [3] [4] Then came peace. :) We all know."),
                ElementsAre("It ended in 1999 . [ 3 ] [ 4 ]", "Then came peace . :)", "We all know ."));
}

TEST(Tokenizer, WhoSpeaksInDoubledBracketsIsNoPartOfTheSentence) {
    EXPECT_THAT(split("((Ana Novak))  We won. They (all (of them)) left."),
                ElementsAre("( ( Ana Novak ) )", "We won .", "They ( all ( of them ) ) left ."));
    EXPECT_THAT(split("((They left."), ElementsAre("( ( They left ."));
}

TEST(Tokenizer, SmallLettersBeginSentencesWhereAWriterUsesNoOthers) {
    EXPECT_THAT(split("i went home. it was late. nobody cared."),
                ElementsAre("i went home .", "it was late .", "nobody cared ."));
    EXPECT_THAT(split("The govt. officials left. They were late. The end."),
                ElementsAre("The govt. officials left .", "They were late .", "The end ."));
}

TEST(Tokenizer, RunsOfMarksAreOneToken) {
    EXPECT_THAT(split("Wait... what?! No -- never."), ElementsAre("Wait ... what ?!", "No -- never ."));
}

TEST(Tokenizer, NumberedItemsKeepTheirText) { EXPECT_THAT(split("1. Talks begin."), ElementsAre("1 . Talks begin .")); }

TEST(Tokenizer, SpansLeadBackToTheFile) {
    const auto document = make_document("test", "\xEF\xBB\xBF\xE2\x80\x9CHi\xE2\x80\x9D\xC2\xA0you\r\n").value();
    const Analysis analysis = tokenize(document, rules());
    ASSERT_EQ(analysis.tokens.size(), 4u);
    EXPECT_EQ(document.text(analysis.tokens[3].span), "you");
    EXPECT_EQ(document.origin().to_source(analysis.tokens[1].span), (ByteSpan{6, 8}));
    EXPECT_EQ(document.origin().to_source(analysis.tokens[3].span), (ByteSpan{13, 16}));
    EXPECT_FALSE(analysis.tokens[0].space_after);
    EXPECT_TRUE(analysis.tokens[2].space_after);
}

TEST(Tokenizer, EveryByteOfAWordIsInOneTokenAndTokensAreInOrder) {
    const std::string nasty = "''x'' 'tis a'b'c -- --- \xF0\x9F\x98\x80\xF0\x9F\x98\x80 ((x)) .. ... 1,,2 a..b U.S.. "
                              "e.g.x don't'll \x01z @ # $";
    const auto document = make_document("test", nasty).value();
    const Analysis analysis = tokenize(document, rules());
    std::uint32_t end = 0;
    for (const Token& token : analysis.tokens) {
        EXPECT_GE(token.span.begin, end);
        EXPECT_FALSE(token.span.empty());
        end = token.span.end;
    }
    std::size_t covered = 0;
    for (const Token& token : analysis.tokens) covered += token.span.size();
    const auto blanks = std::ranges::count_if(nasty, [](char c) { return c == ' ' || c == '\x01'; });
    EXPECT_EQ(covered + static_cast<std::size_t>(blanks), nasty.size());
}

TEST(Tokenizer, LinesGivenAsSentencesAreNotCut) {
    const auto document =
        make_document("test", "It ended. Nobody spoke. ''\nThen it began .\n", {.sentences = true}).value();
    const Analysis analysis = tokenize(document, rules());
    ASSERT_EQ(analysis.sentences.size(), 2u);
    EXPECT_EQ(document.text(analysis.sentences[0].span), "It ended. Nobody spoke. ''");
    EXPECT_THAT(split("`` It ended . '' Then it began ."), ElementsAre("`` It ended . ''", "Then it began ."));
}

TEST(Tokenizer, LongSentencesAreCapped) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "word ";
    const auto document = make_document("test", text).value();
    const Analysis analysis = tokenize(document, rules());
    EXPECT_EQ(analysis.sentences.size(), 5u);
    EXPECT_EQ(analysis.sentences[0].tokens.size(), kMaxSentenceTokens);
}

TEST(Tokenizer, HostileRunsTakeLinearTime) {
    for (const char* piece :
         {"a.", "'", "1-", "1,", "a/", ".com", "s' ", "etc. ", "(", "n't", "1.2.", "Mr. ", "\xE2\x80\x99s"}) {
        std::string text;
        while (text.size() < 2'000'000) text += piece;
        const auto document = make_document("test", std::move(text)).value();
        EXPECT_GT(tokenize(document, rules()).tokens.size(), 0u) << piece;
    }
}

TEST(Tokenizer, NothingGivesNothing) { EXPECT_TRUE(split(" \r\n\t ").empty()); }

} // namespace
} // namespace claimgraph
