#include "extract/input/html/html_facts.hpp"
#include "extract/input/html/html_main.hpp"

#include <gtest/gtest.h>

using namespace claimgraph;

namespace {

std::string main_text(std::string_view html, const PageHints& hints = {}) {
    const HtmlPage page(html);
    HtmlMask left_out = unseen_nodes(page);
    TextBuilder builder(html);
    for (const HtmlBlock& block : main_blocks(page, left_out, hints)) add_html_block(page, left_out, block, builder);
    return builder.finish().text;
}

const std::string kFirst =
    "The council of the town agreed on Monday to mend the old bridge over the river before the winter comes.";
const std::string kSecond =
    "Its engineers had warned for two years that the piers were losing ground, and that lorries should stay away.";
const std::string kBody = "<p>" + kFirst + "</p><p>" + kSecond + "</p>";
const std::string kText = kFirst + "\n\n" + kSecond;

} // namespace

TEST(MainBlocks, LeaveOutWhatIsAroundTheText) {
    EXPECT_EQ(main_text("<nav><ul><li><a href=/>Home</a></ul></nav><div class=content><h1>Bridge</h1><div "
                        "class=byline>By A. Smith</div>" +
                        kBody +
                        "<div class='share-buttons'>Share this with all your friends and colleagues now.</div></div>"
                        "<div id=comments><p>I never liked that bridge, and I never will, whatever they say.</p></div>"
                        "<footer>All rights reserved by the paper and by its owners.</footer>"),
              kText);
}

TEST(MainBlocks, KeepHeadingsListsAndTables) {
    EXPECT_EQ(main_text("<article>" + kBody +
                        "<h2>What it costs</h2><ul><li>Two million for the piers<li>One for the road</ul>"
                        "<table><tr><td>Piers<td>2<tr><td>Road<td>1</table><p>The rest is paid by the state, which "
                        "owns the road.</p></article>"),
              kText + "\n\nWhat it costs\n\nTwo million for the piers\n\nOne for the road\n\nPiers 2\nRoad 1\n\n"
                      "The rest is paid by the state, which owns the road.");
}

TEST(MainBlocks, LeaveOutLinksToOtherPagesAndWhatLeadsToThem) {
    EXPECT_EQ(
        main_text("<article>" + kBody +
                  "<p>Read also:</p><ul><li><a href=/a>Ferry stops</a><li><a href=/b>Road opens</a></ul><p>The work "
                  "begins in May, with <a href=/c>the new mayor</a> looking on.</p></article>"),
        kText + "\n\nThe work begins in May, with the new mayor looking on.");
}

TEST(MainBlocks, LeaveOutTheTitleAndTheDateBelow) {
    EXPECT_EQ(main_text("<div><div>Bridge to be mended</div><div>Monday, 3 May 2021 - 12:30</div>" + kBody + "</div>",
                        {.title = "Bridge to be mended", .host = {}}),
              kText);
}

TEST(MainBlocks, LeaveOutCaptionsAndTeasers) {
    EXPECT_EQ(main_text("<article>" + kBody +
                        "<div><img src=a.jpg><br>The bridge in spring</div><figure><img src=b.jpg><figcaption>The river"
                        "</figcaption></figure><div><h3><a href=/x>Mayor resigns</a></h3><p>She said that she was "
                        "tired.</p></div></article>"),
              kText);
}

TEST(MainBlocks, KeepLinksToOtherSites) {
    const auto page = [](const std::string& link) {
        return "<article>" + kBody + "<p><a href=" + link +
               ">The full report of the engineers</a></p><p>It is long, and it is free to all.</p></article>";
    };
    const std::string kept = kText + "\n\nThe full report of the engineers\n\nIt is long, and it is free to all.";
    const std::string left_out = kText + "\n\nIt is long, and it is free to all.";
    const PageHints hints{.title = {}, .host = "www.example.co.uk"};
    EXPECT_EQ(main_text(page("https://other.co.uk/report"), hints), kept);
    EXPECT_EQ(main_text(page("https://news.example.co.uk/report"), hints), left_out);
    EXPECT_EQ(main_text(page("/report"), hints), left_out);
}

TEST(MainBlocks, TrustMicrodata) {
    const std::string comment = "<p>" + kSecond + kSecond + "</p>";
    EXPECT_EQ(main_text("<div><div itemprop=articleBody>" + kBody + "</div><div>" + comment + comment + comment +
                        "</div></div>"),
              kText);
}

TEST(MainBlocks, GoOverPartsOfOneText) {
    EXPECT_EQ(main_text("<main><div class=part><p>" + kFirst + "</p></div><div class=part><p>" + kSecond +
                        "</p></div></main>"),
              kText);
}

TEST(MainBlocks, AreNotLedAstrayByClassesOfThePage) {
    EXPECT_EQ(main_text("<body class='has-sidebar comments-open'><div class='share-page'>" + kBody + "</div></body>"),
              kText);
}

TEST(MainBlocks, OfNothing) {
    EXPECT_EQ(main_text(""), "");
    EXPECT_EQ(main_text("<html><head><title>x</title></head><body></body></html>"), "");
    EXPECT_EQ(main_text("word"), "word");
}

TEST(HtmlFacts, ReadMetaAndLinks) {
    const HtmlFacts facts =
        html_facts(HtmlPage("<html lang=en-GB><head><title>Bridge closes - The Example</title><meta "
                            "property=og:site_name content='The Example'>"
                            "<meta property='article:published_time' content='2021-05-03T10:00:00+02:00'><meta "
                            "name=author content='By Ann &amp; Bob'>"
                            "<meta property='article:section' content=Local><link rel=canonical "
                            "href='https://www.example.org/bridge'></head>"));
    EXPECT_EQ(facts.title, "Bridge closes");
    EXPECT_EQ(facts.date, "2021-05-03T10:00:00+02:00");
    EXPECT_EQ(facts.author, "Ann & Bob");
    EXPECT_EQ(facts.publisher, "The Example");
    EXPECT_EQ(facts.section, "Local");
    EXPECT_EQ(facts.url, "https://www.example.org/bridge");
    EXPECT_EQ(facts.language, "en");
}

TEST(HtmlFacts, ReadJsonLd) {
    const HtmlFacts facts = html_facts(HtmlPage(
        R"(<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2019-01-01"},{"@type":["NewsArticle"],
        "headline":"Bridge &amp; road","datePublished":"2021-05-03","author":[{"name":"Ann"},"Bob"],"publisher":{"name":"The
        Example"},"mainEntityOfPage":{"@id":"https://example.org/b"}}]}</script><script type="application/ld+json">{broken</script>)"));
    EXPECT_EQ(facts.title, "Bridge & road");
    EXPECT_EQ(facts.date, "2021-05-03");
    EXPECT_EQ(facts.author, "Ann; Bob");
    EXPECT_EQ(facts.publisher, "The Example");
    EXPECT_EQ(facts.url, "https://example.org/b");
}

TEST(HtmlFacts, TakeTheHeadlineOfThePage) {
    EXPECT_EQ(
        html_facts(
            HtmlPage("<title>The bridge closes | News | Example</title><h1>Example</h1><h1>The bridge closes</h1>"))
            .title,
        "The bridge closes");
    EXPECT_EQ(
        html_facts(HtmlPage("<title>Opinion | The bridge must close</title><h1>The bridge must close</h1>")).title,
        "The bridge must close");
}

TEST(HtmlFacts, FindTheDateElsewhere) {
    const auto date = [](std::string_view html) { return html_facts(HtmlPage(html)).date; };
    EXPECT_EQ(date("<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":\"0001-01-01\"}</script>"
                   "<link rel=canonical href=https://example.org/2021/05/03/bridge>"),
              "2021-05-03");
    EXPECT_EQ(date("<time datetime=2021-05-03>Monday</time>"), "2021-05-03");
    EXPECT_EQ(date("<span class=post-date>May 3, 2021</span>"), "May 3, 2021");
    EXPECT_EQ(date("<p class=date>For release on May 3, 2021, at noon</p>"), "May 3, 2021,");
    EXPECT_EQ(date("<h1>Bridge</h1><div><p>By Ann on Monday, May 3rd, 2021 at noon</p></div>"), "May 3rd, 2021");
    EXPECT_EQ(date("<h1>Bridge</h1><p>It stood since 1920 or 1921.</p>"), "");
    EXPECT_EQ(date("<p class=date>Posted: 2021-05-03</p>"), "2021-05-03");
    EXPECT_EQ(date("<meta name=pubdate content=20210503>"), "2021-05-03");
    // the evening of the third in the place that the address is of
    EXPECT_EQ(date("<meta name=pubdate content=2021-05-04T01:00:00Z><meta property=og:url "
                   "content=https://example.org/2021/05/03/b>"),
              "2021-05-03");
    EXPECT_EQ(date("<p>Nothing of 2021</p>"), "");
}

TEST(MainBlocks, TakeTimeInProportion) {
    // what makes one that goes back over the page take hours
    for (const std::string_view piece : {"<b>",
                                         "</i>",
                                         "<a href=x>",
                                         "<p>",
                                         "<li>",
                                         "<table>",
                                         "<td>",
                                         "<!--",
                                         "<a b",
                                         "&",
                                         "<h2><a href=x>y</a></h2>",
                                         "<ul><li><a href=/x>y</a>",
                                         "<p>Some words of prose that stand in a paragraph.</p>",
                                         "<div class=a>",
                                         "Some words of prose that stand before a break<br><br>",
                                         "<article><p>Words of prose that stand in a paragraph.</p>",
                                         "<img>Words of a caption<br><br>",
                                         "<time datetime=2021-05-03>",
                                         "<h1>x",
                                         "<title>"}) {
        std::string html;
        while (html.size() < 1'000'000) html += piece;
        main_text(html);
        html_facts(HtmlPage(html));
    }
}
