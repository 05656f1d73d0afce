#include "extract/question/answers/sentence_answers.hpp"
#include "extract/question/question_parts.hpp"
#include "extract/question/question_reader.hpp"
#include "tests/extract/question/question_models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "Why? [reason]" asks more of the question before it.
std::vector<std::string> parts_of(const std::string& question) {
    std::vector<std::string> texts;
    for (const QuestionPart& part : question_parts(question, question_models(), question_words()))
        texts.push_back(part.text + (part.of_first ? " [" + std::string(to_string(*part.of_first)) + "]" : "") +
                        (part.is_bare && !part.of_first ? " [bare]" : ""));
    return texts;
}

TEST(QuestionParts, EachHalfIsAQuestion) {
    EXPECT_THAT(parts_of("Who did Ana Lind sue, and why?"), ElementsAre("Who did Ana Lind sue?", "Why? [reason]"));
    EXPECT_THAT(parts_of("Who was arrested, when and by whom?"),
                ElementsAre("Who was arrested?", "When? [time]", "By whom? [subject]"));
    EXPECT_THAT(parts_of("Who was arrested, and when, and by whom?"),
                ElementsAre("Who was arrested?", "When? [time]", "By whom? [subject]"));
    EXPECT_THAT(parts_of("When and where did Tom Bakk die?"),
                ElementsAre("When did Tom Bakk die?", "Where did Tom Bakk die?"));
    EXPECT_THAT(parts_of("Did Tom Bakk resign, or was he dismissed?"),
                ElementsAre("Did Tom Bakk resign?", "Was he dismissed?"));
    EXPECT_THAT(parts_of("Was Tom Bakk arrested or released?"),
                ElementsAre("Was Tom Bakk arrested?", "Was Tom Bakk released?"));
    EXPECT_THAT(parts_of("Who leads Ostrea, and what did she say about Norway?"),
                ElementsAre("Who leads Ostrea?", "What did she say about Norway?"));
    EXPECT_THAT(parts_of("Who sued Vellmark Steel? And with what result?"),
                ElementsAre("Who sued Vellmark Steel?", "With what result?"));
}

TEST(QuestionParts, OneQuestionStaysAsItIs) {
    for (const std::string question :
         {"Who accuses Serbia and Kosovo?", "What is the relationship between Serbia and Kosovo?", "Why?",
          "Who sued Vellmark Steel and its owner?", "Did Serbia and Kosovo sign the treaty?"})
        EXPECT_THAT(parts_of(question), ElementsAre(question));
}

TEST(QuestionParts, PronounsStandForWhatTheFirstHalfNames) {
    const auto filled = [](const std::string& first, const std::string& second) {
        return without_pronouns(second, named_in(first, question_models(), question_words()), question_models(),
                                question_words());
    };
    EXPECT_EQ(filled("Did Tom Bakk resign?", "Was he dismissed?"), "Was Tom Bakk dismissed?");
    EXPECT_EQ(filled("Who owns Vellmark Steel?", "Who sued it?"), "Who sued Vellmark Steel?");
    EXPECT_EQ(filled("Who met Ana Lind in Norway?", "What did her lawyer say?"), "What did Ana Lind's lawyer say?");
    EXPECT_EQ(filled("Who is against the river pact between Norway and Belgium?", "Who defends it?"),
              "Who defends the river pact between Norway and Belgium?");
    EXPECT_EQ(filled("When did Norwegian sailors return to Belgium?", "What are they doing there?"),
              "What are Norwegian sailors doing in Belgium?");
    EXPECT_EQ(filled("Who believes that the mayor ordered Tom Bakk's arrest?", "What does he say?"),
              "What does the mayor say?");
    EXPECT_EQ(filled("Who resigned?", "What did he say?"), "What did he say?") << "nobody is named";
}

QuestionForm read(const std::string& question) {
    return read_question(question, question_models(), question_words(), std::nullopt).value();
}

TEST(QuestionForms, AnOfficeIsATitleOfSomething) {
    const QuestionForm governor = read("Who is the governor of Alaska?");
    ASSERT_TRUE(governor.office);
    EXPECT_EQ(governor.office->title, "governor");
    EXPECT_EQ(governor.office->of.words, "Alaska");
    const QuestionForm minister = read("Who is the foreign minister of Egypt?");
    ASSERT_TRUE(minister.office);
    EXPECT_EQ(minister.office->title, "foreign minister");
    EXPECT_FALSE(read("Who attacked the governor of Alaska?").office);
    EXPECT_FALSE(read("Who is Albin Kurti?").office);
}

TEST(SentenceAnswers, AmountsAreOfWhatIsAskedFor) {
    const auto amounts = [](const std::string& question, const std::string& sentence) {
        return amounts_in(sentence, read(question), question_words(), question_models());
    };
    const std::string killed = "How many people were killed in the fire?";
    EXPECT_THAT(amounts(killed, "The fire killed nine people on 12 May 2024."), ElementsAre("nine people"));
    EXPECT_THAT(amounts(killed, "The fire killed at least 42."), ElementsAre("at least 42"));
    EXPECT_THAT(amounts(killed, "The fire destroyed 200 houses."), IsEmpty());
    EXPECT_THAT(amounts("How many police officers were injured?", "The crowd injured fourteen police officers."),
                ElementsAre("fourteen police officers"));
    EXPECT_THAT(amounts("How many cars were damaged?", "An estimated two to three hundred cars were damaged."),
                ElementsAre("estimated two to three hundred cars"))
        << "one amount of two numbers";
    EXPECT_THAT(
        amounts("How much money does the pact provide?", "A total of $276 million will be provided to 12 towns."),
        ElementsAre("$276 million"));
    EXPECT_THAT(amounts("How many votes did Ana Lind win?", "Ana Lind won 39 of the 54 votes."),
                ElementsAre("39 of the 54 votes"))
        << "the part, not the whole";
    EXPECT_THAT(amounts("How many members opposed the ballot law?",
                        "The law passed: 231 members supported it, and two members opposed it."),
                ElementsAre("two members"))
        << "not those of another verb";
    EXPECT_THAT(amounts("How many seats did the party win?", "The party won an additional 66 seats."),
                ElementsAre("additional 66 seats"));
    EXPECT_TRUE(has_amount("It destroyed 200 houses.", question_models()));
    EXPECT_FALSE(has_amount("It burnt on 12 May 2024.", question_models()));
}

TEST(SentenceAnswers, ReasonsStandBehindPrepositionsAtTheVerb) {
    const auto reasons = [](const std::string& sentence, const std::vector<std::string>& triggers) {
        return reasons_in(sentence, read("Why did Ostrea expel the ambassador?"), triggers, question_words(),
                          question_models());
    };
    EXPECT_THAT(reasons("Norway expelled the ambassador over the agreement.", {}), ElementsAre("over the agreement"));
    EXPECT_THAT(reasons("Police arrested the man on suspicion of murder.", {"arrested"}),
                ElementsAre("on suspicion of murder"));
    EXPECT_THAT(reasons("Police arrested the man on Monday.", {"arrested"}), IsEmpty());
    EXPECT_THAT(reasons("Norway praised the deal over the weekend.", {}), IsEmpty()) << "another verb";
}

TEST(SentenceAnswers, OneTimeAloneTellsWhen) {
    EXPECT_EQ(only_time_in("He was convicted in 2011.", "2019-05-01", question_models()), "2011");
    EXPECT_EQ(only_time_in("He was mayor from 1977 to 1995 and convicted in 2011.", "", question_models()), "");
}

} // namespace
} // namespace claimgraph
