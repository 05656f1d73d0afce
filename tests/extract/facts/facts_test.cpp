#include "extract/facts/fact_finder.hpp"
#include "extract/syntax/conllu.hpp"
#include "extract/tokens/mark_words.hpp"

#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <sstream>
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

AnalysedDocument marked(AnalysedDocument text) {
    static const FunctionWords kWords = *FunctionWords::load(CLAIMGRAPH_SOURCE_DIR "/models/en/function_words.tsv");
    static const TagSet kTags = *TagSet::load(CLAIMGRAPH_SOURCE_DIR "/models/en/tags.tsv");
    mark_words(text.document, kWords, kTags, text.analysis);
    return text;
}

/// A sentence from lines "form lemma upos xpos head deprel".
AnalysedDocument sentence(std::string_view lines) {
    std::string conllu;
    std::size_t number = 0;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        std::string line(lines.substr(0, end));
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (line.find_first_not_of(' ') == std::string::npos) continue;
        std::istringstream words(line);
        std::string form, lemma, upos, xpos, head, deprel;
        words >> form >> lemma >> upos >> xpos >> head >> deprel;
        conllu += fmt::format("{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t_\n", ++number, form, lemma, upos, xpos, head, deprel);
    }
    auto documents = read_conllu(conllu + '\n', "test");
    EXPECT_TRUE(documents) << documents.error().message;
    return marked(std::move(documents->front()));
}

/// The facts as "subject | relation | object | argument".
std::vector<std::string> facts(const AnalysedDocument& text, FactReading reading) {
    std::vector<std::string> result;
    for (const Fact& fact : find_facts(text.analysis, reading, weights(), fact_words())) {
        const auto words = [&](const FactPhrase& phrase) { return text_of(phrase, text.document, text.analysis); };
        std::string line = words(fact.subject) + " | " + words(fact.relation);
        for (const FactPhrase& argument : fact.arguments) line += " | " + words(argument);
        result.push_back(line);
    }
    return result;
}
std::vector<std::string> implied(std::string_view lines) { return facts(sentence(lines), FactReading::kImplied); }
std::vector<std::string> explicitly(std::string_view lines) { return facts(sentence(lines), FactReading::kExplicit); }

constexpr std::string_view kSentBrigades = R"(
    The the DET DT 2 det
    army army NOUN NN 3 nsubj
    sent send VERB VBD 0 root
    two two NUM CD 5 nummod
    brigades brigade NOUN NNS 3 obj
    to to ADP IN 8 case
    the the DET DT 8 det
    coast coast NOUN NN 3 obl
    on on ADP IN 10 case
    Monday Monday PROPN NNP 3 obl
    . . PUNCT . 3 punct)";

TEST(Facts, TellsAClauseWithAllItsArgumentsOrPhraseByPhrase) {
    EXPECT_THAT(implied(kSentBrigades), ElementsAre("The army | sent | two brigades | to the coast | on Monday"));
    EXPECT_THAT(explicitly(kSentBrigades),
                ElementsAre("The army | sent | two brigades", "The army | sent two brigades to | the coast",
                            "The army | sent two brigades on | Monday"));
}

constexpr std::string_view kServed = R"(
    He he PRON PRP 2 nsubj
    served serve VERB VBD 0 root
    as as ADP IN 4 case
    mayor mayor NOUN NN 2 obl
    of of ADP IN 6 case
    Bern Bern PROPN NNP 4 nmod
    and and CCONJ CC 8 cc
    became become VERB VBD 2 conj
    a a DET DT 10 det
    judge judge NOUN NN 8 xcomp
    . . PUNCT . 2 punct)";

TEST(Facts, SharesTheSubjectOfCoordinatedVerbs) {
    EXPECT_THAT(implied(kServed), ElementsAre("He | served as | mayor of Bern", "He | became | a judge"));
    EXPECT_THAT(explicitly(kServed), ElementsAre("He | served as | mayor of Bern", "He | served as mayor of | Bern",
                                                 "He | became | a judge"));
}

TEST(Facts, SharesAuxiliariesOfOneKind) {
    EXPECT_THAT(explicitly(R"(
        Laws law NOUN NNS 3 nsubj:pass
        are be AUX VBP 3 aux:pass
        passed pass VERB VBN 0 root
        by by ADP IN 5 case
        senates senate NOUN NNS 3 obl
        and and CCONJ CC 7 cc
        signed sign VERB VBN 3 conj
        by by ADP IN 9 case
        kings king NOUN NNS 7 obl)"),
                ElementsAre("Laws | are passed by | senates", "Laws | are signed by | kings"));
}

constexpr std::string_view kDenied = R"(
    Doctors doctor NOUN NNS 5 nsubj
    could could AUX MD 5 aux
    not not PART RB 5 advmod
    always always ADV RB 5 advmod
    save save VERB VB 0 root
    men man NOUN NNS 5 obj
    and and CCONJ CC 8 cc
    women woman NOUN NNS 6 conj)";

TEST(Facts, KeepsNegationAndModalsAndSplitsObjects) {
    EXPECT_THAT(implied(kDenied),
                ElementsAre("Doctors | could not always save | men", "Doctors | could not always save | women"));
    EXPECT_THAT(explicitly(kDenied), ElementsAre("Doctors | could not save | men", "Doctors | could not save | women"));
}

constexpr std::string_view kRelative = R"(
    Banks bank NOUN NNS 0 root
    that that PRON WDT 3 nsubj
    fail fail VERB VBP 1 acl:relcl
    their their PRON PRP$ 5 nmod:poss
    clients client NOUN NNS 3 obj)";

TEST(Facts, PutsTheNounForItsRelativePronoun) {
    EXPECT_THAT(implied(kRelative), ElementsAre("Banks | fail | their clients"));
    EXPECT_THAT(explicitly(kRelative), ElementsAre("Banks | fail | their clients"));
}

TEST(Facts, PutsTheNounIntoTheGapOfARelativeClause) {
    EXPECT_THAT(explicitly(R"(
        books book NOUN NNS 0 root
        he he PRON PRP 3 nsubj
        wrote write VERB VBD 1 acl:relcl
        in in ADP IN 5 case
        Rome Rome PROPN NNP 3 obl)"),
                ElementsAre("he | wrote | books", "he | wrote in | Rome"));
}

constexpr std::string_view kUrged = R"(
    Rutte Rutte PROPN NNP 2 nsubj
    urged urge VERB VBD 0 root
    Congress Congress PROPN NNP 2 obj
    to to PART TO 5 mark
    pass pass VERB VB 2 xcomp
    bills bill NOUN NNS 5 obj)";

TEST(Facts, FollowsControl) {
    EXPECT_THAT(implied(kUrged), ElementsAre("Rutte | urged | Congress | to pass bills", "Congress | pass | bills"));
    EXPECT_THAT(explicitly(kUrged), ElementsAre("Rutte | urged | Congress", "Rutte | urged Congress to pass | bills"));
}

TEST(Facts, PutsTheNounIntoTheGapBelowAnInfinitive) {
    constexpr std::string_view kWanted = R"(
        men man NOUN NNS 0 root
        he he PRON PRP 3 nsubj
        wants want VERB VBZ 1 acl:relcl
        to to PART TO 5 mark
        meet meet VERB VB 3 xcomp)";
    EXPECT_THAT(implied(kWanted), ElementsAre("he | wants to meet | men"));
    EXPECT_THAT(explicitly(kWanted), ElementsAre("he | wants to meet | men"));
}

TEST(Facts, KeepsTheExpletiveOfWhatThereIs) {
    constexpr std::string_view kThere = R"(
        There there PRON EX 2 expl
        are be VERB VBP 0 root
        mosques mosque NOUN NNS 2 nsubj
        in in ADP IN 5 case
        Oslo Oslo PROPN NNP 2 obl)";
    EXPECT_THAT(implied(kThere), ElementsAre("There | are | mosques | in Oslo"));
    EXPECT_THAT(explicitly(kThere), ElementsAre("There | are | mosques", "There | are mosques in | Oslo"));
}

TEST(Facts, MergesAnInfinitiveIntoItsVerb) {
    constexpr std::string_view kPlans = R"(
        Engineers engineer NOUN NNS 2 nsubj
        plan plan VERB VBP 0 root
        to to PART TO 4 mark
        test test VERB VB 2 xcomp
        rockets rocket NOUN NNS 4 obj)";
    EXPECT_THAT(implied(kPlans), ElementsAre("Engineers | plan to test | rockets"));
    EXPECT_THAT(explicitly(kPlans), ElementsAre("Engineers | plan to test | rockets"));
}

TEST(Facts, TellsWhatIsSaidAlsoBare) {
    constexpr std::string_view kSaid = R"(
        Rutte Rutte PROPN NNP 2 nsubj
        said say VERB VBD 0 root
        that that SCONJ IN 5 mark
        talks talk NOUN NNS 5 nsubj
        reached reach VERB VBD 2 ccomp
        Oslo Oslo PROPN NNP 5 obj)";
    EXPECT_THAT(explicitly(kSaid), ElementsAre("Rutte | said | talks reached Oslo", "talks | reached | Oslo"));
    EXPECT_THAT(implied(kSaid), ElementsAre("Rutte | said | that talks reached Oslo", "talks | reached | Oslo"));
}

constexpr std::string_view kApposition = R"(
    Keller Keller PROPN NNP 6 nsubj
    , , PUNCT , 4 punct
    a a DET DT 4 det
    lawyer lawyer NOUN NN 1 appos
    , , PUNCT , 4 punct
    joined join VERB VBD 0 root
    Bern Bern PROPN NNP 9 nmod:poss
    's 's PART POS 7 case
    council council NOUN NN 6 obj)";

TEST(Facts, AddsWhatNounsImplyOnlyWhereAsked) {
    EXPECT_THAT(implied(kApposition),
                ElementsAre("Keller | joined | Bern 's council", "Keller | is | a lawyer", "Bern | has | council"));
    EXPECT_THAT(explicitly(kApposition), ElementsAre("Keller | joined | Bern 's council"));
}

TEST(Facts, TellsTitlesButNoForms) {
    EXPECT_THAT(implied(R"(
        author author NOUN NN 2 nmod:desc
        Bryson Bryson PROPN NNP 3 nsubj
        met meet VERB VBD 0 root
        Mr. Mr. PROPN NNP 5 nmod:desc
        Moon Moon PROPN NNP 3 obj)"),
                ElementsAre("author Bryson | met | Mr. Moon", "Bryson | is | an author"));
}

TEST(Facts, GivesParticiplesAnAuxiliaryThatAgrees) {
    EXPECT_THAT(implied(R"(
        Ships ship NOUN NNS 4 nsubj
        carrying carry VERB VBG 1 acl
        grain grain NOUN NN 2 obj
        left leave VERB VBD 0 root
        Odessa Odessa PROPN NNP 4 obj)"),
                ElementsAre("Ships carrying grain | left | Odessa", "Ships | were carrying | grain"));
}

TEST(Facts, FoldsAnAdjectiveIntoTheRelation) {
    constexpr std::string_view kDeep = R"(
        Rivers river NOUN NNS 3 nsubj
        are be AUX VBP 3 cop
        deep deep ADJ JJ 0 root
        for for ADP IN 5 case
        ships ship NOUN NNS 3 obl)";
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
    EXPECT_THAT(facts(marked(std::move(documents->front())), FactReading::kExplicit),
                ElementsAre("It | has | U.S.-aid"));
}

TEST(Facts, SaysNothingWithoutAVerbOrASubject) {
    EXPECT_THAT(implied("News news NOUN NN 0 root\nabout about ADP IN 3 case\nOslo Oslo PROPN NNP 1 nmod"), IsEmpty());
    EXPECT_THAT(explicitly("Stop stop VERB VB 0 root\nthem they PRON PRP 1 obj"), IsEmpty());
}

TEST(Facts, AreTwinsOnlyOnce) {
    const auto all = explicitly(kServed);
    EXPECT_EQ(std::set(all.begin(), all.end()).size(), all.size());
}

TEST(Facts, ConfidenceIsAShare) {
    for (const std::string_view text : {kSentBrigades, kServed, kDenied, kRelative, kUrged, kApposition})
        for (const FactReading reading : {FactReading::kImplied, FactReading::kExplicit})
            for (const Fact& fact : find_facts(sentence(text).analysis, reading, weights(), fact_words())) {
                EXPECT_GT(fact.confidence, 0);
                EXPECT_LT(fact.confidence, 1);
            }
}

TEST(Facts, TheExplicitReadingAddsNoWord) {
    for (const std::string_view text : {kSentBrigades, kServed, kDenied, kRelative, kUrged, kApposition})
        for (const Fact& fact : find_facts(sentence(text).analysis, FactReading::kExplicit, weights(), fact_words())) {
            std::vector<FactPhrase> phrases = fact.arguments;
            phrases.push_back(fact.subject);
            phrases.push_back(fact.relation);
            for (const FactPhrase& phrase : phrases)
                for (const FactWord& word : phrase) EXPECT_TRUE(word.token && word.added.empty());
        }
}

/// Words of all facts of `text`.
std::size_t size_of_facts(const AnalysedDocument& text) {
    std::size_t words = 0;
    for (const FactReading reading : {FactReading::kImplied, FactReading::kExplicit})
        for (const Fact& fact : find_facts(text.analysis, reading, weights(), fact_words())) {
            words += fact.subject.size() + fact.relation.size();
            for (const FactPhrase& argument : fact.arguments) words += argument.size();
        }
    return words;
}

TEST(Facts, GrowNoFasterThanTheSentence) {
    // "x met x , x , ... said x met ..." in three shapes: long lists, nested clauses, chains of infinitives
    const auto list = [](std::size_t length) {
        std::string lines = "a a NOUN NN 2 nsubj\nmet meet VERB VBD 0 root\nb b NOUN NN 2 obj\n";
        for (std::size_t i = 0; i < length; ++i) lines += "c c NOUN NN 1 conj\nd d NOUN NN 3 conj\n";
        return lines;
    };
    const auto nested = [](std::size_t length) {
        std::string lines = "a a NOUN NN 2 nsubj\nsaid say VERB VBD 0 root\n";
        for (std::size_t i = 0; i < length; ++i)
            lines += fmt::format("a a NOUN NN {} nsubj\nsaid say VERB VBD {} ccomp\n", 2 * i + 4, 2 * i + 2);
        return lines;
    };
    const auto chain = [](std::size_t length) {
        std::string lines = "a a NOUN NN 2 nsubj\nwants want VERB VBZ 0 root\n";
        for (std::size_t i = 0; i < length; ++i)
            lines += fmt::format("to to PART TO {} mark\nwant want VERB VB {} xcomp\n", 2 * i + 4, 2 * i + 2);
        return lines + fmt::format("b b NOUN NN {} obj\n", 2 * length + 2);
    };
    const auto verbs = [](std::size_t length) {
        std::string lines = "a a NOUN NN 2 nsubj\nmet meet VERB VBD 0 root\nb b NOUN NN 2 obj\n";
        for (std::size_t i = 0; i < length; ++i)
            lines += fmt::format("met meet VERB VBD 2 conj\nc c NOUN NN {} obj\n", 2 * i + 4);
        return lines;
    };
    const std::vector<std::function<std::string(std::size_t)>> shapes = {list, nested, chain, verbs};
    for (const auto& shape : shapes) {
        const std::size_t small = size_of_facts(sentence(shape(1000)));
        const std::size_t great = size_of_facts(sentence(shape(4000)));
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
    EXPECT_THAT(error("rule:verb\t1\nrule:guess\t1\n"), testing::HasSubstr("facts.tsv:3: 'rule:guess' is no feature"));
    EXPECT_THAT(error("rule:verb\tmuch\n"), testing::HasSubstr("facts.tsv:2: 'much' is no number"));
    EXPECT_THAT(error("rule:verb\tnan\n"), testing::HasSubstr("'nan' is no number"));
    EXPECT_THAT(error("rule:verb\t1\nrule:verb\t1\n"),
                testing::HasSubstr("facts.tsv:3: 'rule:verb' has a weight already"));
    EXPECT_THAT(error("rule:verb\t1\n"), testing::HasSubstr("no weight for 'rule:copula'"));
}

} // namespace
} // namespace claimgraph
