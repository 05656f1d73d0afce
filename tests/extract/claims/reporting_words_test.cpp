#include "tests/extract/claims/claim_stage.hpp"

#include <gtest/gtest.h>
#include <string>

namespace claimgraph {
namespace {

constexpr std::string_view kSpeechTable =
    "says STATE speech actual source: say C\ndenies STATE speech denied: deny C\n";

Result<ReportingWords> reporting(const std::string& rows) {
    return ReportingWords::parse("kind\twords\trelation\n" + rows, "words.tsv", relation_table(kSpeechTable));
}

TEST(ReportingWords, TellWhatAVerbMayHoldAndReports) {
    const RelationTable relations = relation_table(kSpeechTable);
    const auto words =
        reporting("verb\tquip; retort\t-\nquotative\tnod; retort\t-\nquestion\task\t-\nverb\trefute\tdenies\n");
    ASSERT_TRUE(words) << words.error().describe();
    ASSERT_NE(words->verb("quip"), nullptr);
    EXPECT_EQ(words->verb("quip")->kind, ReportingKind::kVerb);
    EXPECT_EQ(words->verb("quip")->relation, relations.find("says")) << "the most neutral report";
    EXPECT_EQ(words->verb("refute")->relation, relations.find("denies"));
    EXPECT_EQ(words->verb("nod")->kind, ReportingKind::kQuotative);
    EXPECT_EQ(words->verb("ask")->kind, ReportingKind::kQuestion);
    EXPECT_EQ(words->verb("retort")->kind, ReportingKind::kVerb) << "the first row counts";
    EXPECT_EQ(words->verb("walk"), nullptr);
}

TEST(ReportingWords, TellWhichNounsSpeakForThemselves) {
    const auto words = reporting("utterance\ttweet\t-\ndocument\tletter\t-\n");
    ASSERT_TRUE(words) << words.error().describe();
    EXPECT_TRUE(words->is_utterance("tweet"));
    EXPECT_FALSE(words->is_document("tweet"));
    EXPECT_TRUE(words->is_document("letter"));
    EXPECT_TRUE(words->is_utterance("letter"));
    EXPECT_FALSE(words->is_utterance("vote"));
}

TEST(ReportingWords, NameTheLineOfWhatTheyDoNotKnow) {
    const auto kind = reporting("verb\tquip\t-\nadverb\tloudly\t-\n");
    ASSERT_FALSE(kind);
    EXPECT_NE(kind.error().describe().find("words.tsv:3"), std::string::npos) << kind.error().describe();
    EXPECT_NE(kind.error().describe().find("'adverb' is not a kind"), std::string::npos);
    const auto relation = reporting("verb\tquip\tjokes\n");
    ASSERT_FALSE(relation);
    EXPECT_NE(relation.error().describe().find("'jokes' is not a relation"), std::string::npos);
}

TEST(ReportingWords, OfEnglishAreManyAndEachOfOneKind) {
    const auto relations = RelationTable::load(CLAIMGRAPH_SOURCE_DIR "/models/en").value();
    const auto words = ReportingWords::load(CLAIMGRAPH_SOURCE_DIR "/models/en/reporting.tsv", relations);
    ASSERT_TRUE(words) << words.error().describe();
    for (const char* verb :
         {"say", "reply", "tweet", "lament", "quip", "counter", "complain", "note", "joke", "concede"}) {
        ASSERT_NE(words->verb(verb), nullptr) << verb;
        EXPECT_EQ(words->verb(verb)->kind, ReportingKind::kVerb) << verb;
    }
}

} // namespace
} // namespace claimgraph
