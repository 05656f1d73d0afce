#pragma once

#include "extract/input/pdf/paragraphs.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::pdf {

/// The title of a document: what its file says, unless that is the name of a file or what a program put there; else
/// what is largest on the first page, or the first heading. Empty if there is none.
std::string title_of(std::string_view in_file, const std::vector<PageParagraph>& paragraphs);

} // namespace claimgraph::pdf
