#include "tests/program/program_test.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kSentences = "1\tRutte\tRutte\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_\n"
                                        "2\turged\turge\tVERB\tVBD\tTense=Past\t0\troot\t_\t_\n"
                                        "3\trestraint\trestraint\tNOUN\tNN\tNumber=Sing\t2\tobj\t_\tSpaceAfter=No\n"
                                        "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
                                        "\n"
                                        "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n"
                                        "2\tenvoy\tenvoy\tNOUN\tNN\tNumber=Sing\t3\tnsubj\t_\t_\n"
                                        "3\tleft\tleave\tVERB\tVBD\tTense=Past\t0\troot\t_\tSpaceAfter=No\n"
                                        "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n"
                                        "\n";
const std::string kSmall = " --hidden 16 --parser-hidden 16 --epochs 150 --rate 0.01"
                           " --input-dropout 0 --layer-dropout 0 --parser-dropout 0";

class Train : public ProgramTest {
  protected:
    Train() { write("toy.conllu", kSentences); }
};

TEST_F(Train, MakesAModelThatEvaluateReads) {
    const Outcome training = run("claimgraph train toy.conllu -o toy.model" + kSmall);
    ASSERT_TRUE(ended(training, 0));
    EXPECT_THAT(training.err, HasSubstr("epoch 150: loss of tags"));
    const Outcome outcome = run("claimgraph evaluate toy.conllu --model toy.model --json");
    ASSERT_TRUE(ended(outcome, 0));
    const auto score = nlohmann::json::parse(outcome.out);
    EXPECT_EQ(score["tokens"], 8);
    for (const char* column : {"UPOS", "XPOS", "UAS", "LAS", "Lemma"}) EXPECT_EQ(score[column], 100.0) << column;
    const Outcome table = run("claimgraph evaluate toy.conllu --model toy.model");
    EXPECT_THAT(table.out, HasSubstr("100.00"));
}

TEST_F(Train, GivesTheSameFileForTheSameSeed) {
    const std::string line = "claimgraph train toy.conllu --epochs 2 --hidden 16 --parser-hidden 16 -o ";
    ASSERT_TRUE(ended(run(line + "a.model && " + line + "b.model && " + line + "c.model --seed 2"), 0));
    EXPECT_TRUE(ended(run("cmp a.model b.model"), 0));
    EXPECT_TRUE(ended(run("cmp a.model c.model"), 1));
}

TEST_F(Train, LearnsFromTeachersOverPlainText) {
    write("plain.txt", "Rutte urged the envoy. The envoy left the restraint.\n");
    ASSERT_TRUE(ended(run("claimgraph train toy.conllu -o teacher.model" + kSmall), 0));
    const Outcome outcome =
        run("claimgraph train toy.conllu -o student.model --teacher teacher.model --plain plain.txt" + kSmall);
    ASSERT_TRUE(ended(outcome, 0));
    const Outcome evaluation = run("claimgraph evaluate toy.conllu --model student.model --json");
    ASSERT_TRUE(ended(evaluation, 0));
    EXPECT_EQ(nlohmann::json::parse(evaluation.out)["LAS"], 100.0);
}

TEST_F(Train, LearnsTreesButNoLemmasFromSilver) {
    write("silver.conllu", "1\tSpies\tWRONG\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n"
                           "2\tfled\tWRONG\tVERB\tVBD\t_\t0\troot\t_\t_\n\n");
    ASSERT_TRUE(ended(run("claimgraph train toy.conllu --silver silver.conllu -o toy.model" + kSmall), 0));
    write("text.txt", "Spies fled\n");
    const Outcome outcome = run("claimgraph extract --format conllu --model ./toy.model text.txt");
    ASSERT_TRUE(ended(outcome, 0));
    EXPECT_THAT(outcome.out, HasSubstr("\tNOUN\tNNS\t"));
    EXPECT_THAT(outcome.out, HasSubstr("\tVERB\tVBD\t"));
    EXPECT_THAT(outcome.out, Not(HasSubstr("WRONG")));
    EXPECT_TRUE(ended(run("claimgraph train toy.conllu --silver missing.conllu -o toy.model" + kSmall), 3));
}

TEST_F(Train, RefusesWhatItCannotUse) {
    EXPECT_TRUE(ended(run("claimgraph train toy.conllu"), 2));
    EXPECT_TRUE(ended(run("claimgraph train toy.conllu -o m.model --hidden 20"), 2));
    EXPECT_TRUE(ended(run("claimgraph train toy.conllu -o m.model --plain plain.txt"), 2));
    EXPECT_TRUE(ended(run("claimgraph train missing.conllu -o m.model"), 3));
    write("short.txt", "word 1 2 3\n");
    const Outcome outcome = run("claimgraph train toy.conllu -o m.model --vectors short.txt");
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_THAT(outcome.err, HasSubstr("short.txt:1: has 3 numbers, expected 100"));
    EXPECT_TRUE(ended(run("claimgraph evaluate toy.conllu --model short.txt"), 3));
    write("empty.conllu", "");
    EXPECT_TRUE(ended(run("claimgraph evaluate empty.conllu"), 1));
}

} // namespace
} // namespace claimgraph::cli
