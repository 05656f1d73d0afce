#include "tests/extract/input/archive_maker.hpp"
#include "tests/extract/input/collected.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace claimgraph;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace {

std::string page(const std::string& body) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?><html "
           "xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body>" +
           body + "</body></html>";
}

std::vector<Member> book() {
    return {{"mimetype", "application/epub+zip"},
            {"META-INF/container.xml",
             "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile "
             "full-path=\"OEBPS/content.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>"},
            {"OEBPS/content.opf",
             "<package xmlns=\"http://www.idpf.org/2007/opf\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><metadata>"
             "<dc:title>Harbours</dc:title><dc:creator>A. Pilot</dc:creator><dc:creator>B. Keeper</dc:creator>"
             "<dc:publisher>Quay "
             "Press</dc:publisher><dc:date>2020-02-03</dc:date><dc:language>en</dc:language></metadata><manifest>"
             "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>"
             "<item id=\"two\" href=\"text/second%20part.xhtml\" media-type=\"application/xhtml+xml\"/>"
             "<item id=\"one\" href=\"text/first.xhtml\" media-type=\"application/xhtml+xml\"/>"
             "<item id=\"css\" href=\"a.css\" media-type=\"text/css\"/></manifest>"
             "<spine><itemref idref=\"nav\"/><itemref idref=\"one\"/><itemref idref=\"two\"/><itemref "
             "idref=\"one\"/></spine></package>"},
            {"OEBPS/nav.xhtml", page("<nav><ol><li>First</li></ol></nav>")},
            {"OEBPS/text/second part.xhtml", page("<p>The board fired its director.</p>")},
            {"OEBPS/text/first.xhtml", page("<h1>The tide</h1><p>The minister met the mayor &amp; left.</p>")}};
}

Collected read_book(const std::vector<Member>& members) {
    return read("a.epub", make_archive(members, "zip", "", "zip:compression=store"));
}

TEST(EpubInput, GivesChaptersInTheOrderOfReading) {
    const Collected read_back = read_book(book());
    EXPECT_THAT(read_back.refused, IsEmpty());
    ASSERT_THAT(read_back.ids(), ElementsAre("a.epub#1", "a.epub#2"));
    EXPECT_EQ(read_back.outline(0), "# The tide\nThe minister met the mayor & left.\n");
    EXPECT_EQ(read_back.outline(1), "The board fired its director.\n");
    EXPECT_EQ(read_back.source(0).title, "Harbours: The tide");
    EXPECT_EQ(read_back.source(1).title, "Harbours");
    EXPECT_EQ(read_back.source(0).author, "A. Pilot; B. Keeper");
    EXPECT_EQ(read_back.source(0).publisher, "Quay Press");
    EXPECT_EQ(read_back.source(0).format, "epub");
    EXPECT_EQ(to_string(*read_back.documents[0].date()), "2020-02-03");
    EXPECT_TRUE(read_back.documents[0].origin().is_identity());
}

TEST(EpubInput, TellsChaptersThatAreMissingOrEncrypted) {
    std::vector<Member> members = book();
    members.pop_back();
    members.push_back({"META-INF/encryption.xml",
                       "<encryption xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptedData><enc:CipherData>"
                       "<enc:CipherReference "
                       "URI=\"OEBPS/text/second%20part.xhtml\"/></enc:CipherData></enc:EncryptedData></encryption>"});
    EXPECT_THAT(read_book(members).refused, ElementsAre("a.epub#1: its part 'OEBPS/text/first.xhtml' is missing",
                                                        "a.epub#2: encrypted, cannot be read"));
}

TEST(EpubInput, RefusesWhatIsNoBook) {
    EXPECT_THAT(read_book({{"mimetype", "application/epub+zip"}}).refused,
                ElementsAre(HasSubstr("'META-INF/container.xml' is missing")));
    EXPECT_THAT(read("a.epub", "PK\x03\x04 and nothing more").refused, ElementsAre(HasSubstr("a.epub: ")));
}

} // namespace
