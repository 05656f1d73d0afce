#pragma once

#include "extract/input/pdf/page_words.hpp"

#include <vector>

namespace claimgraph::pdf {

/// The white spaces between the columns of a page: rectangles without words, wide and tall enough, with lines of text
/// on both sides that keep to them. The spaces of tables and lists are none. `known` are the tall ones of earlier
/// pages, by which short ones are recognized; those of this page are added.
///
/// Maximal empty rectangles by a sweep over the words (T. Breuel, Two Geometric Algorithms for Layout Analysis, 2002).
/// Time: words times white spaces open at a height, of which there are at most a few hundred.
std::vector<Box> find_gutters(const PageWords& page, float usual_size, std::vector<Box>& known);

} // namespace claimgraph::pdf
