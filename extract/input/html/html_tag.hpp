#pragma once

#include <cstdint>
#include <string_view>

namespace claimgraph {

/// The elements of HTML that reading a page depends on. All others are kOther and do not break a line.
enum class HtmlTag : std::uint8_t {
    // clang-format off
    kOther, kText, kRoot,
    kA, kAddress, kArea, kArticle, kAside, kAudio, kB, kBase, kBlockquote, kBody, kBr, kButton, kCanvas, kCaption, kCenter, kCite, kCol,
    kColgroup, kDatalist, kDd, kDetails, kDialog, kDir, kDiv, kDl, kDt, kEm, kEmbed, kFieldset, kFigcaption, kFigure, kFooter,
    kForm, kFrameset, kH1, kH2, kH3, kH4, kH5, kH6, kHead, kHeader, kHgroup, kHr, kHtml, kI, kIframe, kImg, kInput, kLabel, kLegend, kLi,
    kLink, kMain, kMap, kMarquee, kMath, kMenu, kMeta, kNav, kNoembed, kNoframes, kNoscript, kObject, kOl, kOptgroup, kOption,
    kP, kParam, kPicture, kPre, kProgress, kRp, kRt, kScript, kSection, kSelect, kSource, kSpan, kStrong, kStyle, kSummary, kSvg, kTable,
    kTbody, kTd, kTemplate, kTextarea, kTfoot, kTh, kThead, kTime, kTitle, kTr, kTrack, kU, kUl, kVideo, kWbr, kXmp,
    // clang-format on
};

/// What the HTML standard says of an element, as bits.
enum HtmlTraits : std::uint8_t {
    kVoidElement = 1,   ///< without content and end tag: <br>
    kBlockElement = 2,  ///< stands in lines of its own
    kClosesP = 4,       ///< its start ends a paragraph that is open
    kRawText = 8,       ///< its content has no tags: <script>
    kNoProse = 16,      ///< what is in it is no text of the page, or of its controls: <style>, <select>
    kTableScope = 32,   ///< end tags within do not reach out of it: <td>
    kHeadElement = 64,  ///< may stand in <head>
    kReplacedText = 128 ///< raw text with entities: <title>
};

struct HtmlTagInfo {
    std::string_view name;
    HtmlTag tag = HtmlTag::kOther;
    std::uint8_t traits = 0;
};

/// By name, in any case.
const HtmlTagInfo& html_tag(std::string_view name);
std::uint8_t traits_of(HtmlTag tag);

constexpr bool is_heading(HtmlTag tag) { return HtmlTag::kH1 <= tag && tag <= HtmlTag::kH6; }

} // namespace claimgraph
