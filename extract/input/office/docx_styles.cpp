#include "extract/input/office/docx_styles.hpp"

#include "extract/input/office/xml_events.hpp"
#include "extract/input/style_names.hpp"

namespace claimgraph {
namespace {

constexpr int kLongestChain = 20; ///< of styles based on others
constexpr std::string_view kBodyLevel = "9";

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
        if (const auto style = named_style(is_known ? found->second.name : at); style != OfficeText::Style::kText)
            return style;
        if (found == styles_.end() || found->second.is_body) break;
        if (found->second.has_level) return OfficeText::Style::kHeading;
        at = found->second.based_on;
    }
    return OfficeText::Style::kText;
}

} // namespace claimgraph
