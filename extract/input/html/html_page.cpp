#include "extract/input/html/html_page.hpp"

#include "extract/input/html/html_bytes.hpp"
#include "extract/text/html_entity.hpp"

#include <algorithm>

namespace claimgraph {

std::string_view HtmlPage::raw(std::size_t node, HtmlAttribute name) const {
    for (const Attribute& attribute : attributes(nodes_[node]))
        if (attribute.name == name) return slice(html_, attribute.value);
    return {};
}

bool HtmlPage::has(std::size_t node, HtmlAttribute name) const {
    return std::ranges::any_of(attributes(nodes_[node]), [name](const Attribute& a) { return a.name == name; });
}

std::string HtmlPage::attribute(std::size_t node, HtmlAttribute name) const { return decoded_html(raw(node, name)); }

std::string HtmlPage::text_of(std::size_t node) const {
    std::string result;
    const auto put = [&result](std::string_view piece) {
        for (const char c : piece) {
            if (!is_html_blank(c))
                result += c;
            else if (!result.empty() && result.back() != ' ')
                result += ' ';
        }
    };
    const HtmlNode& element = nodes_[node];
    if ((traits_of(element.tag) & kReplacedText) != 0) put(decoded_html(slice(html_, element.source)));
    for (std::size_t i = node; i < element.end;) {
        const HtmlNode& child = nodes_[i];
        const bool is_hidden = i != node && (traits_of(child.tag) & kNoProse) != 0;
        if (child.tag == HtmlTag::kText) put(text(child));
        if ((traits_of(child.tag) & kBlockElement) != 0 || child.tag == HtmlTag::kBr) put(" ");
        i = is_hidden ? child.end : i + 1;
    }
    while (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

} // namespace claimgraph
