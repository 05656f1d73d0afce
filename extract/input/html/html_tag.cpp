#include "extract/input/html/html_tag.hpp"

#include "extract/input/html/html_bytes.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

constexpr std::uint8_t kBlockP = kBlockElement | kClosesP;
constexpr std::uint8_t kVoidHead = kVoidElement | kHeadElement;

/// By name. https://html.spec.whatwg.org/multipage/indices.html#elements-3, and old ones.
constexpr auto kTags = [] {
    using enum HtmlTag;
    return std::to_array<HtmlTagInfo>({
        {"a", kA, 0},
        {"address", kAddress, kBlockP},
        {"area", kArea, kVoidElement},
        {"article", kArticle, kBlockP},
        {"aside", kAside, kBlockP},
        {"audio", kAudio, kNoProse},
        {"b", kB, 0},
        {"base", kBase, kVoidHead},
        {"blockquote", kBlockquote, kBlockP},
        {"body", kBody, kBlockElement},
        {"br", kBr, kVoidElement},
        {"button", kButton, kNoProse},
        {"canvas", kCanvas, kNoProse},
        {"caption", kCaption, kBlockElement | kTableScope},
        {"center", kCenter, kBlockP},
        {"cite", kCite, 0},
        {"col", kCol, kVoidElement},
        {"colgroup", kColgroup, 0},
        {"datalist", kDatalist, kNoProse},
        {"dd", kDd, kBlockP},
        {"details", kDetails, kBlockP},
        {"dialog", kDialog, kBlockP},
        {"dir", kDir, kBlockP},
        {"div", kDiv, kBlockP},
        {"dl", kDl, kBlockP},
        {"dt", kDt, kBlockP},
        {"em", kEm, 0},
        {"embed", kEmbed, kVoidElement},
        {"fieldset", kFieldset, kBlockP},
        {"figcaption", kFigcaption, kBlockP},
        {"figure", kFigure, kBlockP},
        {"footer", kFooter, kBlockP},
        {"form", kForm, kBlockP},
        {"frameset", kFrameset, kBlockElement},
        {"h1", kH1, kBlockP},
        {"h2", kH2, kBlockP},
        {"h3", kH3, kBlockP},
        {"h4", kH4, kBlockP},
        {"h5", kH5, kBlockP},
        {"h6", kH6, kBlockP},
        {"head", kHead, kBlockElement},
        {"header", kHeader, kBlockP},
        {"hgroup", kHgroup, kBlockP},
        {"hr", kHr, kVoidElement | kBlockP},
        {"html", kHtml, kBlockElement},
        {"i", kI, 0},
        {"iframe", kIframe, kRawText | kNoProse},
        {"img", kImg, kVoidElement},
        {"input", kInput, kVoidElement},
        {"label", kLabel, 0},
        {"legend", kLegend, kBlockElement},
        {"li", kLi, kBlockP},
        {"link", kLink, kVoidHead},
        {"main", kMain, kBlockP},
        {"map", kMap, kNoProse},
        {"marquee", kMarquee, kBlockElement | kTableScope},
        {"math", kMath, kNoProse},
        {"menu", kMenu, kBlockP},
        {"meta", kMeta, kVoidHead},
        {"nav", kNav, kBlockP},
        {"noembed", kNoembed, kRawText | kNoProse},
        {"noframes", kNoframes, kRawText | kNoProse | kHeadElement},
        {"noscript", kNoscript, kNoProse | kHeadElement},
        {"object", kObject, kTableScope},
        {"ol", kOl, kBlockP},
        {"optgroup", kOptgroup, 0},
        {"option", kOption, 0},
        {"p", kP, kBlockP},
        {"param", kParam, kVoidElement},
        {"picture", kPicture, 0},
        {"pre", kPre, kBlockP},
        {"progress", kProgress, kNoProse},
        {"rp", kRp, kNoProse},
        {"rt", kRt, kNoProse},
        {"script", kScript, kRawText | kNoProse | kHeadElement},
        {"section", kSection, kBlockP},
        {"select", kSelect, kNoProse},
        {"source", kSource, kVoidElement},
        {"span", kSpan, 0},
        {"strong", kStrong, 0},
        {"style", kStyle, kRawText | kNoProse | kHeadElement},
        {"summary", kSummary, kBlockP},
        {"svg", kSvg, kNoProse},
        {"table", kTable, kBlockP | kTableScope},
        {"tbody", kTbody, kBlockElement},
        {"td", kTd, kBlockElement | kTableScope},
        {"template", kTemplate, kNoProse | kTableScope | kHeadElement},
        {"textarea", kTextarea, kReplacedText | kNoProse},
        {"tfoot", kTfoot, kBlockElement},
        {"th", kTh, kBlockElement | kTableScope},
        {"thead", kThead, kBlockElement},
        {"time", kTime, 0},
        {"title", kTitle, kReplacedText | kNoProse | kHeadElement},
        {"tr", kTr, kBlockElement},
        {"track", kTrack, kVoidElement},
        {"u", kU, 0},
        {"ul", kUl, kBlockP},
        {"video", kVideo, kNoProse},
        {"wbr", kWbr, kVoidElement},
        {"xmp", kXmp, kRawText | kNoProse},
    });
}();
static_assert(std::ranges::is_sorted(kTags, {}, &HtmlTagInfo::name));

constexpr auto kTraits = [] {
    std::array<std::uint8_t, static_cast<std::size_t>(HtmlTag::kXmp) + 1> result{};
    for (const HtmlTagInfo& info : kTags) result[static_cast<std::size_t>(info.tag)] = info.traits;
    result[static_cast<std::size_t>(HtmlTag::kRoot)] = kBlockElement;
    return result;
}();

constexpr HtmlTagInfo kUnknown{};

} // namespace

const HtmlTagInfo& html_tag(std::string_view name) {
    char lower[16];
    if (name.empty() || name.size() > sizeof lower) return kUnknown;
    std::ranges::transform(name, lower, [](char c) { return lower_ascii(c); });
    const std::string_view key(lower, name.size());
    const auto found = std::ranges::lower_bound(kTags, key, {}, &HtmlTagInfo::name);
    return found != kTags.end() && found->name == key ? *found : kUnknown;
}

std::uint8_t traits_of(HtmlTag tag) { return kTraits[static_cast<std::size_t>(tag)]; }

} // namespace claimgraph
