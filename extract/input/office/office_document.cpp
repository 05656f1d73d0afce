#include "extract/input/office/office_document.hpp"

namespace claimgraph {

void set_iso_date(Document& document, std::string_view date) {
    constexpr std::size_t kDayLength = 10; // 2025-03-11
    if (const auto day = date_from(date.substr(0, kDayLength)))
        document.set_date(*day);
    else if (!date.empty())
        document.set_date_words(std::string(date));
}

void set_office_fields(Document& document, const XmlTexts& metadata, const OfficeFields& fields,
                       const std::string& title) {
    const auto either = [](std::string first, std::string second) { return first.empty() ? second : first; };
    SourceDocument& source = document.source();
    source.title = either(metadata.first(fields.title), title);
    source.author = either(metadata.all(fields.author), metadata.all(fields.other_author));
    const std::string made = either(metadata.first(fields.created), metadata.first(fields.changed));
    if (const auto day = date_from(std::string_view(made).substr(0, 10))) document.set_file_date(*day);
}

} // namespace claimgraph
