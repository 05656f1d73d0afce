#pragma once

#include "extract/input/pdf/pdf_file.hpp"
#include "extract/text/text_builder.hpp"

#include <string>
#include <vector>

namespace claimgraph::pdf {

/// The text of a PDF as it is read.
struct PdfText {
    CleanText text;                      ///< the map is the identity: the text is its own source
    std::string title;                   ///< what the first page or the file says; may be empty
    std::vector<int> pages_without_text; ///< from 1: blank, damaged or scanned
    bool is_cut = false;                 ///< there is more than a document may have
};

/// Reads all pages. Memory grows with the text.
PdfText read_pdf(const PdfFile& file);

} // namespace claimgraph::pdf
