#include "tests/extract/input/collected.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace claimgraph;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace {

std::string outline(const std::string& body) {
    const Collected read_back = read("a.rtf", "{\\rtf1\\ansi\\ansicpg1252\\deff0" + body + "}");
    EXPECT_THAT(read_back.refused, IsEmpty());
    return read_back.documents.empty() ? "nothing" : read_back.outline();
}

TEST(RtfInput, ReadsParagraphsAndSigns) {
    EXPECT_EQ(outline("The min\r\nister spoke.\\par A {\\i new\\i0} one\\emdash yes\\~no\\_t \\{x\\}\\line last"),
              "The minister spoke.\nA new one\xe2\x80\x94yes no-t {x}\nlast\n");
    EXPECT_EQ(outline("One.\\par\\pard\\plain\\fs24 Two.\\\nThree."), "One.\nTwo.\nThree.\n");
}

TEST(RtfInput, DecodesCodePagesAndUnicode) {
    EXPECT_EQ(outline("M\\'fcnchen \\'93x\\'94"), "M\xc3\xbcnchen \xe2\x80\x9cx\xe2\x80\x9d\n");
    EXPECT_EQ(
        outline(
            "{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Arial Cyr;}{\\f2\\fcharset128 Mincho;}{\\f3\\fcharset2 Symbol;}}"
            "{\\f1\\'cc\\'e8\\'f0} {\\f2\\'83A\\'83\\'42} {\\f3\\'b7}x"),
        "\xd0\x9c\xd0\xb8\xd1\x80 \xe3\x82\xa2\xe3\x82\xa3 x\n");
    EXPECT_EQ(outline("\\u8364?5 \\u8364\\'80\\uc0\\u8364 x \\uc2\\u233 e'{\\uc1\\u-10179?\\u-8694?}"),
              "\xe2\x82\xac"
              "5 \xe2\x82\xac\xe2\x82\xacx \xc3\xa9\xf0\x9f\x98\x8a\n");
}

TEST(RtfInput, LeavesOutWhatNobodySees) {
    EXPECT_EQ(outline("{\\colortbl;\\red0;}{\\*\\generator Writer;}{\\header Page 1}{\\footer End}{\\pict\\bin3 {}}x}"
                      "Text{\\v hidden}{\\deleted gone}.{\\*\\unknown{\\b not} this}{\\object{\\*\\objdata "
                      "00ff}{\\result shown}}"),
              "Text.shown\n");
    EXPECT_EQ(outline("{\\listtext\\'b7\\tab}An item.\\par{\\upr{ascii}{\\*\\ud{\\u228?rger}}}"),
              "An item.\n\xc3\xa4rger\n");
}

TEST(RtfInput, KeepsResultsOfFieldsButNoContents) {
    EXPECT_EQ(outline("See {\\field{\\*\\fldinst HYPERLINK \"https://a.example\"}{\\fldrslt the treaty}}.\\par"
                      "{\\field{\\*\\fldinst {TOC \\\\o}}{\\fldrslt The harbour 3\\par The treaty 4}}\\par Text."),
              "See the treaty.\nText.\n");
}

TEST(RtfInput, FindsHeadings) {
    EXPECT_EQ(
        outline("{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}{\\s2 Title;}{\\s3 toc 1;}}"
                "\\pard\\s2 The title\\par\\pard\\s1 The harbour\\par\\pard\\s3 The harbour 3\\par\\pard Text.\\par"
                "\\pard\\outlinelevel1 The treaty\\par\\pard\\b Stands out\\b0\\par"),
        "# The title\n# The harbour\nText.\n# The treaty\n# Stands out\n");
}

TEST(RtfInput, ReadsTablesNotesAndBoxes) {
    EXPECT_EQ(outline("\\trowd\\cellx1\\cellx2\\pard\\intbl Year\\cell Price\\cell\\row\\trowd\\pard\\intbl 2024\\cell "
                      "12\\cell\\row\\pard After it.\\par"),
              "Year | Price\n2024 | 12\nAfter it.\n");
    EXPECT_EQ(outline("They agreed{\\footnote\\chftn See the treaty.\\par And more.} "
                      "here.\\par{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}"
                      "{\\shptxt In the box.\\par}}{\\shprslt again}}They left."),
              "They agreed here.\nSee the treaty.\nAnd more.\nThey left.\nIn the box.\n");
}

TEST(RtfInput, TakesTitleAuthorAndDate) {
    const Collected read_back = read(
        "a.rtf", "{\\rtf1{\\info{\\title The  M\\'fcnchen treaty}{\\author A. Clerk}{\\operator B}{\\*\\company Quay}"
                 "{\\creatim\\yr2024\\mo5\\dy6\\hr7}{\\revtim\\yr2025\\mo1\\dy1}}Text.}");
    EXPECT_EQ(read_back.source().title, "The M\xc3\xbcnchen treaty");
    EXPECT_EQ(read_back.source().author, "A. Clerk");
    EXPECT_EQ(read_back.source().publisher, "Quay");
    EXPECT_EQ(to_string(*read_back.documents[0].file_date()), "2024-05-06");
    EXPECT_EQ(read_back.text(), "Text.");
}

TEST(RtfInput, TellsWhatIsBroken) {
    const Collected cut = read("a.rtf", "{\\rtf1 Before it.\\par {\\b After");
    EXPECT_EQ(cut.text(), "Before it.\n\nAfter");
    EXPECT_THAT(cut.told, ElementsAre(HasSubstr("ends within a group")));
    const Collected deep = read("a.rtf", "{\\rtf1 Text." + std::string(100000, '{'));
    EXPECT_EQ(deep.text(), "Text.");
    EXPECT_THAT(deep.refused, ElementsAre(HasSubstr("a.rtf: groups nested more than 1000 deep")));
    EXPECT_EQ(read("a.rtf", "{\\rtf1 a\\field\\field\\footnote\\footnote b}}\\field}}").text(), "a\n\nb");
    EXPECT_EQ(read("a.rtf", "{\\rtf1 a}}}}}\\'4\\u\\bin99999999 x").text(), "a4");
}

} // namespace
