#include "extract/input/html/html_page.hpp"
#include "extract/text/html_entity.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

using namespace claimgraph;

namespace {

/// The tree in brackets: "p(a b(c))".
std::string tree_of(const HtmlPage& page, std::uint32_t node = 0) {
    static const auto name = [](HtmlTag tag) -> std::string {
        switch (tag) {
        case HtmlTag::kA:
            return "a";
        case HtmlTag::kB:
            return "b";
        case HtmlTag::kBr:
            return "br";
        case HtmlTag::kDiv:
            return "div";
        case HtmlTag::kLi:
            return "li";
        case HtmlTag::kP:
            return "p";
        case HtmlTag::kRoot:
            return "";
        case HtmlTag::kTable:
            return "table";
        case HtmlTag::kTd:
            return "td";
        case HtmlTag::kTr:
            return "tr";
        case HtmlTag::kUl:
            return "ul";
        default:
            return "?";
        }
    };
    if (page[node].tag == HtmlTag::kText) return std::string(page.text(page[node]));
    std::string children;
    bool was_text = false;
    for (std::uint32_t i = node + 1; i < page[node].end; i = page[i].end) {
        const bool is_text = page[i].tag == HtmlTag::kText;
        if (!children.empty() && !(is_text && was_text)) children += ' ';
        was_text = is_text;
        children += tree_of(page, i);
    }
    return children.empty() || node == 0 ? name(page[node].tag) + children
                                         : fmt::format("{}({})", name(page[node].tag), children);
}

std::string tree_of(std::string_view html) { return tree_of(HtmlPage(html)); }

} // namespace

TEST(HtmlPage, ClosesWhatMayStayOpen) {
    EXPECT_EQ(tree_of("<p>a<p>b<div>c</div>"), "p(a) p(b) div(c)");
    EXPECT_EQ(tree_of("<ul><li>a<ul><li>b</ul><li>c</ul>d"), "ul(li(a ul(li(b))) li(c)) d");
    EXPECT_EQ(tree_of("<table><tr><td>a<td>b<tr><td>c</table>d"), "table(tr(td(a) td(b)) tr(td(c))) d");
}

TEST(HtmlPage, KeepsEndTagsWithinTheirCellAndBlock) {
    EXPECT_EQ(tree_of("<div><table><tr><td>a</div>b</table>c</div>d"), "div(table(tr(td(ab))) c) d");
    EXPECT_EQ(tree_of("<b><div>a</b>b</div>"), "b(div(ab))");
    EXPECT_EQ(tree_of("a</p></li></nothing>b"), "ab");
}

TEST(HtmlPage, EndsLinksWhereTheyEnd) {
    const HtmlPage page("<a href=x><div>in</a>out</div><a name=y>anchor</a>");
    std::string linked;
    for (const HtmlNode& node : page.nodes())
        if (node.in_link) linked += page.text(node);
    EXPECT_EQ(linked, "in");
}

TEST(HtmlPage, ReadsNoTagsWhereThereAreNone) {
    EXPECT_EQ(tree_of("1 < 2 <3 <"), "1 < 2 <3 <");
    EXPECT_EQ(tree_of("a<!-- <p> -- > <b>--><!-->b<!DOCTYPE html><?php 1 ?>c"), "abc");
    EXPECT_EQ(tree_of("<script>if (a </p> b) '</scr'</script >b"), "? b");
    EXPECT_EQ(tree_of("a<script>never closed <p>"), "a ?");
    EXPECT_EQ(tree_of("a<p title=\"never closed <p>b"), "a p");
}

TEST(HtmlPage, ReadsAttributesOfAnyForm) {
    const HtmlPage page("<p ID = a&amp;b CLASS='c \"d' hidden content=e/f>g");
    EXPECT_EQ(page.attribute(1, HtmlAttribute::kId), "a&b");
    EXPECT_EQ(page.raw(1, HtmlAttribute::kClass), "c \"d");
    EXPECT_TRUE(page.has(1, HtmlAttribute::kHidden));
    EXPECT_EQ(page.raw(1, HtmlAttribute::kContent), "e/f");
    EXPECT_FALSE(page.has(1, HtmlAttribute::kHref));
}

TEST(HtmlPage, NestsNoDeeperThanBrowsers) {
    std::string html;
    for (int i = 0; i < 100000; ++i) html += "<div>";
    html += "end";
    const HtmlPage page(html);
    std::size_t depth = 0;
    for (std::uint32_t i = static_cast<std::uint32_t>(page.size()) - 1; i != 0; i = page[i].parent) ++depth;
    EXPECT_LE(depth, kDeepestElement + 1);
    EXPECT_EQ(page.text(page[page.size() - 1]), "end");
}

TEST(HtmlPage, EmptyElementsOfXml) {
    EXPECT_EQ(tree_of("<?xml version=\"1.0\"?><div/>a<p/>b"), "div a p b");
    EXPECT_EQ(tree_of("<div/>a"), "div(a)");
}

TEST(HtmlEntity, ReadsNamesAndNumbers) {
    EXPECT_EQ(decoded_html("&amp;&lt;&#65;&#x42;&#X43;&nbsp;"), "&<ABC\u00A0");
    EXPECT_EQ(decoded_html("&#146;&#0;&#xD800;&#x110000;&#99999999999;"), "\u2019\uFFFD\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(decoded_html("&rsquo;&Scaron;&euro;"), "\u2019\u0160\u20AC");
    EXPECT_EQ(decoded_html("a & b &; &# &#x; &unknown; &"), "a & b &; &# &#x; &unknown; &");
}

TEST(HtmlEntity, NeedsNoSemicolonWhereItNeverDid) {
    EXPECT_EQ(html_entity_at("&copy 2").size, 5u);
    EXPECT_EQ(html_entity_at("&notit;").character, U'\u00AC');
    EXPECT_EQ(html_entity_at("&rsquo x").size, 0u);
    EXPECT_EQ(html_entity_at("&copy=2", true).size, 0u);
}
