#include "tests/program/program_test.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Articles with claims that two of them make, and a claim that only one makes.
class JudgedClaims : public ProgramTest {
  protected:
    JudgedClaims() {
        run("mkdir news");
        write("news/a.txt", "Norway criticized Serbia. Kenya supports Norway. Ana Novak met with Petar Marin.\n");
        write("news/b.txt", "Serbia warned Norway. Norway criticized Serbia on Monday.\n");
        write("news/c.txt", "Petar Marin accused Ana Novak of lying. Serbia denied that Kenya supports Norway.\n");
    }
    /// The graph of the store as it is written.
    std::string stored(const std::string& store = "g.db") const {
        EXPECT_TRUE(ended(run("claimgraph convert " + store + " -o stored.graphml"), 0));
        return read("stored.graphml");
    }
    void build(const std::string& more = "") const {
        ASSERT_TRUE(ended(run("claimgraph build news --store g.db" + more), 0));
    }
};

/// The id of the one claim of a question.
std::string id_in(const Outcome& claims) {
    return nlohmann::json::parse(claims.out.substr(0, claims.out.find('\n'))).at("id").get<std::string>();
}

TEST_F(JudgedClaims, ARejectedClaimStaysOutWhateverIsReadAgain) {
    build();
    const std::string before = stored();
    const std::string id = id_in(run("claimgraph claims g.db --subject Kenya --relation supports --polarity + --json"));
    const Outcome rejected = run("claimgraph reject g.db '" + id + "' --why 'it was Ghana'");
    ASSERT_TRUE(ended(rejected, 0));
    EXPECT_THAT(rejected.err, HasSubstr("rejected: Kenya supports Norway, 1 piece of evidence"));
    const std::string after = stored();
    EXPECT_NE(after, before);
    const auto is_out = [&] {
        EXPECT_TRUE(ended(run("claimgraph claims g.db --subject Kenya --relation supports --polarity +"), 1));
        EXPECT_THAT(run("claimgraph claims g.db --rejected").out, HasSubstr("Kenya"));
        EXPECT_THAT(run("claimgraph search g.db Kenya").out, Not(HasSubstr("Kenya supports Norway\n")));
    };
    is_out();
    EXPECT_THAT(run("claimgraph why g.db '" + id + "'").err, HasSubstr("was rejected"));
    EXPECT_TRUE(ended(run("claimgraph build news --store g.db --reread"), 0));
    EXPECT_EQ(stored(), after);
    EXPECT_TRUE(ended(run("claimgraph build news --store g.db --all"), 0)) << "read another way";
    is_out();
    build();
    EXPECT_EQ(stored(), after);
    EXPECT_TRUE(ended(run("claimgraph forget g.db news/a.txt && claimgraph build news --store g.db"), 0));
    EXPECT_EQ(stored(), after);
    EXPECT_TRUE(ended(run("claimgraph forget g.db news/a.txt && mv news/a.txt news/z.txt"), 0));
    build();
    is_out();
    EXPECT_TRUE(ended(run("claimgraph forget g.db news/z.txt && mv news/z.txt news/a.txt"), 0));
    build();
    EXPECT_EQ(stored(), after);

    const Outcome undone = run("claimgraph reject g.db '" + id + "' --undo");
    ASSERT_TRUE(ended(undone, 0));
    EXPECT_EQ(stored(), before);
    EXPECT_TRUE(ended(run("claimgraph reject g.db '" + id + "' --undo"), 1)) << "nothing is left to take back";
    EXPECT_TRUE(ended(run("claimgraph judgments g.db"), 1));
}

TEST_F(JudgedClaims, AClaimKeepsTheEvidenceThatIsNotRejected) {
    build();
    const std::string before = stored();
    const std::string claim = "Norway criticizes Serbia";
    EXPECT_THAT(run("claimgraph why g.db " + claim).out, HasSubstr("2 pieces of evidence"));
    ASSERT_TRUE(ended(run("claimgraph reject g.db " + claim + " --evidence 2"), 0));
    EXPECT_THAT(run("claimgraph why g.db " + claim).out,
                testing::AllOf(HasSubstr("1 piece of evidence"), HasSubstr("1 more rejected"), HasSubstr("news/a.txt"),
                               Not(HasSubstr("news/b.txt"))));
    EXPECT_THAT(run("claimgraph claims g.db --rejected --evidence").out, HasSubstr("news/b.txt"));
    EXPECT_THAT(run("claimgraph stats g.db").out, HasSubstr("1  rejected"));
    EXPECT_TRUE(ended(run("claimgraph reject g.db " + claim + " --evidence 2"), 2)) << "it has one piece left";
    ASSERT_TRUE(ended(run("claimgraph reject g.db " + claim), 0));
    EXPECT_TRUE(ended(run("claimgraph why g.db " + claim), 1));
    ASSERT_TRUE(ended(run("claimgraph judgments g.db --remove 1 2"), 0));
    EXPECT_EQ(stored(), before);
}

TEST_F(JudgedClaims, AConfirmedClaimIsSureAndDrawnWhateverItsProbability) {
    build(" --all");
    const std::string all = stored();
    double least = 2;
    std::string id;
    const std::string lines = run("claimgraph claims g.db --json").out;
    for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1) {
        const auto claim = nlohmann::json::parse(lines.substr(at, lines.find('\n', at) - at));
        if (claim["confidence"].get<double>() >= least) continue;
        least = claim["confidence"].get<double>();
        id = claim["id"].get<std::string>();
    }
    ASSERT_LT(least, 0.7);
    ASSERT_TRUE(ended(run("claimgraph confirm g.db '" + id + "' --why 'read it'"), 0));
    EXPECT_THAT(run("claimgraph why g.db '" + id + "'").out,
                testing::AllOf(HasSubstr("confidence 1.00"), HasSubstr("judged: confirmed, read it")));
    EXPECT_THAT(run("claimgraph why g.db '" + id + "' --json").out, HasSubstr(R"("judged":"confirmed")"));
    EXPECT_THAT(run("claimgraph stats g.db --json").out, HasSubstr(R"("confirmed":1)"));
    build(); // without --all
    EXPECT_THAT(run("claimgraph claims g.db --json --min-confidence 1").out, HasSubstr("\"" + id + "\""));
    build(" --all");
    ASSERT_TRUE(ended(run("claimgraph confirm g.db '" + id + "' --undo"), 0));
    EXPECT_EQ(stored(), all);
}

TEST_F(JudgedClaims, AFileOfJudgmentsGivesTheGraphOfTheStore) {
    build();
    ASSERT_TRUE(ended(run("claimgraph reject g.db Norway criticizes Serbia --evidence 1 &&"
                          "claimgraph confirm g.db 'Petar Marin' accuses 'Ana Novak' &&"
                          "claimgraph judgments g.db --json >j.jsonl"),
                      0));
    ASSERT_TRUE(ended(run("claimgraph build news -o once.graphml --judgments j.jsonl"), 0));
    EXPECT_EQ(read("once.graphml"), stored());
    ASSERT_TRUE(ended(run("claimgraph build news --store h.db --judgments j.jsonl"), 0));
    EXPECT_EQ(stored("h.db"), stored());
    EXPECT_EQ(run("claimgraph judgments h.db --json").out, read("j.jsonl"));
    ASSERT_TRUE(ended(run("claimgraph build news --store i.db && claimgraph judgments i.db --add j.jsonl"), 0));
    EXPECT_EQ(stored("i.db"), stored());
    EXPECT_THAT(run("claimgraph judgments g.db").out, testing::AllOf(HasSubstr("rejected"), HasSubstr("confirmed")));
}

TEST_F(JudgedClaims, JudgingSaysWhatIsMissing) {
    build(" -o g.graphml");
    EXPECT_TRUE(ended(run("claimgraph reject g.graphml Kenya Norway"), 2));
    EXPECT_TRUE(ended(run("claimgraph claims g.graphml --rejected"), 2));
    EXPECT_TRUE(ended(run("claimgraph claims g.db --rejected"), 1));
    EXPECT_TRUE(ended(run("claimgraph reject g.db no.such.claim"), 1));
    const Outcome several = run("claimgraph reject g.db Kenya Norway");
    EXPECT_TRUE(ended(several, 2));
    EXPECT_THAT(several.err, HasSubstr("claims match; give the id of one"));
    EXPECT_TRUE(ended(run("claimgraph confirm g.db Norway criticizes Serbia --evidence 3"), 2));
    EXPECT_THAT(run("claimgraph stats g.db").out, Not(HasSubstr("rejected")));
    write("j.jsonl", "{\"verdict\": \"wrong\"}\n");
    const Outcome bad = run("claimgraph judgments g.db --add j.jsonl");
    EXPECT_TRUE(ended(bad, 3));
    EXPECT_THAT(bad.err, HasSubstr("j.jsonl:1"));
    EXPECT_TRUE(ended(run("claimgraph build news -o x.graphml --judgments none.jsonl"), 3));
}

} // namespace
} // namespace claimgraph::cli
