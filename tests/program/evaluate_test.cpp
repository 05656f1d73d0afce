#include "tests/program/program_test.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class Evaluate : public ProgramTest {};

constexpr const char* kGold =
    "# text = NATO supports Kosovo.\n"
    "1\tNATO\tNATO\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_\n"
    "2\tsupports\tsupport\tVERB\tVBZ\tMood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_\n"
    "3\tKosovo\tKosovo\tPROPN\tNNP\tNumber=Sing\t2\tobj\t_\tSpaceAfter=No\n"
    "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

TEST_F(Evaluate, CountsWhatIsRight) {
    write("gold.conllu", kGold);
    std::string wrong(kGold);
    wrong.replace(wrong.find("PROPN"), 5, "INTJ");
    wrong.replace(wrong.find("nsubj"), 5, "dep");
    write("wrong.conllu", wrong);
    const auto figures = [&](const std::string& file) {
        return nlohmann::json::parse(run("claimgraph evaluate --json " + file).out);
    };
    const auto right = figures("gold.conllu");
    EXPECT_EQ(right["tokens"], 4);
    EXPECT_EQ(right["UPOS"], 100.0);
    EXPECT_EQ(right["LAS"], 100.0);
    const auto less = figures("wrong.conllu");
    EXPECT_EQ(less["UPOS"], 75.0) << "gold that nobody predicts is not reached by keeping what was given";
    EXPECT_EQ(less["UAS"], 100.0);
    EXPECT_EQ(less["LAS"], 75.0);
}

TEST_F(Evaluate, CutsTheRawTextAnew) {
    write("gold.conllu", std::string(kGold) + "1\tU.S.\tU.S.\tPROPN\tNNP\t_\t0\troot\t_\t_\n\n");
    const auto figures = nlohmann::json::parse(run("claimgraph evaluate --json gold.conllu").out);
    EXPECT_EQ(figures["TokenF1"], 100.0);
    EXPECT_EQ(figures["WordF1"], 100.0);
    EXPECT_EQ(figures["SentF1"], 100.0);
    write("gold.conllu", "1\tNo\tno\tDET\tDT\t_\t0\troot\t_\t_\n\n1\tway\tway\tNOUN\tNN\t_\t0\troot\t_\t_\n\n");
    const auto joined = nlohmann::json::parse(run("claimgraph evaluate --json gold.conllu").out);
    EXPECT_EQ(joined["TokenF1"], 100.0);
    EXPECT_EQ(joined["SentF1"], 0.0) << "nothing in the raw text parts the two";
}

TEST_F(Evaluate, WritesATable) {
    write("gold.conllu", kGold);
    const Outcome table = run("claimgraph evaluate gold.conllu");
    EXPECT_TRUE(ended(table, 0));
    EXPECT_THAT(table.out, StartsWith("FILE         GIVEN  WORDS  UPOS"));
    EXPECT_THAT(table.out, HasSubstr("\ngold.conllu  words  4      100.00"));
}

TEST_F(Evaluate, ListsConfusions) {
    std::string wrong(kGold);
    wrong.replace(wrong.find("PROPN"), 5, "INTJ");
    wrong.replace(wrong.find("nsubj"), 5, "dep");
    write("wrong.conllu", wrong);
    const Outcome table = run("claimgraph evaluate --confusions 5 wrong.conllu");
    EXPECT_TRUE(ended(table, 0));
    EXPECT_THAT(table.out, HasSubstr("UPOS    INTJ  PROPN   1"));
    EXPECT_THAT(table.out, HasSubstr("DEPREL  dep   nsubj   1"));
    EXPECT_THAT(run("claimgraph evaluate wrong.conllu").out, testing::Not(HasSubstr("DEPREL")));
}

TEST_F(Evaluate, ScoresFacts) {
    write("facts.tsv", "kind\tsubject\trelation\tobject\n"
                       "sentence\tSerbia criticized Kosovo and Albania.\t-\t-\n"
                       "fact\tSerbia\tcriticized\tKosovo\n"
                       "fact\tSerbia\tpraised\tAlbania\n");
    const auto figures = nlohmann::json::parse(run("claimgraph evaluate --json --facts facts.tsv").out);
    EXPECT_EQ(figures["facts"], 2);
    EXPECT_EQ(figures["recall"], 0.5);
    EXPECT_EQ(figures["precision"], 0.5);
    EXPECT_THAT(run("claimgraph evaluate --facts facts.tsv").out, HasSubstr("facts.tsv  2      2      0.500"));
    write("bad.tsv", "kind\tsubject\trelation\tobject\nfact\tA\tB\tC\n");
    const Outcome bad = run("claimgraph evaluate --facts bad.tsv");
    EXPECT_TRUE(ended(bad, 3));
    EXPECT_THAT(bad.err, StartsWith("claimgraph: bad.tsv:2: "));
}

TEST_F(Evaluate, ReportsBadGold) {
    write("cycle.conllu", "1\ta\ta\tX\t_\t_\t2\tdep\t_\t_\n2\tb\tb\tX\t_\t_\t1\tdep\t_\t_\n\n");
    const Outcome cycle = run("claimgraph evaluate cycle.conllu");
    EXPECT_TRUE(ended(cycle, 3));
    EXPECT_THAT(cycle.err, StartsWith("claimgraph: cycle.conllu:"));
    EXPECT_TRUE(ended(run("claimgraph evaluate missing.conllu"), 3));
    write("empty.conllu", "");
    EXPECT_TRUE(ended(run("claimgraph evaluate empty.conllu"), 1));
}

} // namespace
} // namespace claimgraph::cli
