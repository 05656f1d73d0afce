#pragma once

#include "extract/input/input_format.hpp"
#include "extract/input/office/xml_texts.hpp"
#include "extract/input/office_text.hpp"

#include <string>

namespace claimgraph {

/// The names of the elements of a format that say what is known of a document.
struct OfficeFields {
    std::string_view title, author, other_author, created, changed;
};

/// Completes a document by what its metadata say; the title is else that of its text.
void set_office_fields(Document& document, const XmlTexts& metadata, const OfficeFields& fields,
                       const std::string& title);

/// Sets the date of an ISO 8601 time, or else the words.
void set_iso_date(Document& document, std::string_view date);

} // namespace claimgraph
