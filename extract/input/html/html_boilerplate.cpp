#include "extract/input/html/html_boilerplate.hpp"

#include "extract/input/html/html_bytes.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace claimgraph {
namespace {

/// Words of classes and ids, as they stand between signs and changes of case.
constexpr auto kWords = std::to_array<std::string_view>({
    // clang-format off
    "ad", "adsense", "ads", "advert", "aside", "author", "authors", "banner", "bio", "byline", "callout", "caption", "captions", "consent",
    "cookie", "cookies", "copyright", "credit", "credits", "dfp", "dialog", "disclaimer", "feedback", "follow", "footer", "gdpr", "infobox",
    "keywords", "login", "masthead", "menu", "meta", "modal", "nav", "navbar", "overlay", "pager", "player", "poll", "popular", "popup",
    "promo", "promos", "promoted", "promotion", "rating", "recirc", "respond", "share", "sharing", "signin", "signup", "skip", "social", "subscribe", "subscription", "subscriptions",
    "tags", "toc", "toolbar", "tools", "tooltip", "topics", "trending", "widget",
    // clang-format on
});

/// Words that are long enough to know them within others: "inlinegallery".
constexpr auto kParts = std::to_array<std::string_view>({
    // clang-format off
    "addthis", "addtoany", "advertis", "alsolike", "breadcrumb", "carousel", "comment", "disqus", "gallery", "jp-relatedposts", "lightbox",
    "livefyre", "navigation", "newsletter", "outbrain", "pagination", "pullquote", "pull-quote", "read-also", "read-more", "read-next",
    "readmore", "readnext", "recommend", "related", "screen-reader", "see-also", "sharebar", "sharedaddy", "sharethis", "sidebar",
    "slideshow", "sponsor", "taboola", "zergnet",
    // clang-format on
});

/// Whether a class or id is one of an element around the text.
bool has_boilerplate_word(std::string_view names) {
    std::array<char, 512> lower{};
    const std::size_t size = std::min(names.size(), lower.size());
    std::size_t begin = 0;
    const auto ends_word = [&](std::size_t end) {
        return end > begin + 1 &&
               std::ranges::find(kWords, std::string_view(&lower[begin], end - begin)) != kWords.end();
    };
    bool was_small = false;
    for (std::size_t i = 0; i < size; ++i) {
        const char c = names[i];
        const bool is_big = 'A' <= c && c <= 'Z';
        const bool is_small = 'a' <= c && c <= 'z';
        const bool is_edge = (!is_big && !is_small) || (is_big && was_small);
        if (is_edge && ends_word(i)) return true;
        if (is_edge) begin = is_big ? i : i + 1;
        lower[i] = c == '_' ? '-' : lower_ascii(c);
        was_small = is_small;
    }
    if (ends_word(size)) return true;
    const std::string_view all(lower.data(), size);
    return std::ranges::any_of(kParts,
                               [all](std::string_view part) { return all.find(part) != std::string_view::npos; });
}

/// Classes of pages that show only when printed, or to screen readers.
bool is_hidden_by_class(std::string_view names) {
    bool is_hidden = false;
    bool is_shown = false;
    while (!names.empty()) {
        const std::size_t size = std::min(names.find_first_of(" \t\r\n"), names.size());
        const std::string_view name = names.substr(0, size);
        names.remove_prefix(std::min(size + 1, names.size()));
        is_hidden = is_hidden || name == "d-none" || name == "hidden" || name == "hide" || name == "is-hidden" ||
                    name == "sr-only" || name == "visually-hidden" || name == "visuallyhidden" || name == "print-only";
        const bool is_by_width =
            name.find(':') != std::string_view::npos || (name.starts_with("d-") && name != "d-none");
        is_shown = is_shown || (is_by_width && !name.starts_with("d-print"));
    }
    return is_hidden && !is_shown;
}

bool is_boilerplate_role(std::string_view role) {
    static constexpr auto kRoles = std::to_array<std::string_view>(
        {"alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar", "navigation",
         "search", "status", "tablist", "toolbar", "tooltip"});
    return std::ranges::find(kRoles, role) != kRoles.end();
}

bool is_boilerplate(const HtmlPage& page, std::uint32_t i) {
    switch (page[i].tag) {
    case HtmlTag::kNav:
    case HtmlTag::kAside:
    case HtmlTag::kFooter:
    case HtmlTag::kFigcaption:
    case HtmlTag::kDialog:
    case HtmlTag::kMenu:
    case HtmlTag::kCaption:
        return true;
    case HtmlTag::kText:
    case HtmlTag::kHtml:
    case HtmlTag::kBody:
    case HtmlTag::kMain:
    case HtmlTag::kTr:
    case HtmlTag::kBr:
        return false;
    default:
        break;
    }
    bool is_body = false;
    bool is_one = false;
    for (const HtmlPage::Attribute& attribute : page.attributes(page[i])) {
        const std::string_view value = slice(page.html(), attribute.value);
        switch (attribute.name) {
        case HtmlAttribute::kItemprop:
            is_body = is_body || value.find("articleBody") != std::string_view::npos;
            break;
        case HtmlAttribute::kRole:
            is_one = is_one || is_boilerplate_role(value);
            break;
        case HtmlAttribute::kClass:
            is_one = is_one || is_hidden_by_class(value);
            [[fallthrough]];
        case HtmlAttribute::kId:
            is_one = is_one || has_boilerplate_word(value);
            break;
        default:
            break;
        }
    }
    return is_one && !is_body;
}

/// The headline, and the element that says it has the text.
bool is_mark_of_text(const HtmlPage& page, std::uint32_t i) {
    return page[i].tag == HtmlTag::kH1 ||
           (page[i].attributes != 0 && page.raw(i, HtmlAttribute::kItemprop) == "articleBody");
}

} // namespace

void leave_out_boilerplate(const HtmlPage& page, HtmlMask& left_out) {
    const std::vector<HtmlBlock> blocks = html_blocks(page, left_out);
    // before each node: the prose, and what the text of a page comes with
    std::vector<std::uint32_t> before(page.size() + 1, 0);
    std::vector<std::uint32_t> marks(page.size() + 1, 0);
    for (const HtmlBlock& block : blocks)
        if (block.letters >= 80 && block.linked * 3 < block.letters)
            before[block.begin + 1] = block.letters - block.linked;
    std::partial_sum(before.begin(), before.end(), before.begin());
    for (std::uint32_t i = 0; i < page.size(); ++i) marks[i + 1] = marks[i] + (is_mark_of_text(page, i) ? 1 : 0);
    const std::uint64_t all = before.back();
    for (std::uint32_t i = 0; i < page.size();) {
        const std::uint32_t end = page[i].end;
        if (!left_out[i] && page[i].tag != HtmlTag::kText && is_boilerplate(page, i)) {
            const std::uint64_t held = before[end] - before[i];
            left_out[i] = held * (marks[end] > marks[i] ? 5 : 2) <= all;
        }
        i = left_out[i] ? end : i + 1;
    }
}

} // namespace claimgraph
