#include "extract/question/answers/clause_answers.hpp"
#include "extract/question/question_reader.hpp"
#include "tests/extract/question/question_models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<ClauseAnswer> found_in(const std::string& question, const std::string& sentence) {
    const auto form = read_question(question, question_models(), question_words(), {});
    if (!form) throw std::runtime_error("not read: " + question);
    return clause_answers(sentence, "2025-06-15", *form, question_words(), question_models());
}
std::vector<std::string> told(const std::string& question, const std::string& sentence) {
    std::vector<std::string> texts;
    for (const ClauseAnswer& answer : found_in(question, sentence)) texts.push_back(answer.text);
    return texts;
}

TEST(ClauseAnswers, WhoAndWhatAreTheOpenPhraseOfTheVerb) {
    const std::string talks = "The Norwegian minister, Olav Berg, joined the talks as an observer.";
    EXPECT_THAT(told("Who joined the Vell talks?", talks), ElementsAre("The Norwegian minister, Olav Berg"));
    EXPECT_THAT(told("Who boycotted the ballot?",
                     "The ballot, which no court has ordered, was boycotted by two small parties."),
                ElementsAre("two small parties"));
    EXPECT_THAT(told("What did Vellmark apologize for?", "Vellmark apologized for the delay of its trains."),
                ElementsAre("the delay of its trains"));
    EXPECT_THAT(told("Who sued Vellmark for libel?", "Ana Lind sued in Norway for libel and won."),
                ElementsAre("Ana Lind"));
    EXPECT_THAT(told("Who will oppose the ballot law?", "The Vell Union announced plans to oppose the law in court."),
                ElementsAre("The Vell Union"))
        << "whose plans they are";
    EXPECT_THAT(told("Whose seat did Petra Holm fill?", "Petra Holm was named to fill Olav Berg's seat."),
                ElementsAre("Olav Berg"));
}

TEST(ClauseAnswers, OthersThanTheQuestionNamesAnswerNothing) {
    EXPECT_THAT(told("What did Ana Lind buy?", "Tom Bakk bought a mill."), IsEmpty());
    EXPECT_THAT(told("Who did Ana Lind praise?", "Petra Holm praised Tom Bakk."), IsEmpty());
    EXPECT_THAT(told("Who praised Ana Lind?", "He praised Ana Lind."), IsEmpty()) << "who that is stands elsewhere";
    EXPECT_THAT(told("Who praised Ana Lind?", "Tom Bakk did not praise Ana Lind."), IsEmpty());
}

TEST(ClauseAnswers, PlacesTimesAndReasonsStandBesideTheVerb) {
    EXPECT_THAT(told("Where was Tom Bakk's body found?", "Tom Bakk's body was found at Mount Vell."),
                ElementsAre("at Mount Vell"));
    EXPECT_THAT(told("Where was Jon Kvist shot?", "Jon Kvist was shot in Port Vell on Monday by a stranger."),
                ElementsAre("in Port Vell"));
    EXPECT_THAT(told("When did Mira Tal become governor?", "Mira Tal began serving as the governor on 2 January 2017."),
                ElementsAre("2017-01-02"));
    EXPECT_THAT(told("Why was Olav Berg fined?", "Olav Berg was fined in May for keeping back letters."),
                ElementsAre("for keeping back letters"));
    EXPECT_THAT(told("Why was Petra Holm stranded?", "The closure of the port led to Petra Holm being stranded."),
                ElementsAre("The closure of the port"));
}

TEST(ClauseAnswers, YesAndNoAreOfClausesThatAreAsserted) {
    const std::string question = "Does Ostrea recognize Vell?";
    const auto no = found_in(question, "They invited all but Vell, which Ostrea does not recognize.");
    ASSERT_EQ(no.size(), 1u);
    EXPECT_TRUE(no.front().is_denied);
    const auto yes = found_in(question, "Ostrea recognizes Vell.");
    ASSERT_EQ(yes.size(), 1u);
    EXPECT_FALSE(yes.front().is_denied);
    EXPECT_THAT(found_in(question, "Ostrea may recognize Vell."), IsEmpty());
    EXPECT_THAT(found_in(question, "Tom Bakk said that Ostrea recognizes Vell."), IsEmpty());
    EXPECT_THAT(found_in(question, "Ostrea refused to recognize Vell."), IsEmpty());
}

TEST(ClauseAnswers, HowSomethingChangedIsToldByVerbsOfChange) {
    const auto changed =
        told("How did the death toll of the storm change?", "Floods increased the death toll from five to six.");
    ASSERT_EQ(changed.size(), 1u);
    EXPECT_THAT(changed.front(), HasSubstr("from five to six"));
    EXPECT_THAT(told("How did the price of corn change?", "The price of corn was discussed."), IsEmpty());
}

} // namespace
} // namespace claimgraph
