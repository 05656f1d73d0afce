#pragma once

#include "graph/base/byte_span.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace claimgraph::pdf {

/// A rectangle on a page, in points (1/72 inch) from the upper left corner of the page.
struct Box {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    float width() const { return right - left; }
    float height() const { return bottom - top; }
    float middle() const { return (top + bottom) / 2; }
};

/// How much two boxes have in common of their height, or of their width; negative: the distance between them.
inline float common_height(const Box& a, const Box& b) { return std::min(a.bottom, b.bottom) - std::max(a.top, b.top); }
inline float common_width(const Box& a, const Box& b) { return std::min(a.right, b.right) - std::max(a.left, b.left); }

inline Box united(const Box& a, const Box& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

/// A run of letters of one font as it stands on a page: mostly a word.
struct PageWord {
    Box box;
    float size = 0; ///< of the font, in points
    ByteSpan text;  ///< in PageWords::text
    bool is_bold = false;
    bool space_after = false;       ///< the page has a blank behind it
    std::uint8_t quarter_turns = 0; ///< clockwise; 0 is upright
};

/// The words of a page, in no order, and their letters in UTF-8.
struct PageWords {
    float width = 0;
    float height = 0;
    std::string text;
    std::vector<PageWord> words;
};

/// The size of font that most letters have; 0 without words.
float usual_size(const std::vector<PageWord>& words);

/// Leaves out what is not read as text: words that are turned (stamps and watermarks) unless most words of the page
/// are, which turns the page; words outside the page; words printed twice for a shadow.
void keep_readable(PageWords& page);

} // namespace claimgraph::pdf
