#include "extract/input/office/docx_styles.hpp"

#include "extract/input/office/xml_events.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr int kLongestChain = 20; ///< of styles based on others
constexpr std::string_view kBodyLevel = "9";

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
    {"heading", OfficeText::Style::kHeading},   {"title", OfficeText::Style::kTitle},
    {"subtitle", OfficeText::Style::kHeading},  {"toc", OfficeText::Style::kNone},
    {"tocheading", OfficeText::Style::kNone},   {"tableoffigures", OfficeText::Style::kNone},
    {"tableofauthorities", OfficeText::Style::kNone}, {"toaheading", OfficeText::Style::kNone},
    {"index", OfficeText::Style::kNone},        {"indexheading", OfficeText::Style::kNone},
};

OfficeText::Style named_style(std::string_view name) {
    std::string plain = plain_name(name);
    while (!plain.empty() && plain.back() >= '0' && plain.back() <= '9') plain.pop_back();
    const auto* found = std::ranges::find(kNamedStyles, std::string_view(plain), &NamedStyle::begin);
    return found == std::end(kNamedStyles) ? OfficeText::Style::kText : found->style;
}

class StyleEvents final : public XmlEvents {
  public:
    explicit StyleEvents(std::map<std::string, DocxStyles::Style, std::less<>>& styles) : styles_(styles) {}

    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "w:style") {
            current_ = &styles_[std::string(attributes.get("w:styleId"))];
        } else if (current_ == nullptr) {
            return;
        } else if (name == "w:name") {
            current_->name = attributes.get("w:val");
        } else if (name == "w:basedOn") {
            current_->based_on = attributes.get("w:val");
        } else if (name == "w:outlineLvl") {
            current_->is_body = attributes.get("w:val") == kBodyLevel;
            current_->has_level = !current_->is_body;
        }
    }
    void end(std::string_view name) override {
        if (name == "w:style") current_ = nullptr;
    }
    void text(std::string_view) override {}

  private:
    std::map<std::string, DocxStyles::Style, std::less<>>& styles_;
    DocxStyles::Style* current_ = nullptr;
};

} // namespace

DocxStyles DocxStyles::read(std::string_view xml) {
    DocxStyles styles;
    StyleEvents events(styles.styles_);
    // what comes before an error is read
    static_cast<void>(parse_xml(xml, {}, events));
    return styles;
}

OfficeText::Style DocxStyles::style(std::string_view id) const {
    std::string_view at = id;
    for (int steps = 0; steps < kLongestChain && !at.empty(); ++steps) {
        const auto found = styles_.find(at);
        const bool is_known = found != styles_.end() && !found->second.name.empty();
        if (const auto style = named_style(is_known ? found->second.name : at); style != OfficeText::Style::kText) return style;
        if (found == styles_.end() || found->second.is_body) break;
        if (found->second.has_level) return OfficeText::Style::kHeading;
        at = found->second.based_on;
    }
    return OfficeText::Style::kText;
}

} // namespace claimgraph
