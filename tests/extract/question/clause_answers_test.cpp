#include "extract/question/answers/clause_answers.hpp"
#include "extract/question/answers/sentence_answers.hpp"
#include "extract/question/answers/spoken_sentences.hpp"
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
    return clauses_told(sentence, "2025-06-15", *form, question_words(), question_models()).answers;
}
std::vector<std::string> told(const std::string& question, const std::string& sentence) {
    std::vector<std::string> texts;
    for (const ClauseAnswer& answer : found_in(question, sentence)) texts.push_back(answer.text);
    return texts;
}

/// How well a sentence fits a question as a whole.
double fit_of(const std::string& question, const std::string& sentence, const std::string& before = {},
              const std::string& about = {}) {
    const auto form = read_question(question, question_models(), question_words(), {});
    if (!form) throw std::runtime_error("not read: " + question);
    return clauses_told(sentence, "2025-06-15", *form, question_words(), question_models(), before, about).of_sentence;
}

TEST(SentenceFit, WholeSentencesAreComparedByTheirWordsAndByWhatIsAskedFor) {
    const std::string telescope = "Which telescope first spotted Vell-5?";
    EXPECT_GT(fit_of(telescope, "Vell-5 was first spotted in 2015 by the Ostrea telescope."), 0.9);
    EXPECT_LT(fit_of(telescope, "They saw that the light of Vell-5 weakened."), 0.7);
    EXPECT_LT(fit_of("When did Ana Lind resign?", "Ana Lind resigned."), 0.6) << "no time";
    EXPECT_LT(fit_of("Why did Ana Lind resign?", "Ana Lind resigned on Monday."), 0.6) << "no reason";
    EXPECT_LT(fit_of("Why did Ana Lind resign?", "Ana Lind suffered from a cold."), 0.6)
        << "a reason of something else";
    EXPECT_LT(fit_of("Was Ana Lind acquitted?", "Ana Lind was tried in Port Vell."), 0.6) << "another verb";
    EXPECT_GT(fit_of("Was Ana Lind acquitted?", "All, including Lind, were acquitted.", "Ana Lind was tried."), 0.8);
    EXPECT_GT(fit_of("Did the council accept Ana Lind's offer?", "The council declined Ana Lind's offer."), 0.8);
    EXPECT_GT(fit_of("How did Ana Lind die?", "Ana Lind succumbed to a fever."), 0.6) << "a verb that says more";
    EXPECT_GT(fit_of("How did the miners in Vell die?", "All five deaths were caused by a gas.", {},
                     "Fire kills five miners in Vell"),
              0.6)
        << "the headline has the place";
    EXPECT_GT(fit_of("Who made the film Quiet Boats?", "Quiet Boats is a film by Ana Lind."),
              fit_of("Who made the film Quiet Boats?", "Tom Bakk praised the film Quiet Boats."));
}

TEST(ClauseAnswers, WhatStopsSomethingIsWhyItStopped) {
    EXPECT_THAT(told("Why did the mill close?", "The city closed the mill."), ElementsAre("The city"));
    EXPECT_THAT(told("How did Jon Kvist die?", "Jon Kvist was killed by his bears."), ElementsAre("his bears"));
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
    EXPECT_THAT(
        told("Where did Ana Lind row the race?", "It was the first time that anyone rowed a race under the bridge."),
        IsEmpty())
        << "anyone is nobody";
    EXPECT_THAT(told("Who praised Ana Lind?", "Tom Bakk did not praise Ana Lind."), IsEmpty());
    EXPECT_THAT(told("Which party lost 42 seats?", "The Vell Union lost all 5 of its seats."), IsEmpty());
    EXPECT_THAT(told("Which party lost 42 seats?", "The Vell Union lost 42."), ElementsAre("The Vell Union"));
    EXPECT_THAT(told("What did Ana Lind buy?", "President Petra Lind bought a mill."), IsEmpty()) << "a namesake";
    EXPECT_THAT(told("What did Joe Lind buy?", "Joseph Lind bought a mill."), ElementsAre("a mill"));
}

TEST(ClauseAnswers, PlacesTimesAndReasonsStandBesideTheVerb) {
    EXPECT_THAT(told("Where was Tom Bakk's body found?", "Tom Bakk's body was found at Mount Vell."),
                ElementsAre("at Mount Vell"));
    EXPECT_THAT(told("Where was Jon Kvist shot?", "Jon Kvist was shot in Port Vell on Monday by a stranger."),
                ElementsAre("in Port Vell"));
    EXPECT_THAT(told("When did Mira Tal become governor?", "Mira Tal began serving as the governor on 2 January 2017."),
                ElementsAre("2017-01-02"));
    EXPECT_THAT(told("When did Jon Kvist row?", "On 3 May 2021 Jon Kvist rowed for ten minutes."),
                ElementsAre("2021-05-03"));
    EXPECT_THAT(told("Why was Olav Berg fined?", "Olav Berg was fined in May for keeping back letters."),
                ElementsAre("for keeping back letters"));
    EXPECT_THAT(told("Why was Jon Kvist sentenced to a year in prison?",
                     "The court sentenced Jon Kvist to a year in prison without the possibility of parole for forging "
                     "letters."),
                ElementsAre("for forging letters"));
    EXPECT_THAT(told("Why was Petra Holm stranded?", "The closure of the port led to Petra Holm being stranded."),
                ElementsAre("The closure of the port"));
}

TEST(ClauseAnswers, WhatIsMeantHasTheNounOfTheQuestionOrMostOfItsWords) {
    const auto won = [](const std::string& sentence) {
        return found_in("Who won the women's division of the Vell Marathon?", sentence).front().fit;
    };
    EXPECT_GT(won("Ana Lind won the women's division."), won("Petra Holm won the 2019 Vell Marathon."));
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
    const auto form = read_question("Did farmers ask Petra Holm to resign?", question_models(), question_words(), {});
    const auto asked = [&](const std::string& before) {
        return clauses_told("They had asked Petra Holm to resign.", {}, *form, question_words(), question_models(),
                            before)
            .answers.size();
    };
    EXPECT_EQ(asked("Farmers gathered in Vell."), 1u);
    EXPECT_EQ(asked("It rained in Vell."), 0u);
    const auto stolen = found_in("Did police recover the gold bust?", "The bust has not been recovered since May.");
    ASSERT_EQ(stolen.size(), 1u) << "by nobody";
    EXPECT_TRUE(stolen.front().is_denied);
    EXPECT_THAT(found_in("Did police recover the gold bust?", "The bust has been recovered since May."), IsEmpty())
        << "by somebody";
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

TEST(ClauseAnswers, WhatIsSomethingIsTheSubjectOrANameBesideIt) {
    const std::string question = "Which island is the largest of Ostrea?";
    EXPECT_THAT(told(question, "Iceland is the largest island of Ostrea."), ElementsAre("Iceland"));
    EXPECT_THAT(told(question, "Iceland became the largest island of Ostrea."), ElementsAre("Iceland"));
    EXPECT_THAT(told(question, "Iceland is not the largest island of Ostrea."), IsEmpty());
    EXPECT_THAT(told(question, "Iceland is an island of Ostrea."), IsEmpty());
    EXPECT_THAT(told("Who is the head of the Vell harbour police?",
                     "The head of the Vell harbour police, Olav Berg, praised the crew."),
                ElementsAre("Olav Berg"));
}

TEST(ClauseAnswers, WhoIsMeantMayStandBefore) {
    const std::string sentence = "That event destroyed at least 300 barns.";
    const auto fit = [&](const std::string& before) {
        const auto form =
            read_question("What did the great storm of Vell destroy?", question_models(), question_words(), {});
        return clauses_told(sentence, {}, *form, question_words(), question_models(), before).fit;
    };
    EXPECT_THAT(told("What did that event destroy?", sentence), ElementsAre("at least 300 barns"));
    EXPECT_GT(fit("A great storm reached Vell."), fit("It rained."));
}

TEST(ClauseAnswers, PlacesMayBeObjects) {
    EXPECT_THAT(told("Where did the storm hit?", "On Monday a storm hit Norway."), ElementsAre("Norway"));
}

TEST(ClauseAnswers, TimesOfTextsWithoutDateAreWords) {
    const auto form = read_question("When did the council meet?", question_models(), question_words(), {});
    ASSERT_TRUE(form);
    const auto dateless =
        clauses_told("The council met on May 18.", "", *form, question_words(), question_models()).answers;
    ASSERT_EQ(dateless.size(), 1u);
    EXPECT_EQ(dateless.front().text, "May 18");
    const auto full =
        clauses_told("The council met on 18 May 2021.", "", *form, question_words(), question_models()).answers;
    ASSERT_EQ(full.size(), 1u);
    EXPECT_EQ(full.front().text, "2021-05-18");
}

TEST(ClauseAnswers, NounsOfTheVerbTellTheSame) {
    EXPECT_THAT(told("Who did Olav Berg quarrel with?", "Olav Berg often had quarrels with Ana Lind."),
                ElementsAre("Ana Lind"));
    EXPECT_THAT(told("What did Bernie Sanders call Joe Biden?", "On Monday Sanders called Biden a kind man but left."),
                ElementsAre("a kind man"));
    EXPECT_THAT(told("What did Tom Bakk call Petra Holm?", "Tom Bakk called Petra Holm \"humble and brave\"."),
                ElementsAre("\"humble and brave\""));
}

TEST(SpokenSentences, AreThoseOfTheSpeakerAndTheRestOfHisQuotation) {
    const std::vector<std::string> sentences = {"Ana Lind said \"The mill is old.",
                                                "It will burn.\"",
                                                "Tom Bakk denied the rumour.",
                                                "Tom Bakk added that all was well.",
                                                "Ms Lind told reporters it was late.",
                                                "She added that it was cold.",
                                                "Remarked the miller Ana Lind, \"It is done.\"",
                                                "The mill fell.",
                                                "Ana Lind left.",
                                                "She said it was over.",
                                                "Ana Lind defended the mill, saying that it was old.",
                                                "The president of the union of the mills in Vell, Ana Lind, said, \"We "
                                                "are late.\"",
                                                "The brother of Ana Lind said it was early."};
    EXPECT_EQ(spoken_by("lind", sentences, question_words(), question_models()),
              (std::vector<bool>{true, true, false, false, true, true, true, false, false, true, true, true, false}));
}

TEST(ReasonsOfSentences, AreToldByWordsForReasonsAndWeaklyByOthers) {
    const auto tells = [](const std::string& sentence, bool weakly = false) {
        return tells_reason(sentence, weakly, question_words(), question_models());
    };
    EXPECT_TRUE(tells("The aim is to spare the quay."));
    EXPECT_TRUE(tells("They closed it in response to the flood."));
    EXPECT_TRUE(tells("He is accused of fraud."));
    EXPECT_FALSE(tells("Petra Holm accused Tom Bakk of fraud."));
    EXPECT_FALSE(tells("They closed it after the flood."));
    EXPECT_TRUE(tells("They closed it after the flood.", true));
    EXPECT_FALSE(tells("They closed it in Norway.", true));
}

} // namespace
} // namespace claimgraph
