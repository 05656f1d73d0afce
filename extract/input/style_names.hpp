#pragma once

#include "extract/input/office_text.hpp"

#include <string_view>

namespace claimgraph {

/// What the paragraph style of this name is in Word's documents and those of programs that write the same. Names are
/// English in all languages, since they are those of the format.
OfficeText::Style named_style(std::string_view name);

} // namespace claimgraph
