// Any bytes as a page: the tree is one, and each character of the texts stands at its place in the page.
#include "extract/input/html/html_facts.hpp"
#include "extract/input/html/html_main.hpp"
#include "extract/input/html/html_text.hpp"
#include "extract/text/encoding.hpp"
#include "extract/text/utf8.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace claimgraph;

namespace {

void check_tree(const HtmlPage& page) {
    for (std::uint32_t i = 0; i < page.size(); ++i) {
        const HtmlNode& node = page[i];
        MUST(node.end > i && node.end <= page.size());
        MUST(node.source.begin <= node.source.end && node.source.end <= page.html().size());
        MUST(i == 0 || (node.parent < i && node.end <= page[node.parent].end));
    }
}

/// The bytes that a character was made of are the character, or a reference or blanks that stand for it.
void check_places(const std::string& html, const CleanText& text) {
    std::uint32_t last = 0;
    for (const Block& block : text.blocks) {
        MUST(!block.span.empty() && block.span.end <= text.text.size());
        for (std::uint32_t at = block.span.begin; at < block.span.end;) {
            const auto size = static_cast<std::uint32_t>(character_at(text.text, at).size);
            const std::string_view character = slice(text.text, {at, at + size});
            const ByteSpan span = text.origin.to_source({at, at + size});
            MUST(span.begin >= last && span.end <= html.size());
            last = span.begin;
            const std::string_view bytes = slice(html, span);
            const bool is_blank_text = character == " " || character == "\n";
            MUST(is_blank_text || bytes == character || html_text(bytes).text.find(character) != std::string::npos);
            at += size;
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = fuzz::text_of(data, size);
    looks_like_html(bytes);
    has_html_tags(bytes);
    const std::string html = decode_text(bytes, declared_html_encoding(bytes)).text;
    const HtmlPage page(html);
    check_tree(page);
    check_places(html, html_text(html));
    html_text(html, nullptr, {.quotes = false});
    const HtmlFacts facts = html_facts(page);
    HtmlMask left_out = unseen_nodes(page);
    TextBuilder builder(html);
    for (const HtmlBlock& block : main_blocks(page, left_out, {.title = facts.title, .host = host_of_url(facts.url)})) {
        MUST(block.begin < block.end && block.end <= page.size());
        add_html_block(page, left_out, block, builder);
    }
    check_places(html, builder.finish());
    return 0;
}
