#include "extract/input/office/odt_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace claimgraph {
namespace {

constexpr int kMostParents = 20; ///< of styles based on others
constexpr std::string_view kTitle = "Title";

/// Elements that are no text of the document, with all that is in them. Sorted.
constexpr auto kLeftOut = std::to_array<std::string_view>({
    "draw:object",          "office:annotation",
    "office:binary-data",   "office:forms",
    "office:scripts",       "style:footer",
    "style:header",         "text:alphabetical-index",
    "text:bibliography",    "text:illustration-index",
    "text:index-title",     "text:note-citation",
    "text:object-index",    "text:ruby-text",
    "text:script",          "text:sequence-decls",
    "text:table-index",     "text:table-of-content",
    "text:tracked-changes", "text:user-field-decls",
    "text:user-index",      "text:variable-decls",
});
static_assert(std::ranges::is_sorted(kLeftOut));

bool is_left_out(std::string_view name, const XmlAttributes& attributes) {
    constexpr std::string_view kYes = "true";
    constexpr std::string_view kHiddenSection = "none";
    return std::ranges::binary_search(kLeftOut, name) || attributes.get("text:is-hidden") == kYes ||
           attributes.get("text:display") == kHiddenSection;
}

} // namespace

bool OdtText::is_title(std::string_view style) const {
    for (int steps = 0; steps < kMostParents && !style.empty(); ++steps) {
        if (style == kTitle) return true;
        const auto parent = parents_.find(style);
        if (parent == parents_.end()) break;
        style = parent->second;
    }
    return false;
}

void OdtText::begin_paragraph(const XmlAttributes& attributes, bool is_heading) {
    using Style = OfficeText::Style;
    const bool is_of_title = is_title(attributes.get("text:style-name"));
    written_.begin_paragraph(is_of_title ? Style::kTitle : is_heading ? Style::kHeading : Style::kText);
}

void OdtText::begin(std::string_view name, const XmlAttributes& attributes) {
    if (skipped_ > 0 || is_left_out(name, attributes)) {
        ++skipped_;
        return;
    }
    if (name == "style:style")
        parents_.try_emplace(std::string(attributes.get("style:name")), attributes.get("style:parent-style-name"));
    if (name == "office:text") in_body_ = true;
    if (!in_body_) return;
    if (name == "text:p" || name == "text:h") {
        begin_paragraph(attributes, name == "text:h");
    } else if (name == "text:s" || name == "text:tab") {
        written_.add(" "); // many of them are one
    } else if (name == "text:line-break") {
        written_.add_line_break();
    } else if (name == "table:table") {
        written_.begin_table();
    } else if (name == "table:table-row") {
        written_.begin_row();
    } else if (name == "table:table-cell") {
        written_.begin_cell();
    }
}

void OdtText::end(std::string_view name) {
    if (skipped_ > 0) {
        --skipped_;
        return;
    }
    if (!in_body_) return;
    if (name == "text:p" || name == "text:h") {
        written_.end_paragraph();
    } else if (name == "table:table-row") {
        written_.end_row();
    } else if (name == "table:table") {
        written_.end_table();
    } else if (name == "office:text") {
        in_body_ = false;
    }
}

void OdtText::text(std::string_view text) {
    if (skipped_ > 0 || !in_body_) return;
    // line breaks of the file are blanks, see ODF 1.3 part 3, 6.1.2
    std::string line(text);
    std::ranges::replace(line, '\n', ' ');
    written_.add(line);
}

} // namespace claimgraph
