#pragma once

#include "extract/input/pdf/page_lines.hpp"
#include "extract/text/block.hpp"

#include <string>
#include <vector>

namespace claimgraph::pdf {

/// Lines that belong together, joined.
struct PageParagraph {
    std::string text; ///< UTF-8, in one line
    BlockKind kind = BlockKind::kParagraph;
    float size = 0; ///< of its font, in points
    bool is_bold = false;
    std::uint32_t page = 0; ///< where it begins
    std::uint32_t lines = 0;
};

/// Joins lines in reading order to paragraphs: by indents, gaps, fonts and lines that end early. A paragraph goes on in
/// the next column or on the next page; footnotes and captions that it goes on around come behind it. Line-end hyphens
/// are joined. Headings are what is larger, bold or short. Time: linear.
std::vector<PageParagraph> find_paragraphs(const std::vector<PageLine>& lines);

} // namespace claimgraph::pdf
