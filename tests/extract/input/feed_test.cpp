#include "extract/input/web_address.hpp"
#include "tests/extract/input/kept_documents.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace claimgraph {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string rss(std::string_view items) {
    return fmt::format("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                       "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n"
                       "     xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel><title>The Paper</title>\n"
                       "<link>https://paper.example/news/</link><language>en-gb</language>\n{}</channel></rss>\n",
                       items);
}

TEST(Feed, EntriesAreDocuments) {
    const std::string bytes =
        rss("<item><title>Talks &amp; terms</title><link>../world/1.html</link>\n"
            "<pubDate>Mon, 05 May 2025 08:34:25 GMT</pubDate><category>World</category>\n"
            "<category>North</category><dc:creator>Ana Novak</dc:creator>\n"
            "<description>&lt;p&gt;The &lt;b&gt;north&lt;/b&gt; agreed.&lt;/p&gt;</description></item>\n"
            "<item><title>Two</title><dc:date>2025-05-06T10:00:00Z</dc:date>\n"
            "<description>short</description>\n"
            "<content:encoded><![CDATA[<p>The south&nbsp;refused.</p>]]></content:encoded></item>");
    const Collected kept = read_all("a.rss", bytes);
    ASSERT_THAT(kept.documents, SizeIs(2));
    const Document& one = kept.documents[0];
    EXPECT_EQ(one.id(), "a.rss#1");
    EXPECT_EQ(one.source().title, "Talks & terms");
    EXPECT_EQ(one.source().url, "https://paper.example/world/1.html");
    EXPECT_EQ(one.source().publisher, "The Paper");
    EXPECT_EQ(one.source().author, "Ana Novak");
    EXPECT_EQ(one.source().section, "World");
    EXPECT_EQ(one.source().language, "en");
    EXPECT_EQ(one.source().format, "feed");
    EXPECT_EQ(one.date_words(), "Mon, 05 May 2025 08:34:25 GMT");
    EXPECT_EQ(blocks_of(one), "Talks & terms\nThe north agreed.");
    EXPECT_EQ(one.blocks().front().kind, BlockKind::kHeading);
    EXPECT_EQ(source_of(one, span_of_words(one, "& terms"), bytes), "&amp; terms");
    EXPECT_EQ(source_of(one, span_of_words(one, "The north"), bytes), "The &lt;b&gt;north");
    const Document& two = kept.documents[1];
    EXPECT_EQ(to_string(*two.date()), "2025-05-06");
    EXPECT_EQ(blocks_of(two), "Two\nThe south refused.");
    EXPECT_EQ(source_of(two, span_of_words(two, "south refused"), bytes), "south&nbsp;refused");
}

TEST(Feed, HtmlMayBeEscapedTwice) {
    EXPECT_EQ(blocks_of(only(
                  "a.rss",
                  rss("<item><description>&amp;lt;p&amp;gt;The north agreed.&amp;lt;/p&amp;gt;</description></item>"))),
              "The north agreed.");
    EXPECT_EQ(blocks_of(only("a.rss", rss("<item><description>Ana &amp;amp; Ben agreed.</description></item>"))),
              "Ana & Ben agreed.");
    EXPECT_EQ(blocks_of(only("a.rss", rss("<item><description>5 &lt; 6, said Ana.</description></item>"))),
              "5 < 6, said Ana.");
}

TEST(Feed, ParagraphsOfPlainTextAreApart) {
    EXPECT_EQ(blocks_of(only("a.rss",
                             rss("<item><description>The north\nagreed.\n\nThe south\nrefused.</description></item>"))),
              "The north agreed.\nThe south refused.");
}

TEST(Feed, LinksToMoreAndMenusAreLeftOut) {
    EXPECT_EQ(
        blocks_of(only("a.rss",
                       rss("<item><title>Talks begin</title><description>World Talks begin 5 May\n\n"
                           "The north agreed.\n\nRelated: Another story\n\nContinue reading...</description></item>"))),
        "Talks begin\nThe north agreed.");
}

TEST(Feed, ReadsAtom) {
    const Document document = only(
        "a.rss",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\" xml:base=\"https://paper.example/\">\n"
        "<title>The Paper</title><author><name>Desk</name></author>\n"
        "<entry><title type=\"html\">Talks &amp;amp; &lt;i&gt;terms&lt;/i&gt;</title><link rel=\"edit\" href=\"e\"/>\n"
        "<link href=\"world/1\"/><updated>2025-05-05T08:00:00Z</updated><author><name>Ana Novak</name></author>\n"
        "<author><name>Ben Okoro</name></author><category term=\"world\" label=\"World\"/>\n"
        "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>The <b>north</b> agreed.</p></div>\n"
        "</content></entry></feed>");
    EXPECT_EQ(document.source().title, "Talks & terms");
    EXPECT_EQ(document.source().author, "Ana Novak; Ben Okoro");
    EXPECT_EQ(document.source().url, "https://paper.example/world/1");
    EXPECT_EQ(document.source().section, "World");
    EXPECT_EQ(to_string(*document.date()), "2025-05-05");
    EXPECT_EQ(blocks_of(document), "Talks & terms\nThe north agreed.");
}

TEST(Feed, ReadsRss1) {
    const Document document =
        only("a.rss", "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"\n"
                      " xmlns=\"http://purl.org/rss/1.0/\" xmlns:d=\"http://purl.org/dc/elements/1.1/\">\n"
                      "<channel><title>The Paper</title></channel>\n"
                      "<item><title>Talks</title><link>https://paper.example/1</link><d:date>2025-05-05</d:date>\n"
                      "<description>The north agreed.</description></item></rdf:RDF>");
    EXPECT_EQ(document.source().publisher, "The Paper");
    EXPECT_EQ(to_string(*document.date()), "2025-05-05");
    EXPECT_EQ(document.source().url, "https://paper.example/1");
}

TEST(Feed, GivesTheEntriesBeforeItBreaksOff) {
    std::string bytes = rss("<item><title>One</title><description>The north agreed.</description></item>\n"
                            "<item><title>Two</title><description>The south refused.</description></item>\n");
    bytes.resize(bytes.find("refused"));
    const Collected kept = read_all("a.rss", bytes);
    ASSERT_THAT(kept.documents, SizeIs(1));
    ASSERT_THAT(kept.refused, SizeIs(1));
    EXPECT_EQ(kept.errors[0].place.file, "a.rss");
    EXPECT_EQ(kept.errors[0].place.line, 7u);
    EXPECT_THAT(kept.errors[0].message, HasSubstr("breaks off"));
}

TEST(Feed, LetsPassWhatManyFeedsDoWrong) {
    EXPECT_EQ(blocks_of(only("a.rss", "\n" + rss("<item><title>A&nbsp;B & C</title><media:x/>\n"
                                                 "<description>The north agreed.</description></item>"))),
              "A B & C\nThe north agreed.");
}

TEST(Feed, NoEntityIsReplaced) {
    std::string dtd = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY x SYSTEM \"file:///etc/passwd\">";
    for (char c = 'b'; c < 'm'; ++c) {
        dtd += fmt::format("<!ENTITY {} \"", c);
        for (int i = 0; i < 10; ++i) dtd += fmt::format("&{};", static_cast<char>(c - 1));
        dtd += "\">";
    }
    const Collected kept =
        read_all("a.rss", dtd + "]><rss><channel><item><title>&l;</title>\n"
                                "<description>The north agreed. &x;</description></item></channel></rss>");
    for (const Document& document : kept.documents) EXPECT_LT(document.text().size(), 100u);
}

TEST(Feed, OtherXmlIsNoFeed) {
    const std::string map = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url/></urlset>";
    for (const Document& document : read_all("a.xml", map).documents) EXPECT_NE(document.source().format, "feed");
    const Collected kept = read_all("a.txt", "<p>The rss feed.</p>");
    for (const Document& document : kept.documents) EXPECT_NE(document.source().format, "feed");
}

TEST(Feed, OtherEncodingsLeadBackToTheirBytes) {
    std::string bytes = rss("<item><title>Caf\xE9</title><description>The caf\xE9 closed.</description></item>");
    bytes.replace(bytes.find("utf-8"), 5, "iso-8859-1");
    const Document document = only("a.rss", bytes);
    EXPECT_EQ(document.source().title, "Café");
    EXPECT_EQ(source_of(document, span_of_words(document, "café closed"), bytes), "caf\xE9 closed");
}

TEST(WebAddress, IsMadeAbsolute) {
    const std::string base = "https://paper.example/news/today.html?x=1";
    EXPECT_EQ(absolute_address("a.html", base), "https://paper.example/news/a.html");
    EXPECT_EQ(absolute_address("../a.html", base), "https://paper.example/a.html");
    EXPECT_EQ(absolute_address("../../a.html", base), "https://paper.example/a.html");
    EXPECT_EQ(absolute_address("/a.html", base), "https://paper.example/a.html");
    EXPECT_EQ(absolute_address("//other.example/a", base), "https://other.example/a");
    EXPECT_EQ(absolute_address("?y=2", base), "https://paper.example/news/today.html?y=2");
    EXPECT_EQ(absolute_address("http://other.example", base), "http://other.example");
    EXPECT_EQ(absolute_address("a.html", "https://paper.example"), "https://paper.example/a.html");
    EXPECT_EQ(absolute_address("a.html", ""), "");
}

} // namespace
} // namespace claimgraph
