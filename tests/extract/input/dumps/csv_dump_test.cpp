#include "tests/extract/input/dumps/dump_reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(CsvDump, RowsOfAnySeparatorAreDocuments) {
    for (const std::string separator : {",", ";", "\t", "|"}) {
        std::string file;
        for (const char* row : {"title^text^date^link", "A^\"One came^ it said ^\"^2020-01-02^https://example.org",
                                "B^Two went.^2020-01-03^https://example.org/2"}) {
            std::string line = row;
            for (std::size_t at; (at = line.find('^')) != std::string::npos;) line.replace(at, 1, separator);
            file += line + "\r\n";
        }
        const auto read = read_dump_as("csv", "a.csv", file);
        ASSERT_EQ(read.documents.size(), 2u) << separator;
        EXPECT_EQ(read.documents[0].source().title, "A");
        EXPECT_EQ(read.documents[1].text(), "Two went.");
        EXPECT_EQ(read.documents[1].id(), "a.csv#2");
        EXPECT_EQ(to_string(*read.documents[0].date()), "2020-01-02");
        EXPECT_EQ(read.documents[1].source().url, "https://example.org/2");
        EXPECT_THAT(read.refused, IsEmpty());
    }
}

TEST(CsvDump, CellsOfManyLinesAndDoubledQuotes) {
    const std::string file = "\xEF\xBB\xBFsep=;\r\ntitle;text\r\nA;\"One \"\"came\"\".\r\n\r\nTwo; went.\"\r\nB;Three.";
    const auto read = read_dump_as("csv", "a.csv", file);
    EXPECT_THAT(read.texts(), ElementsAre("One \"came\".\r\n\r\nTwo; went.", "Three."));
    const Document& one = read.documents[0];
    ASSERT_EQ(one.blocks().size(), 2u);
    const ByteSpan source = one.origin().to_source(one.blocks()[0].span);
    EXPECT_EQ(file.substr(one.record().begin + source.begin, source.size()), "One \"\"came\"\".");
    EXPECT_THAT(file.substr(one.record().begin, one.record().end - one.record().begin), testing::StartsWith("A;\"One"));
}

TEST(CsvDump, BadRowsAreToldWithTheirLine) {
    const auto read = read_dump_as(
        "csv", "a.csv",
        "title,text,date\nA,One came.,2020-01-01\nB,too,many,cells\nC,\nD,\"open\nE,Two went.,2020-01-02\n");
    EXPECT_THAT(read.texts(), ElementsAre("One came.", "Two went."));
    EXPECT_THAT(read.refused, ElementsAre(HasSubstr("a.csv:3: 4 cells; expected 3"),
                                          HasSubstr("a.csv:5: a quote that is not closed")));
    EXPECT_THAT(read.skipped, ElementsAre("a.csv#3: without text"));
}

TEST(CsvDump, WithoutNamesTheLongestColumnIsTheText) {
    std::string file;
    for (int i = 1; i <= 5; ++i)
        file += std::to_string(i) + ",2020-01-0" + std::to_string(i) + ",\"" +
                "On this day the ministers of both countries met in the capital, talked for hours about the price of "
                "bread and "
                "the weather, and left.\",https://example.org/" +
                std::to_string(i) + "\n";
    const auto read = read_dump_as("csv", "a.csv", file);
    ASSERT_EQ(read.documents.size(), 5u);
    EXPECT_EQ(to_string(*read.documents[4].date()), "2020-01-05");
    EXPECT_EQ(read.documents[0].source().url, "https://example.org/1");
    EXPECT_THAT(read.told, testing::Contains(HasSubstr("without names")));
    EXPECT_THAT(read.told, testing::Contains(HasSubstr("text from 'column 3'")));
}

TEST(CsvDump, QuotesThatAreNone) {
    const auto read = read_dump_as(
        "csv", "a.tsv", "id\ttext\tdate\n1\t\"Well,\" he said.\t2020-01-01\n2\tHe said \"no\".\t2020-01-02\n");
    EXPECT_THAT(read.texts(), ElementsAre("\"Well,\" he said.", "He said \"no\"."));
    const auto escaped =
        read_dump_as("csv", "a.csv", "id,text\n1,\"He said \\\"no, never\\\", and left.\"\n2,\"Fine.\"\n");
    EXPECT_THAT(escaped.texts(), ElementsAre("He said \"no, never\", and left.", "Fine."));
}

TEST(CsvDump, OtherEncodings) {
    EXPECT_THAT(read_dump_as("csv", "a.csv", "title,text\nA,Caf\xe9 owners met here\n").texts(),
                ElementsAre("Caf\xC3\xA9 owners met here"));
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("title,text\nA,Owners met here\n")) wide += {c, '\0'};
    EXPECT_THAT(read_dump_as("csv", "a.csv", wide).texts(), ElementsAre("Owners met here"));
}

TEST(CsvDump, TablesOfNumbersAreNone) {
    const std::string numbers = "x,y\n1,2\n3,4\n";
    EXPECT_LT(input_format("csv")->detect(numbers, "a.csv"), Likeness::kLikely);
    EXPECT_EQ(read_dump_as("csv", "a.csv", numbers).refused.size(), 1u);
    const std::string prose = "On Monday, it rained, and then\nthe text, so to say, ended, well\n";
    EXPECT_EQ(input_format("csv")->detect(prose, "a"), Likeness::kNo);
}

TEST(CsvDump, ManyOpenQuotesTakeLinearTime) {
    std::string file = "title,text\n";
    for (int i = 0; i < 1000; ++i) file += "a,\"b, c\nd\"\n";
    for (int i = 0; i < 50000; ++i) file += "a,\"b c\n";
    const auto read = read_dump_as("csv", "a.csv", file);
    EXPECT_EQ(read.documents.size(), 50999u) << "after the first one that is not closed quotes are letters";
    EXPECT_EQ(read.refused.size(), 1u);
}

} // namespace
} // namespace claimgraph
