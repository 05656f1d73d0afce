#include "tests/extract/input/archive_maker.hpp"
#include "tests/extract/input/collected.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace claimgraph;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

namespace {

std::string part(const std::string& root, const std::string& content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + root +
           " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
           " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
           " xmlns:v=\"urn:schemas-microsoft-com:vml\">" +
           content + "</" + root + ">";
}
std::string run(const std::string& text, const std::string& properties = {}) {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string paragraph(const std::string& runs, const std::string& properties = {}) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
}
std::string styled(const std::string& style, const std::string& text) {
    return paragraph(run(text), "<w:pStyle w:val=\"" + style + "\"/>");
}
std::string field(const std::string& type) { return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>"; }
std::string instruction(const std::string& text) { return "<w:r><w:instrText> " + text + " </w:instrText></w:r>"; }
std::string cell(const std::string& paragraphs) { return "<w:tc><w:tcPr/>" + paragraphs + "</w:tc>"; }

Collected read_docx(const std::string& body, std::vector<Member> more = {}) {
    more.push_back({"word/document.xml", part("w:document", "<w:body>" + body + "</w:body>")});
    return read("a.docx", make_archive(more));
}
std::string outline(const std::string& body, const std::vector<Member>& more = {}) {
    const Collected read_back = read_docx(body, more);
    EXPECT_THAT(read_back.refused, IsEmpty());
    return read_back.documents.empty() ? "nothing" : read_back.outline();
}

TEST(DocxInput, ReadsParagraphsAndHeadings) {
    const std::string styles = part(
        "w:styles", "<w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>"
                    "<w:style w:styleId=\"own\"><w:name w:val=\"Own\"/><w:basedOn w:val=\"berschrift1\"/></w:style>"
                    "<w:style w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style>");
    EXPECT_EQ(
        outline(styled("berschrift1", "The harbour") + paragraph(run("The min") + run("ister spoke.")) +
                    styled("own", "The treaty") + styled("TOC1", "The treaty 3") + styled("Heading2", "The end") +
                    paragraph(run("Level"), "<w:outlineLvl w:val=\"0\"/>") +
                    paragraph(run("What stands out", "<w:b/>")) + paragraph(run("A bold sentence.", "<w:b/>")),
                {{"word/styles.xml", styles}}),
        "# The harbour\nThe minister spoke.\n# The treaty\n# The end\n# Level\n# What stands out\nA bold sentence.\n");
}

TEST(DocxInput, KeepsInsertedAndLeavesDeletedTextOut) {
    EXPECT_EQ(outline(paragraph(run("The price ") + "<w:del><w:r><w:delText>fell</w:delText></w:r></w:del><w:ins>" +
                                run("rose") + "</w:ins>" + run(" by a third.") + "<w:moveFrom>" + run("Moved.") +
                                "</w:moveFrom>")),
              "The price rose by a third.\n");
    EXPECT_EQ(outline(paragraph(run("The first half "), "<w:rPr><w:del/></w:rPr>") + paragraph(run("and the second.")) +
                      paragraph(run("The third."))),
              "The first half and the second.\nThe third.\n");
}

TEST(DocxInput, KeepsResultsOfFieldsNotTheirInstructions) {
    EXPECT_EQ(outline(paragraph(run("Signed by ") + field("begin") + instruction("FORMTEXT") + field("separate") +
                                run("the mayor") + field("end") + run("."))),
              "Signed by the mayor.\n");
    EXPECT_EQ(outline(paragraph(
                  "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/>"
                  "<w:listEntry w:val=\"No\"/><w:listEntry w:val=\"Yes\"/></w:ddList></w:ffData></w:fldChar></w:r>" +
                  instruction("FORMDROPDOWN") + field("end") + run(", they agreed."))),
              "Yes, they agreed.\n");
    EXPECT_EQ(outline(paragraph(run("The") + field("begin") + instruction("PAGE")) + paragraph(run("Goes on."))),
              "The\nGoes on.\n");
}

TEST(DocxInput, LeavesTablesOfContentsOut) {
    const std::string toc =
        paragraph(field("begin") + instruction("TOC \\o") + field("separate") + run("The harbour 3")) +
        paragraph(run("The treaty 4"));
    EXPECT_EQ(outline(toc + paragraph(field("end")) + paragraph(run("Text."))), "Text.\n");
    EXPECT_EQ(outline(toc + styled("Heading1", "The harbour") + paragraph(run("Text."))), "# The harbour\nText.\n");
    EXPECT_EQ(
        outline("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr>"
                "<w:sdtContent>" +
                paragraph(run("The harbour 3")) + "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>" +
                paragraph(run("Text.")) + "</w:sdtContent></w:sdt>"),
        "Text.\n");
}

TEST(DocxInput, ReadsTextBoxesOnceBehindTheirParagraph) {
    const std::string box = "<w:txbxContent>" + paragraph(run("In the box.")) + "</w:txbxContent>";
    EXPECT_EQ(outline(paragraph(run("Around ") + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">" + box +
                                "</mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                                "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("the box."))),
              "Around the box.\nIn the box.\n");
}

TEST(DocxInput, ReadsTablesRowByRow) {
    EXPECT_EQ(outline("<w:tbl><w:tr>" + cell(paragraph(run("Year"))) + cell(paragraph(run("Price"))) + "</w:tr><w:tr>" +
                      cell(paragraph(run("2024"))) + cell(paragraph("")) + cell(paragraph(run("12"))) +
                      "</w:tr></w:tbl>" + paragraph(run("After it."))),
              "Year | Price\n2024 | 12\nAfter it.\n");
    EXPECT_EQ(outline("<w:tbl><w:tr>" + cell(paragraph(run("One sentence.")) + paragraph(run("Another one."))) +
                      cell(paragraph(run("A note."))) + "</w:tr></w:tbl>"),
              "One sentence.\nAnother one.\nA note.\n");
}

TEST(DocxInput, PutsNotesBehindTheirParagraph) {
    const std::string notes = part("w:footnotes", "<w:footnote w:id=\"-1\" w:type=\"separator\">" + paragraph("") +
                                                      "</w:footnote><w:footnote w:id=\"2\">" +
                                                      paragraph(run("See the treaty.")) + "</w:footnote>");
    const std::string reference = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    EXPECT_EQ(outline(paragraph(run("They agreed.") + reference) + paragraph(run("They left.") + reference),
                      {{"word/footnotes.xml", notes}}),
              "They agreed.\nSee the treaty.\nThey left.\n");
}

TEST(DocxInput, LeavesOutWhatNobodySees) {
    EXPECT_EQ(outline(paragraph(run("Shown. ") + run("Hidden.", "<w:vanish/>") +
                                run("Shown too.", "<w:vanish w:val=\"0\"/>"))),
              "Shown. Shown too.\n");
    EXPECT_EQ(outline("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + paragraph(run("Click here.")) +
                      "</w:sdtContent></w:sdt>" + paragraph(run("Text."))),
              "Text.\n");
    EXPECT_EQ(outline(paragraph(
                  "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:br/><w:t>d</w:t></w:r>",
                  "<w:tabs><w:tab/></w:tabs>")),
              "a b-c\nd\n");
}

TEST(DocxInput, TakesTitleAuthorAndDateOfItsProperties) {
    const std::string core =
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"><dc:title>The "
        "&amp; treaty</dc:title>"
        "<dc:creator>A. Clerk</dc:creator><dcterms:created>2024-05-06T07:08:09Z</dcterms:created></cp:coreProperties>";
    const Collected read_back =
        read_docx(styled("Title", "Another title") + paragraph(run("Text.")), {{"docProps/core.xml", core}});
    EXPECT_EQ(read_back.source().title, "The & treaty");
    EXPECT_EQ(read_back.source().author, "A. Clerk");
    EXPECT_EQ(read_back.source().format, "docx");
    EXPECT_EQ(to_string(*read_back.documents[0].file_date()), "2024-05-06");
    EXPECT_EQ(read_docx(styled("Heading1", "First") + styled("Title", "The treaty")).source().title, "The treaty");
    EXPECT_EQ(read_docx(styled("Heading1", "First") + paragraph(run("Text."))).source().title, "First");
}

TEST(DocxInput, HasTheIdentityAsItsMap) {
    const Collected read_back = read_docx(paragraph(run("One.")) + paragraph(run("Two.")));
    EXPECT_TRUE(read_back.documents[0].origin().is_identity());
    EXPECT_EQ(read_back.documents[0].record().end, 0u);
    EXPECT_EQ(read_back.text(), "One.\n\nTwo.");
}

TEST(DocxInput, FindsTheDocumentWhereverItLies) {
    const std::string relationships =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
        "Target=\"/word/document2.xml\"/></Relationships>";
    const Collected moved =
        read("a.docx", make_archive({{"_rels/.rels", relationships},
                                     {"word/document2.xml", part("w:document", paragraph(run("Text.")))}}));
    EXPECT_EQ(moved.text(), "Text.");
    // a long part before all that tells what it is
    std::string noise;
    for (unsigned i = 0, x = 1; i < 40000; ++i) noise += static_cast<char>((x = x * 1103515245 + 12345) >> 16);
    const Collected late =
        read("a.zip", make_archive({{"[Content_Types].xml", "<Types/>"},
                                    {"docProps/thumbnail.jpeg", noise},
                                    {"word/document.xml", part("w:document", paragraph(run("Text.")))}}));
    EXPECT_EQ(late.text(), "Text.");
}

TEST(DocxInput, RefusesEntitiesAndTellsDamage) {
    const std::string laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>";
    const Collected bomb = read("a.docx", make_archive({{"word/document.xml", laughs}}));
    EXPECT_THAT(bomb.documents, IsEmpty());
    EXPECT_THAT(bomb.refused, ElementsAre(HasSubstr("declares entities")));

    std::string many = "<x ";
    for (int i = 0; i < 100000; ++i) many += "a" + std::to_string(i) + " = '>' ";
    EXPECT_THAT(read("a.docx", make_archive({{"word/document.xml", many + "/>"}})).refused,
                ElementsAre(HasSubstr("more attributes")));
    const std::string other = "<?xml version=\"1.0\" encoding=\"UTF-7\"?><x/>";
    EXPECT_THAT(read("a.docx", make_archive({{"word/document.xml", other}})).refused,
                ElementsAre(HasSubstr("an encoding")));

    std::string cut = part("w:document", paragraph(run("Before it.")) + paragraph(run("After it.")));
    cut.resize(cut.find("After"));
    const Collected damaged = read("a.docx", make_archive({{"word/document.xml", cut}}));
    EXPECT_EQ(damaged.text(), "Before it.");
    EXPECT_THAT(damaged.refused, ElementsAre(HasSubstr("invalid XML")));
    const Collected none = read("a.docx", make_archive({{"[Content_Types].xml", "<Types/>"}}));
    EXPECT_THAT(none.refused, ElementsAre(HasSubstr("'word/document.xml' is missing")));
}

} // namespace
