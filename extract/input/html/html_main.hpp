#pragma once

#include "extract/input/html/html_blocks.hpp"

#include <string_view>

namespace claimgraph {

/// What is known of a page that helps to tell its text from what is around it. Views.
struct PageHints {
    std::string_view title; ///< of the article
    std::string_view host;  ///< of the page: "www.example.org"; links to elsewhere are more likely part of a text
};

/// The blocks of a page that are its main text, without its title: those of the element with most of the prose, but for
/// lists of links, captions, bylines and what else stands between or behind the text. What is left out is marked in
/// `left_out`, which begins as unseen_nodes(). Time and memory are linear in the size of the page.
///
/// After: Kohlschütter, Fankhauser, Nejdl: Boilerplate Detection using Shallow Text Features (WSDM 2010), and the
/// scoring of Readability (Arc90, Mozilla).
std::vector<HtmlBlock> main_blocks(const HtmlPage& page, HtmlMask& left_out, const PageHints& hints);

} // namespace claimgraph
