#include "export/xml/xml_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::HasSubstr;

std::string verdict(std::string_view text) {
    const auto checked = check_xml(text, "a.xml", 2);
    return checked ? "fine" : checked.error().describe();
}

std::string times(std::size_t count, std::string_view text) {
    std::string result;
    for (; count > 0; --count) result += text;
    return result;
}

TEST(XmlCheck, AcceptsWellFormedXml) {
    EXPECT_EQ(verdict("<a/>"), "fine");
    EXPECT_EQ(
        verdict("<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM \"a.dtd\">\n<a b = '>' c=\"/>\"\n>x &amp; &#x1F600;<!-- <b> "
                "--><![CDATA[<b>&x;]]]]><?p <b>?><c:d e='1'></c:d ></a>\n"),
        "fine");
    EXPECT_EQ(verdict("<d\xC3\xA9j\xC3\xA0/>"), "fine");
    EXPECT_EQ(verdict(times(kMaxXmlDepth, "<a>") + times(kMaxXmlDepth, "</a>")), "fine");
}

TEST(XmlCheck, BoundsTheDepth) {
    EXPECT_THAT(verdict(times(100'000, "<a>")), HasSubstr("nested deeper than 100"));
    EXPECT_THAT(verdict("\n\n" + times(kMaxXmlDepth + 1, "<a>")), HasSubstr("a.xml:3: elements nested deeper"));
}

/// Each hides elements from who counts tags carelessly, and RapidXML would still go down into them.
TEST(XmlCheck, LetsNothingHideElements) {
    EXPECT_NE(verdict("<g><a'>" + times(100'000, "<b>") + "'>"), "fine") << "a quote that is no attribute's";
    EXPECT_NE(verdict("<g>" + times(2000, times(90, "<b>") + "<!-->" + times(90, "</b>") + "-->")), "fine");
    EXPECT_NE(verdict("<g>" + times(2000, times(90, "<b>") + "<?>" + times(90, "</b>") + "?>")), "fine");
    EXPECT_NE(verdict("<g>" + times(2000, times(90, "<b>") + times(90, "</c>"))), "fine");
    EXPECT_NE(verdict("<!DOCTYPE g " + times(2000, times(90, "<b>") + "]>" + times(90, "</b>"))), "fine");
}

TEST(XmlCheck, NamesLineAndFault) {
    EXPECT_EQ(verdict(""), "a.xml:1: no element; expected XML");
    EXPECT_EQ(verdict("<a>\n<b></a></b>"), "a.xml:2: </a> where <b> is open");
    EXPECT_EQ(verdict("<a>\n"), "a.xml:2: <a> that is not closed; the file is cut short");
    EXPECT_EQ(verdict("<a/>\n</a>"), "a.xml:2: </a> closes nothing");
    EXPECT_EQ(verdict("<a/>\n<b/>"), "a.xml:2: a second element beside the first; expected one");
    EXPECT_EQ(verdict("<a/>\nb"), "a.xml:2: text outside of the elements; expected XML");
    EXPECT_EQ(verdict("<a\nb='"), "a.xml:1: a tag that is not closed; the file is cut short");
    EXPECT_EQ(verdict("<a b/>"), "a.xml:1: a broken <a>; expected an attribute or '>'");
    EXPECT_EQ(verdict("<a b='1'c='2'/>"), "a.xml:1: a broken <a>; expected an attribute or '>'");
    EXPECT_EQ(verdict("<a b='<'/>"), "a.xml:1: '<' in the value of an attribute; expected &lt;");
    EXPECT_EQ(verdict("<a>1 < 2</a>"), "a.xml:1: '<' that begins no element; expected a name");
    EXPECT_EQ(verdict("<a><!-- </a>"), "a.xml:1: a comment that is not closed; the file is cut short");
    EXPECT_THAT(verdict("<a>&eacute;</a>"), HasSubstr("'&eacute' is not a character; expected &amp;"));
    EXPECT_THAT(verdict("<a b='&#0;'/>"), HasSubstr("'&#0' is not a character"));
    EXPECT_THAT(verdict("<a>&#xD800;</a>"), HasSubstr("'&#xD800' is not a character"));
    EXPECT_THAT(verdict("<a>R&D</a>"), HasSubstr("'&D' is not a character"));
    EXPECT_THAT(verdict("<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>"), HasSubstr("a document type with declarations"));
    EXPECT_EQ(verdict("<!ELEMENT a>"), "a.xml:1: '<!' that begins nothing; expected a comment or an element");
}

TEST(XmlCheck, AcceptsNothingButUtf8Text) {
    EXPECT_EQ(verdict("<a>\n\xFF</a>"), "a.xml:2: byte 4 is not UTF-8");
    EXPECT_EQ(verdict(std::string_view("<a>\0</a>", 8)), "a.xml:1: a NUL byte; expected XML text");
    EXPECT_EQ(verdict("<a>\x07</a>"), "a.xml:1: character U+0007, which XML cannot hold");
    EXPECT_EQ(verdict("<a>\xEF\xBF\xBE</a>"), "a.xml:1: character U+FFFE, which XML cannot hold");
}

} // namespace
} // namespace claimgraph
