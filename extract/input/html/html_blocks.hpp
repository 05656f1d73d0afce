#pragma once

#include "extract/input/html/html_page.hpp"
#include "extract/text/text_builder.hpp"

#include <cstdint>
#include <vector>

namespace claimgraph {

/// The text of a page between two edges of block elements, or two <br>; a table of plain cells is one block. It has
/// some text that is not blank.
struct HtmlBlock {
    std::uint32_t begin = 0; ///< its nodes, without those that are left out
    std::uint32_t end = 0;
    std::uint32_t element = 0; ///< the innermost block element around it
    std::uint32_t letters = 0; ///< bytes that are not blank
    std::uint32_t linked = 0;  ///< of these, in links
    BlockKind kind = BlockKind::kParagraph;
};

/// For each node, whether it is left out with all that is in it.
using HtmlMask = std::vector<bool>;

/// What a reader of the page does not see: scripts, controls, hidden elements.
HtmlMask unseen_nodes(const HtmlPage& page);

/// The blocks of the nodes that are not left out, in order.
std::vector<HtmlBlock> html_blocks(const HtmlPage& page, const HtmlMask& left_out);

/// Adds a block to the builder of a text whose source is the page.
void add_html_block(const HtmlPage& page, const HtmlMask& left_out, const HtmlBlock& block, TextBuilder& builder);

} // namespace claimgraph
