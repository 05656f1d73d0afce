#include "tests/extract/input/archive_maker.hpp"
#include "tests/extract/input/collected.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace claimgraph;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace {

const std::string kNames = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                           " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                           " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
                           " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
                           " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
                           " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
                           " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
const std::string kMimetype = "application/vnd.oasis.opendocument.text";
const std::string kMetadata =
    "<office:meta><dc:title>The treaty</dc:title><meta:initial-creator>A. Clerk</meta:initial-creator>"
    "<meta:creation-date>2024-05-06T07:08:09</meta:creation-date></office:meta>";

Collected read_odt(const std::string& text, const std::string& styles = {}) {
    const std::string content = "<office:document-content" + kNames + "><office:automatic-styles>" + styles +
                                "</office:automatic-styles><office:body><office:text>" + text +
                                "</office:text></office:body></office:document-content>";
    return read("a.odt", make_archive({{"mimetype", kMimetype},
                                       {"content.xml", content},
                                       {"meta.xml", "<office:document-meta" + kNames + ">" + kMetadata +
                                                        "</office:document-meta>"}},
                                      "zip", "", "zip:compression=store"));
}
std::string odt_outline(const std::string& text, const std::string& styles = {}) {
    const Collected read_back = read_odt(text, styles);
    EXPECT_THAT(read_back.refused, IsEmpty());
    return read_back.documents.empty() ? "nothing" : read_back.outline();
}
std::string text_p(const std::string& text) { return "<text:p>" + text + "</text:p>"; }

TEST(OdtInput, ReadsParagraphsHeadingsAndLists) {
    EXPECT_EQ(odt_outline("<text:h text:outline-level=\"1\">The harbour</text:h>" +
                          text_p("The <text:span>min</text:span>ister\nspoke<text:s "
                                 "text:c=\"3\"/>twice.<text:line-break/>Then<text:tab/>he left.") +
                          "<text:list><text:list-item>" + text_p("An item.") + "</text:list-item></text:list>"),
              "# The harbour\nThe minister spoke twice.\nThen he left.\nAn item.\n");
    EXPECT_EQ(odt_outline("<text:p text:style-name=\"P1\">The title</text:p>",
                          "<style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>"),
              "# The title\n");
}

TEST(OdtInput, LeavesDeletionsAnnotationsAndIndexesOut) {
    EXPECT_EQ(odt_outline("<text:tracked-changes><text:changed-region><text:deletion>" + text_p("Deleted.") +
                          "</text:deletion></text:changed-region></text:tracked-changes><text:table-of-content>" +
                          text_p("The harbour 3") + "</text:table-of-content>" +
                          text_p("Text<office:annotation>" + text_p("Really?") + "</office:annotation>.") +
                          text_p("<text:hidden-text text:is-hidden=\"true\">Hidden.</text:hidden-text>") +
                          "<text:section text:display=\"none\">" + text_p("Hidden.") + "</text:section>"),
              "Text.\n");
}

TEST(OdtInput, PutsNotesAndBoxesBehindTheirParagraph) {
    EXPECT_EQ(
        odt_outline(text_p("They agreed<text:note><text:note-citation>1</text:note-citation><text:note-body>" +
                           text_p("See the treaty.") + "</text:note-body></text:note>.<draw:frame><draw:text-box>" +
                           text_p("In the box.") + "</draw:text-box></draw:frame>") +
                    text_p("They left.")),
        "They agreed.\nSee the treaty.\nIn the box.\nThey left.\n");
}

TEST(OdtInput, ReadsTablesRowByRow) {
    const auto cell = [](const std::string& text) {
        return "<table:table-cell>" + text_p(text) + "</table:table-cell>";
    };
    EXPECT_EQ(odt_outline("<table:table><table:table-row>" + cell("Year") + cell("Price") +
                          "</table:table-row><table:table-row>" + cell("2024") + cell("12") +
                          "</table:table-row></table:table>"),
              "Year | Price\n2024 | 12\n");
}

TEST(OdtInput, TakesTitleAuthorAndDate) {
    const Collected read_back = read_odt(text_p("Text."));
    EXPECT_EQ(read_back.source().title, "The treaty");
    EXPECT_EQ(read_back.source().author, "A. Clerk");
    EXPECT_EQ(read_back.source().format, "odt");
    EXPECT_EQ(to_string(*read_back.documents[0].file_date()), "2024-05-06");
}

TEST(OdtInput, ReadsFlatFiles) {
    const Collected read_back =
        read("a.fodt", "<?xml version=\"1.0\"?><office:document office:mimetype=\"" + kMimetype + "\"" + kNames + ">" +
                           kMetadata + "<office:body><office:text>" + text_p("Text.") +
                           "</office:text></office:body></office:document>");
    EXPECT_EQ(read_back.text(), "Text.");
    EXPECT_EQ(read_back.source().title, "The treaty");
}

TEST(OdtInput, SaysThatItIsEncrypted) {
    const Collected read_back = read(
        "a.odt",
        make_archive({{"mimetype", kMimetype},
                      {"content.xml", "\x01\x02\x03"},
                      {"META-INF/manifest.xml", "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"}},
                     "zip", "", "zip:compression=store"));
    EXPECT_THAT(read_back.refused, ElementsAre("a.odt: encrypted, cannot be read"));
}

} // namespace
