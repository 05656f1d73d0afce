#include "extract/input/archive/unpacker.hpp"
#include "tests/extract/input/archive_maker.hpp"
#include "tests/extract/input/collected.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace claimgraph;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

namespace {

const std::string kFirst = "The minister met the mayor on Monday. They signed a treaty about the harbour.";
const std::string kSecond = "The board fired its director. He had criticised the merger in a letter.";

std::string of_zeros(std::size_t size) { return std::string(size, 'a'); }

TEST(ArchiveInput, ReadsTheMembersOfEachKindOfArchive) {
    const std::vector<Member> members = {{"a.txt", kFirst}, {"2024/b.txt", kSecond}};
    struct Kind {
        std::string file, format, filter;
    };
    for (const Kind& kind : {Kind{"x.zip", "zip", ""}, Kind{"x.tar", "tar", ""}, Kind{"x.tgz", "tar", "gzip"},
                             Kind{"x.tar.bz2", "tar", "bzip2"}, Kind{"x.tar.xz", "tar", "xz"},
                             Kind{"x.tar.zst", "tar", "zstd"}, Kind{"x.7z", "7z", ""}}) {
        const Collected read_back = read(kind.file, make_archive(members, kind.format, kind.filter));
        EXPECT_THAT(read_back.ids(), ElementsAre(kind.file + "#a.txt", kind.file + "#2024/b.txt")) << kind.file;
        EXPECT_THAT(read_back.refused, IsEmpty()) << kind.file;
        ASSERT_THAT(read_back.documents, SizeIs(2));
        EXPECT_EQ(read_back.documents[1].text(), kSecond);
        EXPECT_EQ(read_back.source().format, "text");
    }
}

TEST(ArchiveInput, ReadsACompressedFileAsTheOneTextItIs) {
    for (const auto& [extension, filter] : std::vector<std::pair<std::string, std::string>>{
             {".gz", "gzip"}, {".bz2", "bzip2"}, {".xz", "xz"}, {".zst", "zstd"}}) {
        const Collected read_back = read("news.txt" + extension, make_archive({{"data", kFirst}}, "raw", filter));
        EXPECT_THAT(read_back.ids(), ElementsAre("news.txt" + extension));
        EXPECT_EQ(read_back.text(), kFirst);
    }
}

TEST(ArchiveInput, GivesRowsOfACompressedFileIdsOfThatFile) {
    const std::string lines = "{\"text\": \"" + kFirst + "\"}\n{\"text\": \"" + kSecond + "\"}\n";
    const Collected read_back = read("dump.jsonl.gz", make_archive({{"data", lines}}, "raw", "gzip"));
    ASSERT_THAT(read_back.documents, SizeIs(2));
    EXPECT_THAT(read_back.ids()[1], ::testing::StartsWith("dump.jsonl.gz"));
}

TEST(ArchiveInput, LeavesOutWhatNoFormatFitsAndWhatIsHidden) {
    const std::string picture = std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) + std::string(200, '\0');
    const Collected read_back = read("x.zip", make_archive({{"a.png", picture},
                                                            {"a.txt", kFirst},
                                                            {".git/config.txt", kSecond},
                                                            {"b/.hidden.txt", kSecond},
                                                            {"__MACOSX/._a.txt", kSecond},
                                                            {"empty.txt", ""}}));
    EXPECT_THAT(read_back.ids(), ElementsAre("x.zip#a.txt"));
    EXPECT_THAT(read_back.refused, IsEmpty());
}

TEST(ArchiveInput, TellsOfArchivesWithoutTexts) {
    const Collected read_back = read("x.zip", make_archive({{".hidden.txt", kFirst}}));
    EXPECT_THAT(read_back.documents, IsEmpty());
    EXPECT_THAT(read_back.skipped, ElementsAre("x.zip: no text in it"));
}

TEST(ArchiveInput, ReadsArchivesInArchivesToADepth) {
    std::string nested = make_archive({{"a.txt", kFirst}});
    std::string id = "a.txt";
    for (unsigned depth = 1; depth < kMostNested; ++depth) {
        nested = make_archive({{"in.zip", nested}});
        id = "in.zip#" + id;
    }
    EXPECT_THAT(read("x.zip", nested).ids(), ElementsAre("x.zip#" + id));
    const Collected deeper = read("x.zip", make_archive({{"in.zip", nested}, {"b.txt", kSecond}}));
    EXPECT_THAT(deeper.ids(), ElementsAre("x.zip#b.txt"));
    EXPECT_THAT(deeper.refused, ElementsAre(HasSubstr("nested more than 4 deep")));
}

TEST(ArchiveInput, RefusesABombAtTheLimitOfItsRatio) {
    const std::string bomb = make_archive({{"a.txt", kFirst}, {"bomb.txt", of_zeros(std::size_t{200} << 20)}});
    ASSERT_LT(bomb.size(), std::size_t{1} << 20);
    const Collected read_back = read("bomb.zip", bomb);
    EXPECT_THAT(read_back.ids(), ElementsAre("bomb.zip#a.txt"));
    EXPECT_THAT(read_back.refused, ElementsAre(HasSubstr("more than 200 times its size")));
}

TEST(ArchiveInput, CountsWhatNestedArchivesUnpackToTogether) {
    const std::string part = make_archive({{"part.txt", of_zeros(std::size_t{20} << 20)}});
    std::vector<Member> parts;
    for (int i = 0; i < 10; ++i) parts.push_back({"part" + std::to_string(i) + ".zip", part});
    const Collected read_back = read("parts.zip", make_archive(parts));
    EXPECT_LT(read_back.documents.size(), 5u);
    EXPECT_THAT(read_back.refused, ::testing::Contains(HasSubstr("more than 200 times its size")));
}

TEST(ArchiveInput, CleansPathsThatLeadOutside) {
    EXPECT_EQ(clean_member_path("../../etc/passwd"), "etc/passwd");
    EXPECT_EQ(clean_member_path("/absolute//a.txt"), "absolute/a.txt");
    EXPECT_EQ(clean_member_path("C:\\news\\..\\a.txt"), "news/a.txt");
    EXPECT_EQ(clean_member_path("a\x1b[31m\n.txt"), "a?[31m?.txt");
    EXPECT_EQ(clean_member_path("./."), "");
    EXPECT_THAT(read("x.tar", make_archive({{"../../a.txt", kFirst}}, "tar")).ids(), ElementsAre("x.tar#a.txt"));
}

TEST(ArchiveInput, PassesOverLinks) {
    const Collected read_back =
        read("x.tar", make_archive({{"link.txt", "/etc/passwd", true}, {"a.txt", kFirst}}, "tar"));
    EXPECT_THAT(read_back.ids(), ElementsAre("x.tar#a.txt"));
}

TEST(ArchiveInput, RefusesEncryptedMembers) {
    const std::string bytes = make_archive({{"secret.txt", kFirst}}, "zip", "", "zip:encryption=aes256", "secret");
    const Collected read_back = read("x.zip", bytes);
    EXPECT_THAT(read_back.documents, IsEmpty());
    EXPECT_THAT(read_back.refused, ElementsAre("x.zip#secret.txt: encrypted, cannot be read"));
}

TEST(ArchiveInput, ReadsWhatComesBeforeDamage) {
    std::string bytes = make_archive({{"a.txt", kFirst}, {"b.txt", kSecond}}, "tar", "gzip");
    bytes.resize(bytes.size() / 2);
    const Collected half = read("x.tar.gz", bytes);
    EXPECT_THAT(half.refused, ::testing::Contains(HasSubstr("truncated gzip input")));

    std::string zip = make_archive({{"a.txt", kFirst}, {"b.txt", kSecond}}, "zip", "", "zip:compression=store");
    zip[zip.find(kSecond)] ^= 1; // its sum is wrong now
    const Collected wrong = read("x.zip", zip);
    EXPECT_THAT(wrong.ids(), ElementsAre("x.zip#a.txt"));
    EXPECT_THAT(wrong.refused, ElementsAre(HasSubstr("x.zip#b.txt: damaged member")));
}

TEST(ArchiveInput, ReadsTheBeginningOfADamagedStream) {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "Line " + std::to_string(i * 7919) + " says that the price rose.\n";
    std::string bytes = make_archive({{"data", text}}, "raw", "gzip");
    bytes.resize(bytes.size() / 2);
    const Collected read_back = read("news.txt.gz", bytes);
    ASSERT_THAT(read_back.documents, SizeIs(1));
    EXPECT_TRUE(text.starts_with(read_back.text()));
    EXPECT_THAT(read_back.refused, ElementsAre(HasSubstr("news.txt.gz: damaged")));
}

TEST(ArchiveInput, SaysThatSpreadsheetsAreNotRead) {
    const Collected read_back =
        read("x.xlsx", make_archive({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<workbook/>"}}));
    EXPECT_THAT(read_back.documents, IsEmpty());
    EXPECT_THAT(read_back.refused, ElementsAre("x.xlsx: a spreadsheet, which is not read"));
}

TEST(ArchiveInput, ReadsNamesInOtherEncodings) {
    const Collected read_back = read("x.zip", make_archive({{"M\xc3\xbcnchen.txt", kFirst}}));
    EXPECT_THAT(read_back.ids(), ElementsAre("x.zip#M\xc3\xbcnchen.txt"));
}

TEST(ArchiveInput, StreamsAFileOnDisk) {
    const std::string path = ::testing::TempDir() + "/many.zip";
    std::vector<Member> members;
    for (int i = 0; i < 2000; ++i) members.push_back({"a" + std::to_string(i) + ".txt", kFirst});
    std::ofstream(path, std::ios::binary) << make_archive(members);
    Collected collected;
    auto input = InputBytes::open(path);
    ASSERT_TRUE(input);
    read_documents(*input, {}, collected);
    EXPECT_THAT(collected.documents, SizeIs(2000));
}

TEST(WarcInput, GivesThePagesWithTheirAddressAndDate) {
    const std::string page = "<html><head><title>Treaty</title></head><body><p>" + kFirst + "</p></body></html>";
    const auto record = [](const std::string& type, const std::string& content) {
        return "WARC/1.0\r\nWARC-Type: " + type +
               "\r\nWARC-Target-URI: <https://paper.example/a>\r\nWARC-Date: 2024-05-06T07:08:09Z\r\nContent-Length: " +
               std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n";
    };
    const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1e\r\n" + kSecond.substr(0, 30) +
                                "\r\n" + "29\r\n" + kSecond.substr(30) + "\r\n0\r\n\r\n";
    ASSERT_EQ(kSecond.size(), 71u);
    const std::string records = record("warcinfo", "software: test\r\n") +
                                record("request", "GET /a HTTP/1.1\r\n\r\n") +
                                record("response", "HTTP/1.1 404 Not Found\r\n\r\n" + kSecond) +
                                record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + kFirst) +
                                record("response", chunked);
    for (const bool is_packed : {false, true}) {
        const std::string name = is_packed ? "crawl.warc.gz" : "crawl.warc";
        const Collected read_back = read(name, is_packed ? make_archive({{"data", records}}, "raw", "gzip") : records);
        EXPECT_THAT(read_back.ids(), ElementsAre(name + "#1", name + "#2"));
        EXPECT_THAT(read_back.refused, IsEmpty());
        ASSERT_THAT(read_back.documents, SizeIs(2));
        EXPECT_EQ(read_back.documents[1].text(), kSecond);
        EXPECT_EQ(read_back.source().url, "https://paper.example/a");
        EXPECT_EQ(to_string(*read_back.documents[0].date()), "2024-05-06");
    }
    EXPECT_THAT(read("crawl.warc", records.substr(0, records.size() - 40)).refused,
                ElementsAre(HasSubstr("ends within a record")));
}

} // namespace
