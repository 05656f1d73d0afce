#pragma once

#include "extract/input/html/html_blocks.hpp"

namespace claimgraph {

/// Leaves out, too, what is on a page around its text: navigation, comments, lists of other articles, boxes that ask to
/// subscribe, buttons to share, captions, bylines. Known by the elements and roles that HTML and ARIA have for them and
/// by the words that authors of pages put into classes and ids. What holds most of the prose of a page stays.
void leave_out_boilerplate(const HtmlPage& page, HtmlMask& left_out);

} // namespace claimgraph
