#pragma once

#include "extract/input/html/html_blocks.hpp"
#include "extract/input/html/html_main.hpp"

namespace claimgraph {

/// Takes from the blocks of the main element what is not its text: the title, bylines with dates, lists of links to
/// other pages and the lines that lead to them, captions, teasers of other articles.
void clean_main_blocks(const HtmlPage& page, const HtmlMask& left_out, std::uint32_t main, const PageHints& hints,
                       std::vector<HtmlBlock>& blocks);

} // namespace claimgraph
