#include "extract/question/question_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace claimgraph {
namespace {

using testing::HasSubstr;

const std::string kStandIns = "stand_in\tKim Doe\tperson\nstand_in\tChad\tplace\nstand_in\tAcme\torganization\n"
                              "stand_in\tpaper\tconcept\n";

Result<QuestionWords> words_in(const std::string& rows) {
    return QuestionWords::parse("kind\twords\tvalue\n" + rows, "questions.tsv");
}

TEST(QuestionWords, AreReadFromATable) {
    const auto words =
        words_in("person\twho; whom\t-\nopener\tdo tell\t-\nnoun\tcity; town\tplace\nwhere\tin\tplace\n" + kStandIns);
    ASSERT_TRUE(words) << words.error().describe();
    EXPECT_TRUE(words->is(QuestionWord::kPerson, "whom"));
    EXPECT_FALSE(words->is(QuestionWord::kThing, "whom"));
    EXPECT_THAT(words->of(QuestionWord::kOpener), testing::ElementsAre("do tell"));
    EXPECT_EQ(words->type_of("town"), EntityType::kPlace);
    EXPECT_EQ(words->type_of("whom"), std::nullopt);
    EXPECT_EQ(words->stand_ins().size(), 4u);
    EXPECT_EQ(words->where().front().name, "in");
}

TEST(QuestionWords, SayWhatIsWrongWithATable) {
    const auto message = [](const std::string& rows) { return words_in(rows).error().describe(); };
    EXPECT_THAT(message("wonder\twho\t-\n" + kStandIns), HasSubstr("questions.tsv:2: 'wonder' is not a kind"));
    EXPECT_THAT(message("noun\tcity\ttown\n" + kStandIns),
                HasSubstr("questions.tsv:2: 'town' is not a type of entities"));
    EXPECT_THAT(message("person\twho\t-\n"), HasSubstr("a stand_in of the type person is missing"));
}

} // namespace
} // namespace claimgraph
