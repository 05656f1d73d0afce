#pragma once

#include "graph/base/text/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace claimgraph {

/// A character reference: "&amp;", "&#8217;", "&#x2019;"; `size` is its length in bytes, 0 where there is none.
struct HtmlEntity {
    char32_t character = 0;
    std::size_t size = 0;
};

/// The character reference that a text begins with. In attributes "&copy=2" is none.
/// https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
HtmlEntity html_entity_at(std::string_view text, bool in_attribute = false);

/// A text with its character references as characters, as in attributes.
std::string decoded_html(std::string_view text);

} // namespace claimgraph
