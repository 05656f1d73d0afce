#include "extract/facts/fact_finder.hpp"
#include "tests/extract/hand_made.hpp"

#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const FactWeights& weights() {
    static const FactWeights kWeights = *FactWeights::load(CLAIMGRAPH_SOURCE_DIR "/models/en/facts.tsv");
    return kWeights;
}

const FactWords& fact_words() {
    static const FactWords kWords = *FactWords::load(CLAIMGRAPH_SOURCE_DIR "/models/en/fact_words.tsv");
    return kWords;
}

/// The facts as "subject | relation | object | argument".
std::vector<std::string> facts(const Document& document, const Analysis& analysis, FactReading reading) {
    std::vector<std::string> result;
    for (const Fact& fact : find_facts(analysis, reading, weights(), fact_words())) {
        const auto words = [&](const FactPhrase& phrase) { return text_of(phrase, document, analysis); };
        std::string line = words(fact.subject) + " | " + words(fact.relation);
        for (const FactPhrase& argument : fact.arguments) line += " | " + words(argument);
        result.push_back(line);
    }
    return result;
}
std::vector<std::string> facts(std::string_view sentence, FactReading reading) {
    const HandMade text(sentence);
    return facts(text.document(), text.analysis(), reading);
}
std::vector<std::string> implied(std::string_view sentence) { return facts(sentence, FactReading::kImplied); }
std::vector<std::string> explicitly(std::string_view sentence) { return facts(sentence, FactReading::kExplicit); }

constexpr std::string_view kSentBrigades =
    "The/DT/det>army army/NN/nsubj>sent sent=send/VBD two/CD/nummod>brigades brigades=brigade/NNS/obj>sent "
    "to/IN/case>coast the/DT/det>coast coast/NN/obl>sent on/IN/case>Monday Monday/NNP/obl>sent ././punct>sent";

TEST(Facts, TellsAClauseWithAllItsArgumentsOrPhraseByPhrase) {
    EXPECT_THAT(implied(kSentBrigades), ElementsAre("The army | sent | two brigades | to the coast | on Monday"));
    EXPECT_THAT(explicitly(kSentBrigades),
                ElementsAre("The army | sent | two brigades", "The army | sent two brigades to | the coast",
                            "The army | sent two brigades on | Monday"));
}

constexpr std::string_view kServed =
    "He/PRP/nsubj>served served=serve/VBD as/IN/case>mayor mayor/NN/obl>served of/IN/case>Bern Bern/NNP/nmod>mayor "
    "and/CC/cc>became became=become/VBD/conj>served a/DT/det>judge judge/NN/xcomp>became ././punct>served";

TEST(Facts, SharesTheSubjectOfCoordinatedVerbs) {
    EXPECT_THAT(implied(kServed), ElementsAre("He | served as | mayor of Bern", "He | became | a judge"));
    EXPECT_THAT(explicitly(kServed), ElementsAre("He | served as | mayor of Bern", "He | served as mayor of | Bern",
                                                 "He | became | a judge"));
}

TEST(Facts, SharesAuxiliariesOfOneKind) {
    EXPECT_THAT(
        explicitly("Laws=law/NNS/nsubj:pass>passed are=be/VBP/aux:pass>passed passed=pass/VBN by/IN/case>senates "
                   "senates=senate/NNS/obl>passed and/CC/cc>signed signed=sign/VBN/conj>passed by/IN/case>kings "
                   "kings=king/NNS/obl>signed"),
        ElementsAre("Laws | are passed by | senates", "Laws | are signed by | kings"));
}

constexpr std::string_view kDenied =
    "Doctors=doctor/NNS/nsubj>save could/MD/aux>save not/RB/advmod>save always/RB/advmod>save save/VB "
    "men=man/NNS/obj>save and/CC/cc>women women=woman/NNS/conj>men";

TEST(Facts, KeepsNegationAndModalsAndSplitsObjects) {
    EXPECT_THAT(implied(kDenied),
                ElementsAre("Doctors | could not always save | men", "Doctors | could not always save | women"));
    EXPECT_THAT(explicitly(kDenied), ElementsAre("Doctors | could not save | men", "Doctors | could not save | women"));
}

constexpr std::string_view kRelative =
    "Banks=bank/NNS that/WDT/nsubj>fail fail/VBP/acl:relcl>Banks their/PRP$/nmod:poss>clients "
    "clients=client/NNS/obj>fail";

TEST(Facts, PutsTheNounForItsRelativePronoun) {
    EXPECT_THAT(implied(kRelative), ElementsAre("Banks | fail | their clients"));
    EXPECT_THAT(explicitly(kRelative), ElementsAre("Banks | fail | their clients"));
}

TEST(Facts, PutsTheNounIntoTheGapOfARelativeClause) {
    EXPECT_THAT(
        explicitly(
            "books=book/NNS he/PRP/nsubj>wrote wrote=write/VBD/acl:relcl>books in/IN/case>Rome Rome/NNP/obl>wrote"),
        ElementsAre("he | wrote | books", "he | wrote in | Rome"));
}

constexpr std::string_view kUrged =
    "Rutte/NNP/nsubj>urged urged=urge/VBD Congress/NNP/obj>urged to/TO/mark>pass pass/VB/xcomp>urged "
    "bills=bill/NNS/obj>pass";

TEST(Facts, FollowsControl) {
    EXPECT_THAT(implied(kUrged), ElementsAre("Rutte | urged | Congress | to pass bills", "Congress | pass | bills"));
    EXPECT_THAT(explicitly(kUrged), ElementsAre("Rutte | urged | Congress", "Rutte | urged Congress to pass | bills"));
}

TEST(Facts, PutsTheNounIntoTheGapBelowAnInfinitive) {
    constexpr std::string_view kWanted =
        "men=man/NNS he/PRP/nsubj>wants wants=want/VBZ/acl:relcl>men to/TO/mark>meet meet/VB/xcomp>wants";
    EXPECT_THAT(implied(kWanted), ElementsAre("he | wants to meet | men"));
    EXPECT_THAT(explicitly(kWanted), ElementsAre("he | wants to meet | men"));
}

TEST(Facts, KeepsTheExpletiveOfWhatThereIs) {
    constexpr std::string_view kThere =
        "There/EX/expl>are are=be/VBP mosques=mosque/NNS/nsubj>are in/IN/case>Oslo Oslo/NNP/obl>are";
    EXPECT_THAT(implied(kThere), ElementsAre("There | are | mosques | in Oslo"));
    EXPECT_THAT(explicitly(kThere), ElementsAre("There | are | mosques", "There | are mosques in | Oslo"));
}

TEST(Facts, MergesAnInfinitiveIntoItsVerb) {
    constexpr std::string_view kPlans =
        "Engineers=engineer/NNS/nsubj>plan plan/VBP to/TO/mark>test test/VB/xcomp>plan rockets=rocket/NNS/obj>test";
    EXPECT_THAT(implied(kPlans), ElementsAre("Engineers | plan to test | rockets"));
    EXPECT_THAT(explicitly(kPlans), ElementsAre("Engineers | plan to test | rockets"));
}

TEST(Facts, TellsWhatIsSaidAlsoBare) {
    constexpr std::string_view kSaid = "Rutte/NNP/nsubj>said said=say/VBD that/IN/mark>reached "
                                       "talks=talk/NNS/nsubj>reached reached=reach/VBD/ccomp>said "
                                       "Oslo/NNP/obj>reached";
    EXPECT_THAT(explicitly(kSaid), ElementsAre("Rutte | said | talks reached Oslo", "talks | reached | Oslo"));
    EXPECT_THAT(implied(kSaid), ElementsAre("Rutte | said | that talks reached Oslo", "talks | reached | Oslo"));
}

constexpr std::string_view kApposition =
    "Keller/NNP/nsubj>joined ,/,/punct>lawyer a/DT/det>lawyer lawyer/NN/appos>Keller ,/,/punct>lawyer joined=join/VBD "
    "Bern/NNP/nmod:poss>council 's/POS/case>Bern council/NN/obj>joined";

TEST(Facts, AddsWhatNounsImplyOnlyWhereAsked) {
    EXPECT_THAT(implied(kApposition),
                ElementsAre("Keller | joined | Bern 's council", "Keller | is | a lawyer", "Bern | has | council"));
    EXPECT_THAT(explicitly(kApposition), ElementsAre("Keller | joined | Bern 's council"));
}

TEST(Facts, TellsTitlesButNoForms) {
    EXPECT_THAT(
        implied("author/NN/nmod:desc>Bryson Bryson/NNP/nsubj>met met=meet/VBD Mr./NNP/nmod:desc>Moon Moon/NNP/obj>met"),
        ElementsAre("author Bryson | met | Mr. Moon", "Bryson | is | an author"));
}

TEST(Facts, GivesParticiplesAnAuxiliaryThatAgrees) {
    EXPECT_THAT(implied("Ships=ship/NNS/nsubj>left carrying=carry/VBG/acl>Ships grain/NN/obj>carrying left=leave/VBD "
                        "Odessa/NNP/obj>left"),
                ElementsAre("Ships carrying grain | left | Odessa", "Ships | were carrying | grain"));
}

TEST(Facts, FoldsAnAdjectiveIntoTheRelation) {
    constexpr std::string_view kDeep =
        "Rivers=river/NNS/nsubj>deep are=be/VBP/cop>deep deep/JJ for/IN/case>ships ships=ship/NNS/obl>deep";
    EXPECT_THAT(implied(kDeep), ElementsAre("Rivers | are deep for | ships"));
    EXPECT_THAT(explicitly(kDeep), ElementsAre("Rivers | are | deep", "Rivers | are deep for | ships"));
}

TEST(Facts, KeepsTheSpacingOfTheText) {
    auto documents =
        read_conllu("1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\thas\thave\tVERB\tVBZ\t_\t0\troot\t_\t_\n"
                    "3\tU.S.\tU.S.\tPROPN\tNNP\t_\t5\tcompound\t_\tSpaceAfter=No\n"
                    "4\t-\t-\tPUNCT\tHYPH\t_\t3\tpunct\t_\tSpaceAfter=No\n5\taid\taid\tNOUN\tNN\t_\t2\tobj\t_\t_\n\n",
                    "test");
    ASSERT_TRUE(documents);
    AnalysedDocument& text = documents->front();
    mark_words(text.document, english_words(), english_tags(), text.analysis);
    EXPECT_THAT(facts(text.document, text.analysis, FactReading::kExplicit), ElementsAre("It | has | U.S.-aid"));
}

TEST(Facts, SaysNothingWithoutAVerbOrASubject) {
    EXPECT_THAT(implied("News/NN about/IN/case>Oslo Oslo/NNP/nmod>News"), IsEmpty());
    EXPECT_THAT(explicitly("Stop/VB them=they/PRP/obj>Stop"), IsEmpty());
}

TEST(Facts, AreTwinsOnlyOnce) {
    const auto all = explicitly(kServed);
    EXPECT_EQ(std::set(all.begin(), all.end()).size(), all.size());
}

TEST(Facts, ConfidenceIsAShare) {
    for (const std::string_view text : {kSentBrigades, kServed, kDenied, kRelative, kUrged, kApposition})
        for (const FactReading reading : {FactReading::kImplied, FactReading::kExplicit})
            for (const Fact& fact : find_facts(HandMade(text).analysis(), reading, weights(), fact_words())) {
                EXPECT_GT(fact.confidence, 0);
                EXPECT_LT(fact.confidence, 1);
            }
}

TEST(Facts, TheExplicitReadingAddsNoWord) {
    for (const std::string_view text : {kSentBrigades, kServed, kDenied, kRelative, kUrged, kApposition})
        for (const Fact& fact :
             find_facts(HandMade(text).analysis(), FactReading::kExplicit, weights(), fact_words())) {
            std::vector<FactPhrase> phrases = fact.arguments;
            phrases.push_back(fact.subject);
            phrases.push_back(fact.relation);
            for (const FactPhrase& phrase : phrases)
                for (const FactWord& word : phrase) EXPECT_TRUE(word.token && word.added.empty());
        }
}

/// Words of all facts of `text`.
std::size_t size_of_facts(std::string_view sentence) {
    const HandMade text(sentence);
    std::size_t words = 0;
    for (const FactReading reading : {FactReading::kImplied, FactReading::kExplicit})
        for (const Fact& fact : find_facts(text.analysis(), reading, weights(), fact_words())) {
            words += fact.subject.size() + fact.relation.size();
            for (const FactPhrase& argument : fact.arguments) words += argument.size();
        }
    return words;
}

TEST(Facts, GrowNoFasterThanTheSentence) {
    // "x met x , x , ... said x met ..." in three shapes: long lists, nested clauses, chains of infinitives
    const auto list = [](std::size_t length) {
        std::string words = "a/NN/nsubj>#2 met=meet/VBD b/NN/obj>#2";
        for (std::size_t i = 0; i < length; ++i) words += " c/NN/conj>#1 d/NN/conj>#3";
        return words;
    };
    const auto nested = [](std::size_t length) {
        std::string words = "a/NN/nsubj>#2 said=say/VBD";
        for (std::size_t i = 0; i < length; ++i)
            words += fmt::format(" a/NN/nsubj>#{} said=say/VBD/ccomp>#{}", 2 * i + 4, 2 * i + 2);
        return words;
    };
    const auto chain = [](std::size_t length) {
        std::string words = "a/NN/nsubj>#2 wants=want/VBZ";
        for (std::size_t i = 0; i < length; ++i)
            words += fmt::format(" to/TO/mark>#{} want/VB/xcomp>#{}", 2 * i + 4, 2 * i + 2);
        return words + fmt::format(" b/NN/obj>#{}", 2 * length + 2);
    };
    const auto verbs = [](std::size_t length) {
        std::string words = "a/NN/nsubj>#2 met=meet/VBD b/NN/obj>#2";
        for (std::size_t i = 0; i < length; ++i) words += fmt::format(" met=meet/VBD/conj>#2 c/NN/obj>#{}", 2 * i + 4);
        return words;
    };
    const std::vector<std::function<std::string(std::size_t)>> shapes = {list, nested, chain, verbs};
    for (const auto& shape : shapes) {
        const std::size_t small = size_of_facts(shape(1000));
        const std::size_t great = size_of_facts(shape(4000));
        EXPECT_LE(great, 5 * small + 1000);
    }
}

TEST(FactWeights, SayWhatIsWrongWithTheTable) {
    const auto error = [](std::string_view rows) {
        const std::string file = testing::TempDir() + "facts.tsv";
        std::ofstream(file) << "feature\tweight\n" << rows;
        const auto loaded = FactWeights::load(file);
        return loaded ? std::string() : loaded.error().describe();
    };
    EXPECT_THAT(error("rule:verb\t1\nrule:guess\t1\n"),
                testing::HasSubstr("facts.tsv:3: 'rule:guess' is not a feature"));
    EXPECT_THAT(error("rule:verb\tmuch\n"), testing::HasSubstr("facts.tsv:2: 'much' is not a number"));
    EXPECT_THAT(error("rule:verb\tnan\n"), testing::HasSubstr("'nan' is not a number"));
    EXPECT_THAT(error("rule:verb\t1\nrule:verb\t1\n"),
                testing::HasSubstr("facts.tsv:3: 'rule:verb' has a weight already"));
    EXPECT_THAT(error("rule:verb\t1\n"), testing::HasSubstr("no weight for 'rule:copula'"));
}

} // namespace
} // namespace claimgraph
