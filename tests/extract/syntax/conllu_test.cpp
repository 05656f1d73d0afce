#include "extract/syntax/conllu.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace claimgraph {
namespace {

using testing::HasSubstr;

/// All documents of a text that must be well-formed.
std::vector<AnalysedDocument> read_all(std::string_view text) {
    std::vector<AnalysedDocument> documents;
    ConlluReader reader(text, "t.conllu");
    while (true) {
        auto next = reader.next();
        EXPECT_TRUE(next.has_value()) << next.error().describe();
        if (!next || !*next) return documents;
        documents.push_back(std::move(**next));
    }
}

AnalysedDocument read_one(std::string_view text) {
    auto documents = read_all(text);
    EXPECT_EQ(documents.size(), 1U);
    return documents.empty() ? AnalysedDocument{Document({}, {}, {}), {}} : std::move(documents.front());
}

std::string written(const AnalysedDocument& one, const MiscColumn& misc = {}) {
    std::ostringstream out;
    write_conllu(out, one.document, one.analysis, misc);
    return out.str();
}

/// A token line from form, head, deprel and MISC; the rest blank.
std::string line(int id, std::string_view form, std::string_view head = "_", std::string_view deprel = "_",
                 std::string_view misc = "_") {
    std::string text = std::to_string(id);
    for (const std::string_view column : {form, {"_"}, {"_"}, {"_"}, {"_"}, head, deprel, {"_"}, misc})
        (text += '\t') += column;
    return text += '\n';
}

constexpr std::string_view kTwoDocuments = "# newdoc id = first\n"
                                           "# newpar\n"
                                           "# sent_id = first-1\n"
                                           "# text = Envoys can't agree.\n"
                                           "1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\t_\n"
                                           "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                           "2\tca\tcan\tAUX\tMD\tVerbForm=Fin\t4\taux\t_\t_\n"
                                           "3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_\n"
                                           "4\tagree\tagree\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tNote=x|SpaceAfter=No\n"
                                           "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
                                           "\n"
                                           "# sent_id = first-2\n"
                                           "# text = Talks wanna stop\n"
                                           "1\tTalks\ttalk\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n"
                                           "2-3\twanna\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                           "2\twant\twant\tVERB\tVBP\tTense=Pres\t0\troot\t_\t_\n"
                                           "3\tto\tto\tPART\tTO\t_\t4\tmark\t_\t_\n"
                                           "4\tstop\tstop\tVERB\tVB\tVerbForm=Inf\t2\txcomp\t_\t_\n"
                                           "\n"
                                           "# newpar\n"
                                           "# sent_id = first-3\n"
                                           "# text = _\n"
                                           "1\t_\t_\tSYM\tNFP\t_\t0\troot\t_\t_\n"
                                           "\n"
                                           "# newdoc id = second\n"
                                           "# newpar\n"
                                           "# sent_id = second-1\n"
                                           "# text = Nothing else\n"
                                           "1\tNothing\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                           "2\telse\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                           "\n";

TEST(Conllu, ComesBackAsItWas) {
    std::string text;
    for (const AnalysedDocument& one : read_all(kTwoDocuments)) text += written(one);
    EXPECT_EQ(text, kTwoDocuments);
}

TEST(Conllu, ComesBackAsItWasWithCarriageReturns) {
    std::string text;
    for (const char c : kTwoDocuments) {
        if (c == '\n') text += '\r';
        text += c;
    }
    EXPECT_EQ(written(read_all(text).front()), written(read_all(kTwoDocuments).front()));
}

TEST(Conllu, RebuildsTheTextUnderTheSpans) {
    const auto documents = read_all(kTwoDocuments);
    ASSERT_EQ(documents.size(), 2U);
    const auto& [document, analysis] = documents.front();
    EXPECT_EQ(document.id(), "first");
    EXPECT_EQ(document.text(), "Envoys can't agree.\nTalks wanna stop\n\n_");
    ASSERT_EQ(document.blocks().size(), 2U);
    EXPECT_EQ(document.text(document.blocks()[1].span), "_");
    ASSERT_EQ(analysis.sentences.size(), 3U);
    EXPECT_EQ(document.text(analysis.sentences[1].span), "Talks wanna stop");

    EXPECT_EQ(document.text(analysis.tokens[2].span), "n't") << "a piece of the contraction";
    EXPECT_FALSE(analysis.tokens[2].form);
    EXPECT_TRUE(analysis.tokens[2].space_after);
    EXPECT_FALSE(analysis.tokens[3].space_after);
    EXPECT_EQ(analysis.symbols.text(analysis.tokens[3].misc), "Note=x");
    const Token& want = analysis.tokens[6];
    EXPECT_EQ(document.text(want.span), "wanna") << "a word that does not stand there has all of it";
    EXPECT_EQ(analysis.form(document, want), "want");
    EXPECT_FALSE(want.head);
    EXPECT_EQ(analysis.tokens[5].head, TokenIndex{6});
    EXPECT_EQ(analysis.tokens[5].deprel, deprel::nsubj);
    EXPECT_EQ(analysis.lemma(analysis.tokens[9]), "_") << "the lemma of an underscore";
    ASSERT_EQ(analysis.multiwords.size(), 2U);
    EXPECT_EQ(document.text(analysis.multiwords[1].span), "wanna");
}

TEST(Conllu, LeavesBlankColumnsUnset) {
    const auto documents = read_all(kTwoDocuments);
    for (const Token& token : documents.back().analysis.tokens) {
        EXPECT_EQ(token.upos, Upos::kNone);
        for (const Symbol column : {token.lemma, token.xpos, token.feats, token.deprel, token.misc, token.form})
            EXPECT_FALSE(column);
        EXPECT_FALSE(token.head);
    }
}

TEST(Conllu, KeepsTheWholeContractionInItsSentence) {
    const auto one =
        read_one("1-2\tdunno\t_\t_\t_\t_\t_\t_\t_\t_\n" + line(1, "du") + line(2, "n") + "\n" + line(1, "Next"));
    EXPECT_EQ(one.document.text(one.analysis.sentences[0].span), "dunno");
    EXPECT_EQ(one.document.text(one.analysis.tokens[2].span), "Next");
    EXPECT_THAT(written(one), HasSubstr("# text = dunno\n1-2\tdunno\t"));
}

TEST(Conllu, AddsWhatTheCallerKnows) {
    const auto one = read_one(kTwoDocuments.substr(0, kTwoDocuments.find("# newdoc id = second")));
    const std::string text = written(one, [](TokenIndex token) { return token == TokenIndex{3} ? "Entity=(e1)" : ""; });
    EXPECT_THAT(text, HasSubstr("\troot\t_\tEntity=(e1)|Note=x|SpaceAfter=No\n"));
    EXPECT_THAT(text, HasSubstr("1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\t_\n"));
}

TEST(Conllu, LetsNoTwoMarkingsOfEntitiesMeet) {
    const auto one = read_one("1\tRutte\t_\t_\t_\t_\t_\t_\t_\tEntity=(7-person|Note=x\n"
                              "2\tleft\t_\t_\t_\t_\t_\t_\t_\tNote=y|Entity=7)|SpaceAfter=No\n");
    const std::string kept = written(one);
    EXPECT_THAT(kept, HasSubstr("\tEntity=(7-person|Note=x\n"));
    const std::string text =
        written(one, [](TokenIndex token) { return token == TokenIndex{0} ? "Entity=(e1-person-1)" : ""; });
    EXPECT_THAT(text, HasSubstr("\tEntity=(e1-person-1)|Note=x\n"));
    EXPECT_THAT(text, HasSubstr("\tNote=y\n"));
    EXPECT_EQ(text.find("7)"), std::string::npos);
}

TEST(Conllu, PassesOverWhatItDoesNotKeep) {
    const auto one =
        read_one("\xEF\xBB\xBF# global.columns = ID FORM\n# generator = x\n\n\n# newdoc\n" + line(1, "a", "2", "dep") +
                 "1.1\tgone\t_\t_\t_\t_\t_\t_\t0:root\t_\n# a comment inside\n" + line(2, "b", "0", "root"));
    EXPECT_EQ(one.document.id(), "t.conllu");
    EXPECT_EQ(one.document.text(), "a b");
    EXPECT_EQ(one.analysis.tokens[0].head, TokenIndex{1});
}

TEST(Conllu, NamesDocumentsWithoutId) {
    const auto documents =
        read_all("# newdoc\n" + line(1, "a") + "\n# newdoc\n" + line(1, "b") + "\n# newdoc id = c\n" + line(1, "c"));
    ASSERT_EQ(documents.size(), 3U);
    EXPECT_EQ(documents[0].document.id(), "t.conllu");
    EXPECT_EQ(documents[1].document.id(), "t.conllu#2");
    EXPECT_EQ(documents[2].document.id(), "c");
}

TEST(Conllu, FindsNothingInNothing) {
    for (const char* text : {"", "\n\n\n", "# newdoc id = a\n", "# a\n\n# b", "\xEF\xBB\xBF"})
        EXPECT_TRUE(read_all(text).empty()) << text;
}

TEST(Conllu, LeavesLabelsWithoutHeadsOut) {
    const auto one = read_one(line(1, "a", "_", "nsubj") + line(2, "b", "_", "root"));
    for (const Token& token : one.analysis.tokens) EXPECT_FALSE(token.deprel);
}

TEST(Conllu, KeepsCrossingTrees) {
    const auto one = read_one(line(1, "a", "3", "dep") + line(2, "b", "4", "dep") + line(3, "c", "0", "root") +
                              line(4, "d", "3", "dep"));
    EXPECT_EQ(one.analysis.tokens[1].head, TokenIndex{3});
}

TEST(Conllu, ReadsHostileForms) {
    std::string nul = "a?b";
    nul[1] = '\0';
    const std::string megabyte(1 << 20, 'x');
    const auto one = read_one(line(1, nul) + line(2, megabyte) + line(3, "two words") + line(4, "😀"));
    EXPECT_EQ(one.document.text(one.analysis.tokens[0].span), nul);
    EXPECT_EQ(one.document.text(one.analysis.tokens[1].span).size(), megabyte.size());
    const std::string text = written(one);
    const auto again = read_one(text);
    EXPECT_EQ(again.document.text(), one.document.text());
    EXPECT_EQ(written(again), text);
}

TEST(Conllu, ReadsAChainOfManyHeads) {
    std::string text;
    for (int i = 1; i <= 100'000; ++i) text += line(i, "a", std::to_string(i - 1), i == 1 ? "root" : "dep");
    EXPECT_EQ(read_one(text).analysis.tokens.back().head, TokenIndex{99'998});
}

TEST(Conllu, WritesCommentsOnOneLine) {
    Analysis analysis;
    analysis.tokens.push_back({.span = {0, 1}});
    analysis.tokens.push_back({.span = {3, 4}});
    analysis.sentences.push_back({{0, 4}, {TokenIndex{0}, TokenIndex{2}}, BlockKind::kParagraph});
    const std::string text = written({Document("my news\n1.txt", "a\r\nb", {}), std::move(analysis)});
    EXPECT_THAT(text, HasSubstr("# newdoc id = my news 1.txt\n# sent_id = my_news_1.txt-1\n# text = a  b\n1\ta"));
}

struct Malformed {
    const char* what;
    std::string text;
    std::uint64_t line;
    const char* message;
    ErrorCode code = ErrorCode::kBadFormat;
};

TEST(Conllu, RefusesWhatIsMalformed) {
    const std::string ok = line(1, "a", "0", "root");
    const std::vector<Malformed> cases = {
        {"too few columns", ok + "2\tb\t_\n", 2, "expected 10 columns separated by tabs, found 3"},
        {"too many columns", "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\t_\n", 1,
         "expected 10 columns separated by tabs, found more"},
        {"spaces for tabs", "1 a _ _ _ _ _ _ _ _\n", 1, "found 1"},
        {"no number", "one\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, "token id 'one', expected 1"},
        {"a number with a tail", "1x\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, "token id '1x', expected 1"},
        {"a negative number", "-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, "'-1' is not a range"},
        {"a gap", ok + line(3, "b", "1", "dep"), 2, "token id '3', expected 2"},
        {"a repeated id", ok + ok, 2, "token id '1', expected 2"},
        {"zero", line(0, "a"), 1, "token id '0', expected 1"},
        {"an id beyond all numbers", "99999999999\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, "token id '99999999999'"},
        {"no empty node", "a.b\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, "token id 'a.b'"},
        {"an empty node of nothing", "1.\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, "token id '1.'"},
        {"an empty form", line(1, ""), 1, "column 2 is empty; expected '_' for nothing"},
        {"an empty lemma", "1\ta\t\t_\t_\t_\t_\t_\t_\t_\n", 1, "column 3 is empty"},
        {"an unknown part of speech", "1\ta\t_\tnoun\t_\t_\t_\t_\t_\t_\n", 1,
         "'noun' is not a universal part of speech"},
        {"a head that is no number", line(1, "a", "root", "root"), 1, "head 'root', expected a number"},
        {"a negative head", line(1, "a", "-1", "dep"), 1, "head '-1', expected a number"},
        {"a head out of range", ok + line(2, "b", "3", "dep") + "\n", 3,
         "head 3 of token 2 is outside its sentence of 2"},
        {"a head on itself", ok + line(2, "b", "2", "dep") + "\n", 3, "run in a circle"},
        {"a circle", ok + line(2, "b", "3", "dep") + line(3, "c", "2", "dep") + "\n", 4, "run in a circle"},
        {"no root", line(1, "a", "2", "dep") + line(2, "b", "1", "dep") + "\n", 3, "0 roots in a sentence, expected 1"},
        {"two roots", ok + line(2, "b", "0", "root") + "\n", 3, "2 roots in a sentence, expected 1"},
        {"heads of some", ok + line(2, "b") + "\n", 3, "some heads are '_'"},
        {"an error in the last line without end", ok + line(2, "b", "3", "dep"), 2, "head 3 of token 2"},
        {"a range backwards", "2-1\tab\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, "'2-1' is not a range of the tokens that follow"},
        {"a range of others", "2-3\tab\t_\t_\t_\t_\t_\t_\t_\t_\n" + ok, 1, "'2-3' is not a range"},
        {"a range in a range", "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n", 2,
         "is not a range"},
        {"a range of no tokens", "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n\n" + ok, 2, "beyond its sentence"},
        {"a range without end", "1-4294967295\tab\t_\t_\t_\t_\t_\t_\t_\t_\n" + ok + "\n", 3, "beyond its sentence"},
        {"an empty range form", "1-2\t\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, "column 2 is empty"},
        {"bytes that are no text", line(1, "a\xff"), 1, "byte 3 of the line is not UTF-8", ErrorCode::kNotUtf8},
        {"a comment that is no text", "# newdoc id = a\xff\n" + ok, 1, "byte 15 of the line is not UTF-8",
         ErrorCode::kNotUtf8},
        {"a second document", ok + "\n# newdoc\n" + line(1, "a", "7", "dep") + "\n", 5, "head 7 of token 1"},
    };
    for (const Malformed& bad : cases) {
        ConlluReader reader(bad.text, "bad.conllu");
        auto next = reader.next();
        while (next && *next) next = reader.next();
        ASSERT_FALSE(next.has_value()) << bad.what;
        EXPECT_EQ(next.error().code, bad.code) << bad.what;
        EXPECT_EQ(next.error().place.file, "bad.conllu") << bad.what;
        EXPECT_EQ(next.error().place.line, bad.line) << bad.what;
        EXPECT_THAT(next.error().message, HasSubstr(bad.message)) << bad.what;
    }
}

} // namespace
} // namespace claimgraph
