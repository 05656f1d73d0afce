#include "extract/input/html/html_bytes.hpp"
#include "extract/input/html/html_page.hpp"
#include "extract/text/html_entity.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

struct AttributeName {
    std::string_view name;
    HtmlAttribute attribute;
};
constexpr auto kAttributes = std::to_array<AttributeName>({
    {"aria-hidden", HtmlAttribute::kAriaHidden},
    {"charset", HtmlAttribute::kCharset},
    {"class", HtmlAttribute::kClass},
    {"content", HtmlAttribute::kContent},
    {"datetime", HtmlAttribute::kDatetime},
    {"hidden", HtmlAttribute::kHidden},
    {"href", HtmlAttribute::kHref},
    {"id", HtmlAttribute::kId},
    {"itemprop", HtmlAttribute::kItemprop},
    {"itemtype", HtmlAttribute::kItemtype},
    {"lang", HtmlAttribute::kLang},
    {"name", HtmlAttribute::kName},
    {"property", HtmlAttribute::kProperty},
    {"rel", HtmlAttribute::kRel},
    {"role", HtmlAttribute::kRole},
    {"style", HtmlAttribute::kStyle},
    {"type", HtmlAttribute::kType},
    {"xml:lang", HtmlAttribute::kXmlLang},
});

constexpr bool is_letter_of_tag(char c) { return 'a' <= (c | 0x20) && (c | 0x20) <= 'z'; }

HtmlAttribute attribute_named(std::string_view name) {
    if (name.size() < 2 || name.size() > 11) return HtmlAttribute::kOther;
    for (const AttributeName& known : kAttributes)
        if (equal_but_case(known.name, name)) return known.attribute;
    return HtmlAttribute::kOther;
}

bool is_cell(HtmlTag tag) { return tag == HtmlTag::kTd || tag == HtmlTag::kTh; }
bool is_rows(HtmlTag tag) { return tag == HtmlTag::kTbody || tag == HtmlTag::kThead || tag == HtmlTag::kTfoot; }
bool is_of_table(HtmlTag tag) { return is_cell(tag) || is_rows(tag) || tag == HtmlTag::kTr; }

} // namespace

/// Goes through the page once, with the elements that are open on a stack.
class HtmlParser {
  public:
    explicit HtmlParser(HtmlPage& page) : page_(page), html_(page.html_), is_xml_(page.html_.starts_with("<?xml")) {}

    void parse();

  private:
    struct Open {
        std::uint32_t node;
        HtmlTag tag;
        bool is_link;
        std::string_view name;
    };

    std::uint32_t position() const { return static_cast<std::uint32_t>(at_); }
    std::uint32_t add_node(HtmlTag tag);
    void add_text(std::size_t begin, std::size_t end);
    void add_text_node(ByteSpan source, std::uint8_t decoded_size, std::array<char, 4> decoded);
    bool begins_markup(std::size_t at) const {
        const char next = at + 1 < html_.size() ? html_[at + 1] : '\0';
        return is_letter_of_tag(next) || next == '/' || next == '!' || next == '?';
    }
    void read_markup();
    void read_start_tag();
    bool read_attributes(HtmlNode* node);
    void read_end_tag();
    void skip_comment();
    void skip_raw_text(std::string_view name, std::uint32_t node);

    void close_before(HtmlTag tag, std::uint8_t traits);
    void close_innermost(HtmlTag tag, HtmlTag boundary);
    void end_link();
    void end_element(HtmlTag tag, std::string_view name);
    void pop_to(std::size_t size);
    bool is_open(HtmlTag tag) const { return open_of_[static_cast<std::size_t>(tag)] != 0; }

    HtmlPage& page_;
    std::string_view html_;
    bool is_xml_; ///< "<div/>" is empty
    std::size_t at_ = 0;
    std::size_t tag_begin_ = 0;
    std::size_t links_ = 0;
    std::vector<Open> stack_;
    std::array<std::uint16_t, static_cast<std::size_t>(HtmlTag::kXmp) + 1> open_of_{};
};

std::uint32_t HtmlParser::add_node(HtmlTag tag) {
    const auto number = static_cast<std::uint32_t>(page_.nodes_.size());
    HtmlNode& node = page_.nodes_.emplace_back();
    node.tag = tag;
    node.parent = stack_.empty() ? 0 : stack_.back().node;
    node.end = number + 1;
    return number;
}

void HtmlParser::add_text_node(ByteSpan source, std::uint8_t decoded_size, std::array<char, 4> decoded) {
    HtmlNode& last = page_.nodes_.back();
    const bool goes_on = last.tag == HtmlTag::kText && last.source.end == source.begin && last.decoded_size == 0 &&
                         decoded_size == 0 && last.parent == stack_.back().node && last.in_link == (links_ != 0);
    if (goes_on) {
        last.source.end = source.end;
        return;
    }
    HtmlNode& node = page_.nodes_[add_node(HtmlTag::kText)];
    node.source = source;
    node.in_link = links_ != 0;
    node.decoded_size = decoded_size;
    node.decoded = decoded;
}

void HtmlParser::add_text(std::size_t begin, std::size_t end) {
    const auto span = [](std::size_t from, std::size_t to) {
        return ByteSpan{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
    };
    while (begin < end) {
        const std::string_view rest = html_.substr(begin, end - begin);
        const std::size_t plain = std::min(rest.find('&'), rest.size());
        if (plain != 0) add_text_node(span(begin, begin + plain), 0, {});
        begin += plain;
        if (begin == end) break;
        const HtmlEntity entity = html_entity_at(rest.substr(plain));
        if (entity.size == 0) {
            add_text_node(span(begin, begin + 1), 0, {});
            ++begin;
        } else {
            std::array<char, 4> bytes{};
            const std::size_t size = put_utf8(entity.character, bytes.data());
            add_text_node(span(begin, begin + entity.size), static_cast<std::uint8_t>(size), bytes);
            begin += entity.size;
        }
    }
}

void HtmlParser::parse() {
    page_.nodes_.reserve(html_.size() / 32 + 1);
    stack_.push_back({add_node(HtmlTag::kRoot), HtmlTag::kRoot, false, {}});
    while (at_ < html_.size()) {
        // a piece of text ends where a tag or a comment begins: "<" and a letter, "/", "!" or "?"
        std::size_t end = html_.find('<', at_);
        while (end != std::string_view::npos && !begins_markup(end)) end = html_.find('<', end + 1);
        end = std::min(end, html_.size());
        add_text(at_, end);
        at_ = tag_begin_ = end;
        if (at_ < html_.size()) read_markup();
    }
    tag_begin_ = html_.size();
    pop_to(0);
}

void HtmlParser::read_markup() {
    const char next = html_[at_ + 1];
    if (is_letter_of_tag(next)) return read_start_tag();
    if (next == '/') return read_end_tag();
    skip_comment();
}

void HtmlParser::skip_comment() {
    const bool is_comment = html_.substr(at_, 4) == "<!--";
    // "<!-->" is an empty comment; what is no comment ends at the next ">"
    const std::size_t end = is_comment ? html_.find("-->", at_ + 2) : html_.find('>', at_ + 2);
    at_ = end == std::string_view::npos ? html_.size() : end + (is_comment ? 3 : 1);
}

/// Stands behind the name of a tag; goes behind its ">". True if the tag ends in "/>".
bool HtmlParser::read_attributes(HtmlNode* node) {
    const auto skip = [this](auto&& while_true) {
        while (at_ < html_.size() && while_true(html_[at_])) ++at_;
    };
    for (;;) {
        skip([](char c) { return is_html_blank(c) || c == '/'; });
        if (at_ == html_.size()) return false;
        if (html_[at_] == '>') return html_[at_++ - 1] == '/';
        const std::size_t name_begin = at_;
        ++at_; // "=" may begin a name
        skip([](char c) { return !is_html_blank(c) && c != '/' && c != '>' && c != '='; });
        const std::string_view name = html_.substr(name_begin, at_ - name_begin);
        skip(is_html_blank);
        std::size_t value_begin = at_;
        std::size_t value_end = at_;
        if (at_ < html_.size() && html_[at_] == '=') {
            ++at_;
            skip(is_html_blank);
            const char quote = at_ < html_.size() ? html_[at_] : '\0';
            if (quote == '"' || quote == '\'') {
                value_begin = ++at_;
                at_ = value_end = std::min(html_.find(quote, at_), html_.size());
                at_ = std::min(at_ + 1, html_.size());
            } else {
                value_begin = at_;
                skip([](char c) { return !is_html_blank(c) && c != '>'; });
                value_end = at_;
            }
        }
        const HtmlAttribute attribute = attribute_named(name);
        if (node == nullptr || attribute == HtmlAttribute::kOther) continue;
        page_.attributes_.push_back(
            {attribute, {static_cast<std::uint32_t>(value_begin), static_cast<std::uint32_t>(value_end)}});
        ++node->attributes;
    }
}

void HtmlParser::read_start_tag() {
    const std::size_t name_begin = ++at_;
    while (at_ < html_.size() && !is_html_blank(html_[at_]) && html_[at_] != '/' && html_[at_] != '>') ++at_;
    const std::string_view name = html_.substr(name_begin, at_ - name_begin);
    const HtmlTagInfo& info = html_tag(name);
    if ((info.tag == HtmlTag::kHtml || info.tag == HtmlTag::kBody || info.tag == HtmlTag::kHead) && is_open(info.tag)) {
        read_attributes(nullptr);
        return;
    }
    close_before(info.tag, info.traits);
    const std::uint32_t number = add_node(info.tag);
    HtmlNode& node = page_.nodes_[number];
    node.first_attribute = static_cast<std::uint32_t>(page_.attributes_.size());
    const bool is_empty = read_attributes(&node) && (is_xml_ || is_open(HtmlTag::kSvg) || is_open(HtmlTag::kMath));
    node.source = {position(), position()};
    if ((info.traits & kVoidElement) != 0 || is_empty) return;
    if ((info.traits & (kRawText | kReplacedText)) != 0) return skip_raw_text(name, number);
    if (stack_.size() >= kDeepestElement) return;
    const bool is_link = info.tag == HtmlTag::kA && page_.has(number, HtmlAttribute::kHref);
    stack_.push_back({number, info.tag, is_link, name});
    ++open_of_[static_cast<std::size_t>(info.tag)];
    links_ += is_link;
}

void HtmlParser::skip_raw_text(std::string_view name, std::uint32_t node) {
    const std::size_t begin = at_;
    std::size_t end = begin;
    for (;;) {
        end = html_.find("</", end);
        if (end == std::string_view::npos) {
            end = at_ = html_.size();
            break;
        }
        const std::size_t after = end + 2 + name.size();
        const bool is_end =
            equal_but_case(html_.substr(end + 2, name.size()), name) &&
            (after >= html_.size() || is_html_blank(html_[after]) || html_[after] == '/' || html_[after] == '>');
        if (is_end) {
            at_ = std::min(after, html_.size());
            read_attributes(nullptr);
            break;
        }
        end += 2;
    }
    page_.nodes_[node].source = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

void HtmlParser::read_end_tag() {
    const std::size_t name_begin = at_ + 2;
    if (name_begin >= html_.size() || !is_letter_of_tag(html_[name_begin])) return skip_comment();
    at_ = name_begin;
    while (at_ < html_.size() && !is_html_blank(html_[at_]) && html_[at_] != '/' && html_[at_] != '>') ++at_;
    const std::string_view name = html_.substr(name_begin, at_ - name_begin);
    read_attributes(nullptr);
    const HtmlTag tag = html_tag(name).tag;
    if (tag == HtmlTag::kA) return end_link();
    if (tag == HtmlTag::kBr) {
        HtmlNode& node = page_.nodes_[add_node(HtmlTag::kBr)];
        node.source = {position(), position()};
        return;
    }
    // what stands behind </body> is read as if it stood before
    if (tag != HtmlTag::kBody && tag != HtmlTag::kHtml && is_open(tag)) end_element(tag, name);
}

/// Closes what the start of an element ends: https://html.spec.whatwg.org/multipage/syntax.html#optional-tags
void HtmlParser::close_before(HtmlTag tag, std::uint8_t traits) {
    if (stack_.back().tag == HtmlTag::kHead && (traits & kHeadElement) == 0) pop_to(stack_.size() - 1);
    if (tag == HtmlTag::kBody) close_innermost(HtmlTag::kHead, HtmlTag::kRoot);
    if ((traits & kClosesP) != 0) close_innermost(HtmlTag::kP, HtmlTag::kTable);
    if (is_heading(tag) && is_heading(stack_.back().tag)) pop_to(stack_.size() - 1);
    switch (tag) {
    case HtmlTag::kA:
        end_link();
        break;
    case HtmlTag::kLi:
        close_innermost(HtmlTag::kLi, HtmlTag::kUl);
        break;
    case HtmlTag::kDt:
    case HtmlTag::kDd:
        close_innermost(HtmlTag::kDt, HtmlTag::kDl);
        close_innermost(HtmlTag::kDd, HtmlTag::kDl);
        break;
    case HtmlTag::kOption:
        close_innermost(HtmlTag::kOption, HtmlTag::kSelect);
        break;
    case HtmlTag::kTd:
    case HtmlTag::kTh:
        close_innermost(HtmlTag::kTd, HtmlTag::kTr);
        close_innermost(HtmlTag::kTh, HtmlTag::kTr);
        break;
    case HtmlTag::kTr:
        close_innermost(HtmlTag::kTr, HtmlTag::kTable);
        break;
    case HtmlTag::kTbody:
    case HtmlTag::kThead:
    case HtmlTag::kTfoot:
        close_innermost(HtmlTag::kTr, HtmlTag::kTable);
        for (const HtmlTag rows : {HtmlTag::kTbody, HtmlTag::kThead, HtmlTag::kTfoot})
            close_innermost(rows, HtmlTag::kTable);
        break;
    default:
        break;
    }
}

/// Closes the innermost open element of a tag, if it lies within the boundary, and what is open in it.
void HtmlParser::close_innermost(HtmlTag tag, HtmlTag boundary) {
    if (!is_open(tag)) return;
    for (std::size_t i = stack_.size(); i-- > 1;) {
        const HtmlTag open = stack_[i].tag;
        if (open == tag) return pop_to(i);
        const bool is_list = boundary == HtmlTag::kUl && (open == HtmlTag::kOl || open == HtmlTag::kMenu);
        const bool is_scope = !is_of_table(tag) && (traits_of(open) & kTableScope) != 0;
        if (open == boundary || open == HtmlTag::kTable || is_list || is_scope) return;
    }
}

void HtmlParser::end_link() {
    if (!is_open(HtmlTag::kA)) return;
    bool is_innermost = true;
    for (std::size_t i = stack_.size(); i-- > 1;) {
        Open& open = stack_[i];
        if (open.tag == HtmlTag::kA) {
            if (is_innermost) return pop_to(i);
            // it ends as a link, while the blocks in it stay open
            links_ -= open.is_link;
            --open_of_[static_cast<std::size_t>(HtmlTag::kA)];
            open = {open.node, HtmlTag::kOther, false, {}};
            ++open_of_[static_cast<std::size_t>(HtmlTag::kOther)];
            return;
        }
        if ((traits_of(open.tag) & kTableScope) != 0) return;
        is_innermost = is_innermost && (traits_of(open.tag) & kBlockElement) == 0;
    }
}

void HtmlParser::end_element(HtmlTag tag, std::string_view name) {
    const std::uint8_t traits = traits_of(tag);
    const bool is_inline = (traits & (kBlockElement | kTableScope)) == 0;
    for (std::size_t i = stack_.size(); i-- > 1;) {
        const Open& open = stack_[i];
        if (open.tag == tag && (tag != HtmlTag::kOther || equal_but_case(open.name, name))) return pop_to(i);
        if (is_heading(tag) && is_heading(open.tag)) return pop_to(i);
        const std::uint8_t crossed = traits_of(open.tag);
        if (is_inline && (crossed & kBlockElement) != 0) return;
        if (is_of_table(tag) ? open.tag == HtmlTag::kTable
                             : (traits & kTableScope) == 0 && (crossed & kTableScope) != 0)
            return;
    }
}

void HtmlParser::pop_to(std::size_t size) {
    while (stack_.size() > size) {
        const Open& open = stack_.back();
        HtmlNode& node = page_.nodes_[open.node];
        node.end = static_cast<std::uint32_t>(page_.nodes_.size());
        node.source.end = std::max(node.source.begin, static_cast<std::uint32_t>(tag_begin_));
        if (open.tag != HtmlTag::kRoot) --open_of_[static_cast<std::size_t>(open.tag)];
        links_ -= open.is_link;
        stack_.pop_back();
    }
}

HtmlPage::HtmlPage(std::string_view html) : html_(html) { HtmlParser(*this).parse(); }

} // namespace claimgraph
