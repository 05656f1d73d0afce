#include "extract/input/style_names.hpp"

#include <algorithm>
#include <string>

namespace claimgraph {
namespace {

/// Word writes "heading 1", programs also "Heading1" and "Heading 1".
std::string plain_name(std::string_view name) {
    std::string plain;
    for (const char letter : name)
        if (letter != ' ' && letter != '_' && letter != '-')
            plain += static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
    return plain;
}

struct NamedStyle {
    std::string_view begin; ///< of the plain name; a level may follow
    OfficeText::Style style;
};

constexpr NamedStyle kNamedStyles[] = {
    {"heading", OfficeText::Style::kHeading},
    {"title", OfficeText::Style::kTitle},
    {"subtitle", OfficeText::Style::kHeading},
    {"toc", OfficeText::Style::kNone},
    {"tocheading", OfficeText::Style::kNone},
    {"tableoffigures", OfficeText::Style::kNone},
    {"tableofauthorities", OfficeText::Style::kNone},
    {"toaheading", OfficeText::Style::kNone},
    {"index", OfficeText::Style::kNone},
    {"indexheading", OfficeText::Style::kNone},
};

} // namespace

OfficeText::Style named_style(std::string_view name) {
    std::string plain = plain_name(name);
    while (!plain.empty() && plain.back() >= '0' && plain.back() <= '9') plain.pop_back();
    const auto* found = std::ranges::find(kNamedStyles, std::string_view(plain), &NamedStyle::begin);
    return found == std::end(kNamedStyles) ? OfficeText::Style::kText : found->style;
}

} // namespace claimgraph
