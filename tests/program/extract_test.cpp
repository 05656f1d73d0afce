#include "tests/program/program_test.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace claimgraph::cli {
namespace {

using nlohmann::ordered_json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class Extract : public ProgramTest {};

const std::string kArticle = CLAIMGRAPH_SOURCE_DIR "/examples/kosovo/article.txt";

std::vector<ordered_json> lines_of(const std::string& jsonl) {
    std::vector<ordered_json> lines;
    std::istringstream stream(jsonl);
    for (std::string line; std::getline(stream, line);) lines.push_back(ordered_json::parse(line));
    return lines;
}

std::vector<std::string> keys_of(const ordered_json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) keys.push_back(key);
    return keys;
}

TEST_F(Extract, WritesClaimsAsJsonLines) {
    write("a.txt", kText);
    const Outcome outcome = run("claimgraph extract a.txt");
    ASSERT_TRUE(ended(outcome, 0));
    EXPECT_THAT(outcome.err, IsEmpty());
    const auto claims = lines_of(outcome.out);
    ASSERT_FALSE(claims.empty());
    for (const ordered_json& claim : claims) {
        EXPECT_THAT(keys_of(claim),
                    ElementsAre("id", "subject", "relation", "label", "object", "trigger", "attributed_to", "report",
                                "polarity", "modality", "time", "time_value", "place", "place_id", "condition",
                                "complement", "confidence", "evidence"));
        EXPECT_THAT(keys_of(claim["subject"]), ElementsAre("id", "name", "type", "mention"));
        const auto keys = keys_of(claim["evidence"][0]);
        ASSERT_GT(keys.size(), 6u);
        EXPECT_THAT(std::vector(keys.begin(), keys.begin() + 5),
                    ElementsAre("document", "sentence", "start", "end", "text"));
        EXPECT_THAT(keys, testing::IsSupersetOf({"rule", "trigger_start", "trigger_end", "subject_start", "subject_end",
                                                 "object_start", "object_end"}));
        const auto start = claim["evidence"][0]["start"].get<std::size_t>();
        const auto end = claim["evidence"][0]["end"].get<std::size_t>();
        EXPECT_EQ(kText.substr(start, end - start), claim["evidence"][0]["text"])
            << "the span is the sentence in the file";
    }
    const ordered_json& visit = claims.front();
    EXPECT_EQ(visit["subject"]["name"], "Mark Rutte");
    EXPECT_EQ(visit["relation"], "visits");
    EXPECT_EQ(visit["object"]["name"], "Kosovo");
    EXPECT_EQ(visit["evidence"][0]["document"], "a.txt");
}

TEST_F(Extract, ReadsStandardInput) {
    write("a.txt", kText);
    const Outcome piped = run("claimgraph extract - <a.txt");
    ASSERT_TRUE(ended(piped, 0));
    EXPECT_EQ(lines_of(piped.out).front()["evidence"][0]["document"], "-");
}

TEST_F(Extract, WritesATableForPeople) {
    write("a.txt", kText);
    const Outcome outcome = run("claimgraph extract a.txt --format table");
    ASSERT_TRUE(ended(outcome, 0));
    EXPECT_THAT(outcome.out, StartsWith("a.txt: "));
    EXPECT_THAT(outcome.out, HasSubstr("SUBJECT"));
    EXPECT_THAT(outcome.out, testing::ContainsRegex("Mark Rutte +visits +Kosovo"));
}

TEST_F(Extract, WritesOpenExtractionsSentenceBySentence) {
    write("a.txt", "Anna Keller , a lawyer , joined the firm in 2011 . ''\nSerbia criticized Kosovo\n");
    const Outcome implied = run("claimgraph extract a.txt --format tsv --sentences");
    ASSERT_TRUE(ended(implied, 0));
    EXPECT_THAT(implied.out,
                testing::ContainsRegex("Anna Keller , a lawyer , joined the firm in 2011 . ''\t0\\.[0-9]+\t"
                                       "Anna Keller\tjoined\tthe firm\tin 2011\n"));
    EXPECT_THAT(implied.out, HasSubstr("\tAnna Keller\tis\ta lawyer\n"));
    EXPECT_THAT(implied.out,
                testing::ContainsRegex("Serbia criticized Kosovo\t0\\.[0-9]+\tSerbia\tcriticized\tKosovo\n"));
    EXPECT_EQ(run("claimgraph extract a.txt --format tsv --sentences --facts implied").out, implied.out);
    const Outcome triples = run("claimgraph extract a.txt --format tsv --sentences --facts explicit");
    ASSERT_TRUE(ended(triples, 0));
    EXPECT_THAT(triples.out, HasSubstr("\tAnna Keller\tjoined\tthe firm\n"));
    EXPECT_THAT(triples.out, HasSubstr("\tAnna Keller\tjoined the firm in\t2011\n"));
    EXPECT_THAT(triples.out, Not(HasSubstr("\tis\t")));
    const Outcome unknown = run("claimgraph extract a.txt --format tsv --facts all");
    EXPECT_TRUE(ended(unknown, 2));
    EXPECT_THAT(unknown.err, HasSubstr("all not in {implied,explicit}"));
}

TEST_F(Extract, WritesMentions) {
    write("a.txt", kText);
    const Outcome outcome = run("claimgraph extract a.txt --format mentions");
    ASSERT_TRUE(ended(outcome, 0));
    const auto mentions = lines_of(outcome.out);
    ASSERT_FALSE(mentions.empty());
    EXPECT_THAT(keys_of(mentions[0]),
                ElementsAre("document", "start", "end", "text", "kind", "type", "entity", "name", "kb"));
    EXPECT_EQ(mentions[0]["text"], "Mark Rutte");
    EXPECT_EQ(mentions[0]["type"], "person");
}

TEST_F(Extract, WritesMentionsInTextOrderWithFirstPersons) {
    write("a.txt", "\"We support Serbia, and I do,\" said Anna Berg, a spokeswoman for the Danube River Authority. "
                   "She left.");
    const Outcome outcome = run("claimgraph extract a.txt --format mentions");
    ASSERT_TRUE(ended(outcome, 0));
    std::vector<std::string> found;
    int last = -1;
    for (const ordered_json& mention : lines_of(outcome.out)) {
        EXPECT_GE(mention["start"].get<int>(), last) << mention;
        last = mention["start"].get<int>();
        found.push_back(mention["text"].get<std::string>() + " = " + mention["name"].get<std::string>());
    }
    EXPECT_THAT(found, ElementsAre("We = Danube River Authority", "Serbia = Serbia", "I = Anna Berg",
                                   "Anna Berg = Anna Berg", "spokeswoman = Anna Berg",
                                   "Danube River Authority = Danube River Authority", "She = Anna Berg"));
}

TEST_F(Extract, WritesAndReadsConllu) {
    write("a.txt", kText);
    const Outcome analysis = run("claimgraph extract a.txt --format conllu | tee a.conllu");
    ASSERT_TRUE(ended(analysis, 0));
    EXPECT_THAT(analysis.out, HasSubstr("\n1\tMark\tMark\tPROPN\t"));
    EXPECT_THAT(analysis.out, testing::ContainsRegex("Entity=\\(e[0-9]+-person"));
    const auto what_is_said = [](const Outcome& outcome) {
        std::vector<std::string> said;
        for (const ordered_json& claim : lines_of(outcome.out))
            said.push_back(claim["subject"]["name"].get<std::string>() + " " + claim["relation"].get<std::string>() +
                           " " + claim["object"]["name"].get<std::string>());
        return said;
    };
    EXPECT_EQ(what_is_said(run("claimgraph extract a.conllu --from conllu")),
              what_is_said(run("claimgraph extract a.txt")));
}

TEST_F(Extract, ReportsBrokenConlluWithItsLine) {
    write("a.conllu", "1\tNATO\t_\t_\t_\t_\t_\t_\t_\t_\n2\tsupports\tfive columns only\n\n");
    const Outcome outcome = run("claimgraph extract a.conllu --from conllu");
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_THAT(outcome.err, StartsWith("claimgraph: a.conllu:2: "));
}

TEST_F(Extract, WritesTheSameBytesOnAnyNumberOfThreads) {
    const std::string article = run("cat " + kArticle).out;
    for (std::size_t i = 0; i < 12; ++i)
        write("news/" + std::to_string(i) + ".txt", article.substr(0, article.find('\n', 200 * (i + 1))));
    const Outcome one = run("claimgraph extract news --threads 1");
    ASSERT_TRUE(ended(one, 0));
    EXPECT_THAT(one.out, HasSubstr("\"news/11.txt\""));
    for (const char* line :
         {"claimgraph extract news --threads 4", "claimgraph extract news --threads 3", "claimgraph extract news"}) {
        const Outcome many = run(line);
        EXPECT_TRUE(ended(many, 0));
        EXPECT_TRUE(many.out == one.out) << line << ": " << many.out.size() << " bytes, expected " << one.out.size();
    }
}

TEST_F(Extract, EndsQuietlyWhenTheReaderGoesAway) {
    for (std::size_t i = 0; i < 30; ++i) write("news/" + std::to_string(i) + ".txt", times(40, kText));
    const Outcome piped = run("claimgraph extract news | head -n 1");
    EXPECT_TRUE(ended(piped, 0));
    EXPECT_THAT(piped.err, IsEmpty());
    EXPECT_THAT(piped.out, StartsWith("{\"id\""));
}

TEST_F(Extract, EndsQuietlyWhenOutputIsClosed) {
    write("a.txt", kText);
    const Outcome closed = run("claimgraph extract a.txt >&-");
    EXPECT_TRUE(ended(closed, 0));
    EXPECT_THAT(closed.err, IsEmpty());
}

TEST_F(Extract, ReportsAFullDisk) {
    write("a.txt", kText);
    const Outcome full = run("claimgraph extract a.txt >/dev/full");
    EXPECT_TRUE(ended(full, 3));
    EXPECT_THAT(full.err, HasSubstr("standard output: No space left on device"));
}

TEST_F(Extract, ShowsNoProgressOutsideATerminal) {
    write("news/a.txt", kText);
    write("news/b.txt", kText);
    EXPECT_THAT(run("claimgraph extract news").err, Not(HasSubstr("documents")));
}

TEST_F(Extract, TakesTheModelThatIsNamed) {
    write("news.txt", "Rebels met ministers in Geneva.\n");
    const Outcome accurate = run("claimgraph extract --model accurate --format conllu news.txt");
    EXPECT_TRUE(ended(accurate, 0));
    EXPECT_THAT(accurate.out, HasSubstr("\tmet\tmeet\tVERB\tVBD\t"));
    const Outcome unknown = run("claimgraph extract --model sloppy news.txt");
    EXPECT_TRUE(ended(unknown, 3));
    EXPECT_THAT(unknown.err, HasSubstr("syntax-sloppy.model"));
    write("broken.model", "no model");
    const Outcome broken = run("claimgraph extract --model broken.model news.txt");
    EXPECT_TRUE(ended(broken, 3));
    EXPECT_THAT(broken.err, HasSubstr("broken.model"));
}

} // namespace
} // namespace claimgraph::cli
