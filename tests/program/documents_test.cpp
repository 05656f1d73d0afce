#include "tests/program/program_test.hpp"

#include <cctype>
#include <fstream>
#include <gmock/gmock.h>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

namespace claimgraph::cli {
namespace {

using nlohmann::ordered_json;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

/// How files become documents, as `extract --format documents` shows it.
class Documents : public ProgramTest {
  protected:
    std::vector<ordered_json> documents(const std::string& arguments, int status = 0) {
        const Outcome outcome = run("claimgraph extract --format documents " + arguments);
        EXPECT_TRUE(ended(outcome, status));
        err_ = outcome.err;
        std::vector<ordered_json> lines;
        std::istringstream stream(outcome.out);
        for (std::string line; std::getline(stream, line);) lines.push_back(ordered_json::parse(line));
        return lines;
    }
    std::string err_;
};

TEST_F(Documents, AreALineEachWithWhatIsKnownOfThem) {
    write("a.txt", "PRISTINA, March 11, 2025 (Agency) - The sol\xC2\xAD"
                   "diers of NATO left the north of Kosovo.\n");
    const auto read = documents("a.txt");
    ASSERT_EQ(read.size(), 1u);
    std::vector<std::string> keys;
    for (const auto& [key, value] : read[0].items()) keys.push_back(key);
    EXPECT_THAT(keys, ElementsAre("id", "title", "date", "author", "publisher", "url", "language", "section", "format",
                                  "words", "text", "record"));
    EXPECT_EQ(read[0]["id"], "a.txt");
    EXPECT_EQ(read[0]["date"], "2025-03-11");
    EXPECT_EQ(read[0]["format"], "text");
    EXPECT_EQ(read[0]["words"], 14);
    EXPECT_THAT(read[0]["text"].get<std::string>(), HasSubstr("The soldiers of NATO"));
    EXPECT_EQ(read[0]["record"]["end"], read[0]["text"].get<std::string>().size() + 2) << "the soft hyphen";
}

TEST_F(Documents, OfABrokenLineAreLeftOutAndTheRestIsDone) {
    write("a.jsonl", "{\"text\":\"NATO supports Kosovo.\"}\n{\"text\":\n\n{\"text\":\"Serbia left the talks.\"}\n");
    const auto read = documents("a.jsonl", 4);
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[1]["text"], "Serbia left the talks.");
    EXPECT_THAT(err_, HasSubstr("a.jsonl:2"));
}

TEST_F(Documents, ThatCannotBeReadAreToldUpToANumber) {
    write("a.jsonl", times(1000, "{\"text\":\n") + "{\"text\":\"NATO supports Kosovo.\"}\n");
    EXPECT_EQ(documents("a.jsonl", 4).size(), 1u);
    EXPECT_EQ(std::ranges::count(err_, '\n'), 22) << "what the text is, 20 lines, and how many more";
    EXPECT_THAT(err_, EndsWith("a.jsonl: and 980 more that cannot be read\n"));
}

TEST_F(Documents, ComeInOrderWhateverTheThreads) {
    std::string lines;
    for (int i = 0; i < 300; ++i)
        lines +=
            "{\"id\":\"d" + std::to_string(i) + "\",\"text\":\"" + times(i % 7, "NATO supports Kosovo. ") + "Ok.\"}\n";
    write("many.jsonl", lines);
    write("a.txt", kText);
    const std::string one = run("claimgraph extract --threads 1 many.jsonl a.txt").out;
    EXPECT_FALSE(one.empty());
    for (const char* threads : {"2", "5"})
        EXPECT_EQ(run(std::string("claimgraph extract many.jsonl a.txt --threads ") + threads).out, one);
}

TEST_F(Documents, OfALargeFileTakeLittleMemory) {
    const std::string line = "{\"text\":\"" + times(400, "NATO said so. ") + "\"}\n"; // 5.6 KB
    write("large.jsonl", times(60'000, line));                                        // 340 MB
    // as much address space as the models and the threads need, and less than the file
    const Outcome outcome =
        run("bash -c 'ulimit -v 330000; claimgraph extract --threads 1 --format documents large.jsonl | wc -l'");
    EXPECT_EQ(outcome.out, "60000\n") << outcome.err;
}

TEST_F(Documents, AreFoundInFoldersByWhatIsInThem) {
    write("news/a.txt", kText);
    write("news/plain", kText);
    write("news/program.bin", std::string("\x7F"
                                          "ELF\0\1\2\3",
                                          8));
    write("news/code.py", "print('NATO')\n");
    const auto read = documents("news");
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[0]["id"], "news/a.txt");
    EXPECT_EQ(read[1]["id"], "news/plain");
}

/// Whether all letters of a text stand in these bytes in their order, the first at the begin and the last at the end.
bool holds_letters(std::string_view bytes, const std::string& text) {
    const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    std::string letters;
    std::ranges::copy_if(text, std::back_inserter(letters), is_plain);
    if (letters.empty() || bytes.empty()) return letters.empty();
    std::size_t found = 0;
    for (const char c : bytes) found += found < letters.size() && c == letters[found];
    return found == letters.size();
}

TEST_F(Documents, EvidenceLeadsBackIntoTheFilesOfText) {
    const std::string folder = CLAIMGRAPH_SOURCE_DIR "/examples/strike";
    std::map<std::string, std::pair<std::string, std::uint64_t>> records; // the file of a document and where it lies
    for (const auto& document : documents("--threads 1 " + folder)) {
        if (!document.contains("record")) continue; // no text: the PDF
        const std::string id = document["id"];
        const std::string file = id.starts_with("vc-") ? folder + "/archive.csv" : id.substr(0, id.find('#'));
        records[id] = {file, document["record"]["start"]};
    }
    EXPECT_EQ(records.size(), 7u);
    std::size_t checked = 0;
    std::istringstream claims(run("claimgraph extract --all " + folder).out);
    for (std::string line; std::getline(claims, line);) {
        const auto claim = ordered_json::parse(line);
        for (const auto& evidence : claim["evidence"]) {
            const auto record = records.find(evidence["document"]);
            if (record == records.end()) continue;
            const auto at = [&](const char* own, const char* otherwise) {
                return evidence.contains(own) ? evidence[own].get<std::uint64_t>()
                                              : evidence[otherwise].get<std::uint64_t>();
            };
            const std::uint64_t begin = record->second.second + at("file_start", "start");
            const std::uint64_t end = record->second.second + at("file_end", "end");
            std::ifstream stream(record->second.first, std::ios::binary);
            const std::string file{std::istreambuf_iterator<char>(stream), {}};
            ASSERT_LE(end, file.size());
            const std::string bytes = file.substr(begin, end - begin);
            const std::string text = evidence["text"];
            EXPECT_TRUE(holds_letters(bytes, text)) << evidence["document"] << ": " << bytes << "\n" << text;
            const bool is_letter = std::isalpha(static_cast<unsigned char>(text.front())) != 0;
            EXPECT_TRUE(!is_letter || bytes.front() == text.front()) << bytes;
            EXPECT_LE(bytes.size(), text.size() * 2 + 40) << bytes;
            ++checked;
        }
    }
    EXPECT_GT(checked, 30u);
}

TEST_F(Documents, DataBesideATextOfItsNameIsNoDocument) {
    const std::string line = "{\"text\":\"NATO supports Kosovo.\"}\n";
    write("news/a.txt", kText);
    write("news/a.people.jsonl", line);
    write("news/b.jsonl", line);
    const auto read = documents("news");
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[0]["id"], "news/a.txt");
    EXPECT_EQ(read[1]["id"], "news/b.jsonl#1");
    EXPECT_THAT(err_, HasSubstr("news: 1 files that lie beside a text of their name are not read, such as "
                                "news/a.people.jsonl; name them to read them"));
    EXPECT_EQ(documents("news/a.people.jsonl").size(), 1u);
}

TEST_F(Documents, OfOneQuotedColumnAreRows) {
    write("a.csv", "text\n\"The king of Norway, Harald, came to Oslo.\"\n\"The queen praised Sweden, Norway and "
                   "others.\"\n");
    const auto read = documents("a.csv");
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[1]["text"], "The queen praised Sweden, Norway and others.");
}

TEST_F(Documents, OfPlainMailsGoByTheirName) {
    const std::string mail = "From: a@paper.example\nTo: b@paper.example\nSubject: Talks\nDate: Mon, 1 Jan 2024 "
                             "10:00:00 +0000\n\nThe king of Norway visited Oslo.\n";
    write("a.eml", mail);
    write("b.mbox", "From a@paper.example Mon Jan  1 10:00:00 2024\n" + mail);
    write("memo.txt", mail);
    EXPECT_EQ(documents("a.eml").at(0)["title"], "Talks");
    EXPECT_EQ(documents("b.mbox").at(0)["date"], "2024-01-01");
    EXPECT_EQ(documents("memo.txt").at(0)["format"], "text");
}

TEST_F(Documents, InAFolderWithTheNameOfATextAreToldIfTheyAreNone) {
    write("news/a.txt", kText);
    write("news/b.eml", "no mail at all");
    write("news/c.docx", "no archive");
    EXPECT_EQ(documents("news", 4).size(), 1u);
    EXPECT_THAT(err_, HasSubstr("news/b.eml: "));
    EXPECT_THAT(err_, HasSubstr("news/c.docx: "));
}

TEST_F(Documents, AreNotMadeOfTablesOfGraphs) {
    write("news/a.txt", kText);
    ASSERT_TRUE(ended(run("claimgraph build news -o news/graph.csv -o news/graph.json"), 0));
    EXPECT_EQ(documents("news").size(), 1u);
}

TEST_F(Documents, FormatsAreListed) {
    const Outcome outcome = run("claimgraph formats");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_THAT(outcome.out, HasSubstr(".jsonl .ndjson"));
    EXPECT_THAT(outcome.out, HasSubstr(".graphml"));
    EXPECT_THAT(run("claimgraph formats --json").out,
                HasSubstr("{\"name\":\"text\",\"of\":\"text\",\"extension\":\".txt .md\""));
}

} // namespace
} // namespace claimgraph::cli
