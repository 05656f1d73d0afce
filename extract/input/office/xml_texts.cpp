#include "extract/input/office/xml_texts.hpp"

#include "extract/text/text_builder.hpp"

namespace claimgraph {
namespace {

constexpr std::size_t kMostTexts = 1000;

} // namespace

XmlTexts XmlTexts::read(std::string_view bytes) {
    XmlTexts texts;
    if (!parse_xml(bytes, {}, texts)) texts.texts_.clear();
    for (auto& [name, text] : texts.texts_) text = clean_line(text);
    return texts;
}

std::string XmlTexts::first(std::string_view name) const {
    for (const auto& [own, text] : texts_)
        if (own == name && !text.empty()) return text;
    return {};
}

std::string XmlTexts::all(std::string_view name) const {
    constexpr std::string_view kBetween = "; ";
    std::string result;
    for (const auto& [own, text] : texts_) {
        if (own != name || text.empty()) continue;
        if (!result.empty()) result += kBetween;
        result += text;
    }
    return result;
}

void XmlTexts::begin(std::string_view name, const XmlAttributes&) {
    open_.push_back(texts_.size());
    if (texts_.size() < kMostTexts) texts_.emplace_back(name, std::string());
}

void XmlTexts::end(std::string_view) { open_.pop_back(); }

void XmlTexts::text(std::string_view text) {
    if (!open_.empty() && open_.back() < texts_.size()) texts_[open_.back()].second += text;
}

} // namespace claimgraph
