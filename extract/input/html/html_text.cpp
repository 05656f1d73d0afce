#include "extract/input/html/html_text.hpp"

#include "extract/input/html/html_blocks.hpp"
#include "extract/input/html/html_bytes.hpp"
#include "extract/input/html/html_page.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace claimgraph {
namespace {

/// Names of classes and ids by which mailers mark what they quote.
constexpr auto kQuoteMarks = std::to_array<std::string_view>(
    {"gmail_quote", "gmail_extra", "gmail_attr", "yahoo_quoted", "moz-cite-prefix", "moz-email-headers-table",
     "divRplyFwdMsg", "OLK_SRC_BODY_SECTION", "protonmail_quote", "zmail_extra", "tutanota_quote"});

bool is_quote(const HtmlPage& page, std::uint32_t i) {
    for (const HtmlPage::Attribute& attribute : page.attributes(page[i])) {
        const std::string_view value = slice(page.html(), attribute.value);
        if (attribute.name == HtmlAttribute::kType && page[i].tag == HtmlTag::kBlockquote && value == "cite")
            return true;
        const bool is_name = attribute.name == HtmlAttribute::kClass || attribute.name == HtmlAttribute::kId;
        if (is_name && std::ranges::any_of(kQuoteMarks, [value](std::string_view mark) {
                return value.find(mark) != std::string_view::npos;
            }))
            return true;
    }
    return false;
}

/// The head without the zero bytes of UTF-16, byte-order mark, blanks, comments and declarations.
std::string first_markup(std::string_view head) {
    std::string text(head.substr(0, 8192));
    std::erase(text, '\0');
    std::string_view rest = text;
    for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"})
        if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
    for (;;) {
        while (!rest.empty() && is_html_blank(rest.front())) rest.remove_prefix(1);
        const std::string_view end = rest.starts_with("<!--") ? "-->" : rest.starts_with("<?") ? ">" : "";
        const std::size_t found = end.empty() ? std::string_view::npos : rest.find(end);
        if (found == std::string_view::npos) return std::string(rest);
        rest.remove_prefix(found + end.size());
    }
}

std::string_view tag_name(std::string_view text) {
    const auto is_no_part = [](char c) {
        return !(('a' <= (c | 0x20) && (c | 0x20) <= 'z') || ('0' <= c && c <= '9'));
    };
    return text.substr(0, static_cast<std::size_t>(std::ranges::find_if(text, is_no_part) - text.begin()));
}

std::string value_after(std::string_view text, std::string_view name) {
    const std::size_t found = lower_ascii(text).find(name);
    if (found == std::string_view::npos) return {};
    std::string_view rest = text.substr(found + name.size());
    const std::size_t begin = rest.find_first_not_of(" \t\r\n='\"");
    if (begin == std::string_view::npos) return {};
    rest.remove_prefix(begin);
    return std::string(rest.substr(0, std::min(rest.find_first_of(" \t\r\n;'\"/?>"), rest.size())));
}

} // namespace

CleanText html_text(std::string_view html, const SourceMap* lower, const HtmlTextOptions& options) {
    const HtmlPage page(html);
    HtmlMask left_out = unseen_nodes(page);
    if (!options.quotes) {
        for (std::uint32_t i = 0; i < page.size(); ++i)
            if (is_quote(page, i)) left_out[i] = true;
    }
    TextBuilder builder(html, TextBuilder::Blanks::kCollapse, lower);
    for (const HtmlBlock& block : html_blocks(page, left_out)) add_html_block(page, left_out, block, builder);
    return builder.finish();
}

std::string html_title(std::string_view html) {
    const HtmlPage page(html);
    for (const HtmlTag tag : {HtmlTag::kTitle, HtmlTag::kH1}) {
        for (std::uint32_t i = 0; i < page.size(); ++i) {
            if (page[i].tag != tag) continue;
            if (std::string title = page.text_of(i); !title.empty()) return title;
        }
    }
    return {};
}

bool looks_like_html(std::string_view head) {
    const std::string text = first_markup(head);
    if (!text.starts_with('<')) return false;
    if (lower_ascii(text.substr(0, 64)).starts_with("<!doctype html")) return true;
    switch (html_tag(tag_name(std::string_view(text).substr(1))).tag) {
    case HtmlTag::kHtml:
    case HtmlTag::kHead:
    case HtmlTag::kBody:
    case HtmlTag::kMeta:
    case HtmlTag::kDiv:
    case HtmlTag::kP:
    case HtmlTag::kTable:
        return true;
    default:
        return false;
    }
}

bool has_html_tags(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        std::string_view rest = text.substr(at + 1);
        if (rest.starts_with('/')) rest.remove_prefix(1);
        const std::string_view name = tag_name(rest);
        if (html_tag(name).tag == HtmlTag::kOther) continue;
        rest.remove_prefix(name.size());
        const bool is_tag =
            !rest.empty() && (rest.front() == '>' || rest.front() == '/' || is_html_blank(rest.front()));
        if (is_tag) return true;
    }
    return false;
}

std::string declared_html_encoding(std::string_view head) {
    const std::string_view begin = head.substr(0, 8192);
    const HtmlPage page(begin);
    for (std::uint32_t i = 0; i < page.size(); ++i) {
        if (page[i].tag != HtmlTag::kMeta) continue;
        if (std::string charset = page.attribute(i, HtmlAttribute::kCharset); !charset.empty()) return charset;
        if (std::string charset = value_after(page.raw(i, HtmlAttribute::kContent), "charset="); !charset.empty())
            return charset;
    }
    return begin.starts_with("<?xml") ? value_after(begin.substr(0, begin.find('>')), "encoding") : std::string();
}

} // namespace claimgraph
