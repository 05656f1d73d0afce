#include "extract/input/html/html_text.hpp"

#include <gtest/gtest.h>

using namespace claimgraph;

namespace {

std::string without_blanks(std::string_view text) {
    std::string result;
    for (const char c : text)
        if (static_cast<unsigned char>(c) > ' ') result += c;
    return result;
}

} // namespace

TEST(HtmlText, MakesBlocksOfElementsAndDoubleBreaks) {
    const CleanText text = html_text("<h2>One</h2>two <b>th</b>ree<br>four<br>\n<br>five<ul><li>six<li>seven</ul>");
    EXPECT_EQ(text.text, "One\n\ntwo three\nfour\n\nfive\n\nsix\n\nseven");
    ASSERT_EQ(text.blocks.size(), 5u);
    EXPECT_EQ(text.blocks[0].kind, BlockKind::kHeading);
    EXPECT_EQ(text.blocks[1].kind, BlockKind::kParagraph);
}

TEST(HtmlText, ReadsTablesRowByRowAndLayoutCellByCell) {
    EXPECT_EQ(html_text("<table><tr><th>Name<th>Age<tr><td>Ann<td>7</table>").text, "Name Age\nAnn 7");
    EXPECT_EQ(html_text("<table><tr><td><p>One.</p><td><p>Two.</p></table>").text, "One.\n\nTwo.");
}

TEST(HtmlText, LeavesOutWhatIsNotSeen) {
    EXPECT_EQ(html_text("a<script>b</script><style>c</style><p hidden>d</p><p style='color:red; display : none'>e</p>"
                        "<select><option>f</select><noscript>g</noscript><textarea>h</textarea>i")
                  .text,
              "ai");
    EXPECT_EQ(html_text("a<p hidden=false>b</p>").text, "a\n\nb");
}

TEST(HtmlText, KeepsTheLinesOfPre) { EXPECT_EQ(html_text("<pre>one\ntwo</pre>").text, "one\ntwo"); }

TEST(HtmlText, LeavesOutQuotesOnlyIfAsked) {
    const std::string_view mail =
        "<p>Yes.</p><div class=\"gmail_quote\">He wrote:<blockquote type=cite>No?</blockquote></div>";
    EXPECT_EQ(html_text(mail).text, "Yes.\n\nHe wrote:\n\nNo?");
    EXPECT_EQ(html_text(mail, nullptr, {.quotes = false}).text, "Yes.");
}

TEST(HtmlText, LeadsBackToTheBytesOfThePage) {
    const std::string html =
        "<p>A &amp; B <i>say</i> caf&eacute;&#8217;s <span hidden>not</span>open.</p>\r\n<p>Soft&shy;ware\tis</p>";
    const CleanText text = html_text(html);
    EXPECT_EQ(text.text, "A & B say caf\u00E9\u2019s open.\n\nSoftware is");
    const auto source_of = [&](std::string_view part) {
        const auto at = static_cast<std::uint32_t>(text.text.find(part));
        return std::string(slice(html, text.origin.to_source({at, at + static_cast<std::uint32_t>(part.size())})));
    };
    EXPECT_EQ(source_of("A & B"), "A &amp; B");
    EXPECT_EQ(source_of("say caf\u00E9"), "say</i> caf&eacute;");
    EXPECT_EQ(source_of("Software is"), "Soft&shy;ware\tis");
    for (const Block& block : text.blocks) {
        const std::string_view bytes = slice(html, text.origin.to_source(block.span));
        EXPECT_EQ(without_blanks(html_text(bytes).text), without_blanks(slice(text.text, block.span)));
    }
}

TEST(HtmlText, LeadsOverTheMapBelow) {
    SourceMap lower; // the page was made of UTF-16: two bytes for each of its own
    const std::string html = "<b>abc</b>";
    for (std::uint32_t i = 0; i < html.size(); ++i) lower.add(1, {2 * i, 2 * i + 2});
    const CleanText text = html_text(html, &lower);
    EXPECT_EQ(text.origin.to_source({1, 3}), (ByteSpan{8, 12}));
}

TEST(HtmlText, KnowsPagesAndTags) {
    EXPECT_TRUE(looks_like_html("\xEF\xBB\xBF\n<!-- saved -->\n<!DOCTYPE HTML PUBLIC"));
    EXPECT_TRUE(looks_like_html("<?xml version=\"1.0\"?>\n<html xmlns=\"x\">"));
    EXPECT_TRUE(looks_like_html(std::string_view("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14)));
    EXPECT_FALSE(looks_like_html("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">"));
    EXPECT_FALSE(looks_like_html("An <html> tag is the first of a page."));
    EXPECT_TRUE(has_html_tags("one<br/>two"));
    EXPECT_TRUE(has_html_tags("</p>"));
    EXPECT_FALSE(has_html_tags("a < b and b <c> d <http://example.org>"));
}

TEST(HtmlText, TellsTitleAndEncoding) {
    EXPECT_EQ(html_title("<title>\n A &amp; B\n</title><h1>C</h1>"), "A & B");
    EXPECT_EQ(html_title("<title></title><h1>C <i>d</i></h1>"), "C d");
    EXPECT_EQ(html_title("no"), "");
    EXPECT_EQ(declared_html_encoding("<meta charset=\"windows-1251\">"), "windows-1251");
    EXPECT_EQ(declared_html_encoding("<META http-equiv=Content-Type content='text/html; charset=iso-8859-1'>"),
              "iso-8859-1");
    EXPECT_EQ(declared_html_encoding("<?xml version='1.0' encoding='koi8-r'?><html>"), "koi8-r");
    EXPECT_EQ(declared_html_encoding("<p>charset=x"), "");
}
