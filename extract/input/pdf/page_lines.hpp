#pragma once

#include "extract/input/pdf/page_words.hpp"

#include <string>
#include <vector>

namespace claimgraph::pdf {

/// A line of text within its column.
struct PageLine {
    Box box;               ///< of what it says; its height is that of its largest letters
    float column_left = 0; ///< how far it could go: to the next columns or the edge of all text
    float column_right = 0;
    float size = 0;           ///< of the largest font that many letters have, in points
    float first_word = 0;     ///< the width of its first word
    std::string text;         ///< UTF-8, a space between words
    bool is_bold = false;     ///< all letters are, but a mark or two
    bool begins_note = false; ///< with a raised number, as a footnote does
    std::uint32_t page = 0;   ///< from 0
    std::uint32_t column = 0; ///< lines that follow each other in one column of a page; see put_in_reading_order()
};

/// A page and its lines.
struct LinePage {
    float height = 0; ///< in points
    std::vector<PageLine> lines{};
};

/// The lines of a page, in no order. Raised numbers and marks that refer to notes are left out. Time: n log n.
std::vector<PageLine> find_lines(const PageWords& page, const std::vector<Box>& gutters);

} // namespace claimgraph::pdf
