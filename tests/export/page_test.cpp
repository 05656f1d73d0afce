#include "export/briefing/briefing.hpp"
#include "export/briefing/vault.hpp"
#include "export/page/page.hpp"
#include "graph/graph_builder.hpp"

#include <gmock/gmock.h>
#include <map>
#include <sstream>

namespace claimgraph {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string markdown(const Page& page) {
    std::ostringstream out;
    write_markdown(page, out);
    return std::move(out).str();
}

std::string html(const Page& page) {
    std::ostringstream out;
    write_html(page, out);
    return std::move(out).str();
}

std::string item(std::string text) {
    Page page{.title = "T"};
    page.item(RichText(std::move(text)));
    const std::string all = markdown(page);
    return all.substr(std::string("# T\n\n- ").size(), all.size() - std::string("# T\n\n- \n").size());
}

TEST(Markdown, HasListsLinksAndFootnotes) {
    Page page{.title = "Steel"};
    page.section("Actors");
    page.item(RichText("Ida ").add("leads", PageRun::Kind::kEmphasis).add(" ").add("Halvor", PageRun::Kind::kStrong));
    page.subitem(RichText("see ").add("it", PageRun::Kind::kLink, "https://example.org/a_b").footnote(1));
    page.item(RichText().add("Norrland", PageRun::Kind::kNote, "Norrland Bank"));
    page.paragraph("End.");
    page.footnotes.emplace_back("a sentence");
    EXPECT_EQ(markdown(page), "# Steel\n\n## Actors\n\n- Ida *leads* **Halvor**\n"
                              "    - see [it](<https://example.org/a_b>)[^1]\n- [[Norrland Bank|Norrland]]\n\nEnd.\n\n"
                              "[^1]: a sentence\n");
}

TEST(Markdown, TextIsNeverMarkup) {
    EXPECT_EQ(item("a *b* _c_ `d` [e](f) #g"), "a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\#g");
    EXPECT_EQ(item("<script>alert(1)</script> & so"), "&lt;script&gt;alert(1)&lt;/script&gt; &amp; so");
    EXPECT_EQ(item("[[note]] $x$ ~~y~~ %%hidden%% ==z=="),
              "\\[\\[note\\]\\] \\$x\\$ \\~\\~y\\~\\~ \\%\\%hidden\\%\\% \\=\\=z\\=\\=");
    EXPECT_EQ(item("https://evil.example www.evil.example me@evil.example"),
              "https\\://evil.example www\\.evil.example me\\@evil.example");
    EXPECT_EQ(item("- no list"), "\\- no list");
    EXPECT_EQ(item("1. no list, 2.5 % of it"), "1\\. no list, 2.5 % of it");
    EXPECT_EQ(item("two\nlines\n\n# heading"), "two lines \\# heading");
}

TEST(Html, TextIsNeverMarkup) {
    Page page{.title = "</title><script>1</script>"};
    page.item(RichText("<img src=x onerror=\"1\">").add("x", PageRun::Kind::kLink, "https://example.org/?a=1&b='2"));
    page.subitem(RichText("deeper").footnote(1).footnote(1));
    page.footnotes.emplace_back("a & b");
    const std::string text = html(page);
    EXPECT_THAT(text, Not(HasSubstr("<script")));
    EXPECT_THAT(text, Not(HasSubstr("<img")));
    EXPECT_THAT(text, HasSubstr("<a href=\"https://example.org/?a=1&amp;b=&#39;2\">x</a>\n<ul>\n<li>deeper"
                                "<sup><a href=\"#note-1\" id=\"from-1\">1</a></sup>"
                                "<sup>, </sup><sup><a href=\"#note-1\">1</a></sup></li>\n</ul>\n</li>\n</ul>\n"));
    EXPECT_THAT(text, HasSubstr("<li id=\"note-1\">a &amp; b "));
}

TEST(SafeFileName, IsOneOnEverySystem) {
    EXPECT_EQ(safe_file_name("Mark Rutte"), "Mark Rutte");
    EXPECT_EQ(safe_file_name("../../etc/passwd"), "etc-passwd");
    EXPECT_EQ(safe_file_name("A/B: \"C\"? [D] #1|^"), "A-B- -C-- -D- -1--");
    EXPECT_EQ(safe_file_name("NUL.txt"), "_NUL.txt");
    EXPECT_EQ(safe_file_name("com1"), "_com1");
    EXPECT_EQ(safe_file_name("U.S."), "U.S");
    EXPECT_EQ(safe_file_name("..."), "");
    EXPECT_EQ(safe_file_name(std::string(99, 'a') + "é"), std::string(99, 'a')) << "no half characters";
}

Graph hostile_graph() {
    ClaimBatch batch;
    batch.entities = {
        {.id = "a", .name = "Nord", .type = EntityType::kPerson, .aliases = {"- \"x\": [y]\n---", "#z"}},
        {.id = "b", .name = "NORD", .type = EntityType::kOrganization},
        {.id = "c", .name = "[[Nord]] <b>|x", .type = EntityType::kGroup},
        {.id = "d", .name = "the minister", .type = EntityType::kPerson, .unnamed = true},
    };
    const auto add = [&](std::size_t subject, std::size_t object, std::string text) {
        Claim& claim = batch.claims.emplace_back();
        claim.subject = EntityIndex{subject};
        claim.relation = claim.label = "meets";
        claim.object = EntityIndex{object};
        claim.evidence.push_back({.document = "a.txt", .text = std::move(text), .rule = "r"});
    };
    add(0, 1, "Nord met <script>NORD</script>.");
    add(2, 3, "*They* met.");
    GraphBuilder builder;
    builder.add(std::move(batch));
    return builder.build();
}

TEST(Vault, WritesEachNameOnceAndEscapesIt) {
    std::map<std::string, std::ostringstream> files;
    const std::size_t notes = write_vault(hostile_graph(), {}, [&](std::string_view name) -> std::ostream& {
        EXPECT_EQ(files.count(std::string(name)), 0U) << name;
        return files[std::string(name)];
    });
    EXPECT_EQ(notes, 3U);
    ASSERT_EQ(files.size(), 4U);
    EXPECT_EQ(files.begin()->first, "Claim graph.md");
    const std::string note = files["Nord.md"].str();
    EXPECT_THAT(note,
                testing::StartsWith("---\naliases:\n  - \"#z\"\n  - \"- \\\"x\\\": [y] ---\"\ntype: \"person\"\n"));
    EXPECT_THAT(note, HasSubstr("- **Nord** meets [[NORD (2)|NORD]][^1]\n"));
    EXPECT_THAT(note, HasSubstr("[^1]: “Nord met &lt;script&gt;NORD&lt;/script&gt;.” a.txt, sentence 1\n"));
    EXPECT_TRUE(files.contains("Nord-- -b--x.md")) << "of [[Nord]] <b>|x";
    EXPECT_THAT(files["Nord-- -b--x.md"].str(), HasSubstr(" meets **the minister**[^1]\n"));
}

TEST(Briefing, OfNothingSaysSo) {
    GraphBuilder builder;
    EXPECT_THAT(markdown(briefing(builder.build(), {})),
                HasSubstr("# Briefing\n\n## What was read\n\n0 documents: 0 claims"));
}

} // namespace
} // namespace claimgraph
