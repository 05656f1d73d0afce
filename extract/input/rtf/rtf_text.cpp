#include "extract/input/rtf/rtf_text.hpp"

#include "extract/input/style_names.hpp"
#include "graph/base/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace claimgraph {

namespace {

constexpr std::size_t kMostGroups = 1000;
constexpr std::size_t kLongestInstruction = 64;
constexpr std::size_t kLongestInfo = 1000;
constexpr std::size_t kMostBytesAtOnce = 4096;

bool is_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

int hex_digit(char letter) {
    if (is_digit(letter)) return letter - '0';
    const char lower = static_cast<char>(letter | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_table_of_contents(std::string_view instruction) {
    constexpr std::string_view kName = "TOC";
    instruction.remove_prefix(std::min(instruction.find_first_not_of(' '), instruction.size()));
    return instruction.starts_with(kName);
}

} // namespace

Result<void> RtfText::read(std::string_view rtf) {
    rtf_ = rtf;
    group_.code_page = default_page_;
    std::size_t at = 0;
    while (at < rtf_.size()) {
        const char letter = rtf_[at];
        if (letter == '{') {
            if (groups_.size() == kMostGroups) {
                flush();
                return fail(ErrorCode::kBadFormat, fmt::format("groups nested more than {} deep", kMostGroups));
            }
            begin_group();
            ++at;
        } else if (letter == '}') {
            end_group();
            ++at;
        } else if (letter == '\\') {
            at = control(at + 1);
        } else if (letter == '\r' || letter == '\n' || letter == '\0') {
            ++at;
        } else if (to_skip_ > 0) {
            --to_skip_;
            ++at;
        } else {
            const std::size_t end = std::min(rtf_.find_first_of(std::string_view("{}\\\r\n\0", 6), at), rtf_.size());
            put(rtf_.substr(at, end - at));
            at = end;
        }
    }
    flush();
    ends_early_ = !groups_.empty();
    while (!groups_.empty()) end_group();
    end_paragraph();
    end_row();
    return {};
}

void RtfText::begin_group() {
    flush();
    to_skip_ = 0;
    groups_.push_back(group_);
    group_.is_field = group_.is_inner = false;
}

void RtfText::end_group() {
    flush();
    to_skip_ = 0;
    if (group_.is_field) fields_.pop_back();
    if (group_.is_inner) {
        written_.end_paragraph();
        --inner_;
    }
    group_.is_field = group_.is_inner = false;
    if (groups_.empty()) return; // one too many
    group_ = groups_.back();
    groups_.pop_back();
}

/// Reads what comes after a backslash; gives the place behind it.
std::size_t RtfText::control(std::size_t at) {
    bool is_optional = false;
    if (at < rtf_.size() && rtf_[at] == '*') {
        is_optional = true;
        at = rtf_.find_first_not_of(" \r\n", at + 1);
        if (at == std::string_view::npos || rtf_[at] != '\\') return std::min(at, rtf_.size());
        ++at;
    }
    if (at >= rtf_.size()) return at;
    if (!is_letter(rtf_[at])) {
        const char symbol = rtf_[at];
        const bool is_skipped = to_skip_ > 0 && symbol != '\r' && symbol != '\n';
        if (is_skipped) --to_skip_;
        if (symbol == '\'') {
            const int high = at + 2 < rtf_.size() ? hex_digit(rtf_[at + 1]) : -1;
            const int low = at + 2 < rtf_.size() ? hex_digit(rtf_[at + 2]) : -1;
            if (high < 0 || low < 0) return at + 1;
            const char byte = static_cast<char>(high * 16 + low);
            if (!is_skipped && byte != '\0') put({&byte, 1});
            return at + 3;
        }
        if (is_skipped) return at + 1;
        if (symbol == '~')
            put_utf8(" ");
        else if (symbol == '_')
            put_utf8("-");
        else if (symbol == '\r' || symbol == '\n')
            apply(RtfAction::kParagraph, 0);
        else if (symbol == '{' || symbol == '}' || symbol == '\\')
            put({&symbol, 1});
        return at + 1;
    }
    const std::size_t begin = at;
    while (at < rtf_.size() && is_letter(rtf_[at])) ++at;
    const std::string_view word = rtf_.substr(begin, at - begin);
    const bool is_negative = at < rtf_.size() && rtf_[at] == '-';
    if (is_negative) ++at;
    const bool has_number = at < rtf_.size() && is_digit(rtf_[at]);
    int number = 0;
    constexpr int kMostNumber = 100'000'000;
    while (at < rtf_.size() && is_digit(rtf_[at])) number = std::min(number * 10 + (rtf_[at++] - '0'), kMostNumber);
    if (is_negative) number = -number;
    if (at < rtf_.size() && rtf_[at] == ' ') ++at;
    if (word == "bin" && number > 0) return std::min(at + static_cast<std::size_t>(number), rtf_.size());
    if (to_skip_ > 0) {
        --to_skip_;
        return at;
    }
    apply(word, has_number, has_number ? number : 1, is_optional);
    return at;
}

void RtfText::apply(std::string_view word, bool has_number, int number, bool is_optional) {
    constexpr std::array<std::string_view, 3> kTransparent = {"shpinst", "shp", "shpgrp"};

    if (const std::string_view sign = rtf_sign(word); !sign.empty()) return put_utf8(sign);
    if (word == "mac" || word == "pc" || word == "pca") {
        default_page_ = group_.code_page = word == "mac" ? 10000 : word == "pc" ? 437 : 850;
        return;
    }
    const auto action = rtf_action(word);
    flush();
    // \* says that who does not know the destination leaves it out
    if (!action && is_optional && std::ranges::find(kTransparent, word) == kTransparent.end())
        return apply(RtfAction::kLeftOut, 0);
    // \b and \b1 turn on, \b0 turns off; \f and \u without a number say nothing
    if (action) apply(*action, has_number ? number : 1);
}

void RtfText::apply(RtfAction action, int number) {
    const bool is_text = group_.destination == Destination::kText;
    // what is left out stays so, but for what says it again in Unicode
    const auto set = [&](Destination destination) {
        const bool is_of_info = destination == Destination::kTitle || destination == Destination::kAuthor ||
                                destination == Destination::kCompany || destination == Destination::kCreated;
        if (is_text || is_of_info) group_.destination = destination;
    };
    switch (action) {
    case RtfAction::kAnsiPage:
        if (number > 0) default_page_ = group_.code_page = static_cast<std::uint32_t>(number);
        break;
    case RtfAction::kDefaultFont:
        default_font_ = number;
        break;
    case RtfAction::kLeftOut:
        group_.destination = Destination::kNone;
        break;
    case RtfAction::kFontTable:
        set(Destination::kFontTable);
        break;
    case RtfAction::kStyles:
        set(Destination::kStyles);
        break;
    case RtfAction::kTitle:
        set(Destination::kTitle);
        break;
    case RtfAction::kAuthor:
        set(Destination::kAuthor);
        break;
    case RtfAction::kCompany:
        set(Destination::kCompany);
        break;
    case RtfAction::kCreated:
        set(Destination::kCreated);
        break;
    case RtfAction::kInstruction:
        set(Destination::kInstruction);
        break;
    case RtfAction::kTwice:
        group_.outer = group_.destination;
        group_.destination = Destination::kNone;
        break;
    case RtfAction::kUnicodeVariant:
        group_.destination = group_.outer;
        break;
    case RtfAction::kField:
        if (!group_.is_field) fields_.emplace_back();
        group_.is_field = true;
        break;
    case RtfAction::kResult:
        if (!fields_.empty() && is_table_of_contents(fields_.back())) group_.destination = Destination::kNone;
        break;
    case RtfAction::kFont:
        set_font(number);
        break;
    case RtfAction::kFontPage:
        if (group_.destination == Destination::kFontTable && number > 0)
            fonts_[group_.font] = static_cast<std::uint32_t>(number);
        break;
    case RtfAction::kCharset:
        if (group_.destination == Destination::kFontTable)
            if (const std::uint32_t page = code_page_of_charset(number); page != 0) fonts_[group_.font] = page;
        break;
    case RtfAction::kPlain:
        group_.is_bold = group_.is_hidden = false;
        set_font(default_font_);
        break;
    case RtfAction::kBold:
        group_.is_bold = number != 0;
        break;
    case RtfAction::kHidden:
        group_.is_hidden = number != 0;
        break;
    case RtfAction::kSkipCount:
        group_.skipped_after_unicode = std::clamp(number, 0, 100);
        break;
    case RtfAction::kUnicode:
        unicode(number);
        to_skip_ = group_.skipped_after_unicode;
        break;
    case RtfAction::kYear:
        if (group_.destination == Destination::kCreated) info_.year = number;
        break;
    case RtfAction::kMonth:
        if (group_.destination == Destination::kCreated) info_.month = number;
        break;
    case RtfAction::kDay:
        if (group_.destination == Destination::kCreated) info_.day = number;
        break;
    case RtfAction::kStyle:
        if (group_.destination == Destination::kStyles)
            style_number_ = number;
        else if (is_text)
            format_.style = number;
        break;
    case RtfAction::kLevel:
        if (is_text) format_.is_heading = number >= 0 && number < 9;
        break;
    case RtfAction::kInTable:
        if (is_text) format_.is_in_table = number != 0;
        break;
    case RtfAction::kParagraphDefaults:
        if (is_text) format_ = {};
        break;
    case RtfAction::kLine:
        if (is_text && !group_.is_hidden) written_.add_line_break();
        break;
    case RtfAction::kParagraph:
        if (is_text) end_paragraph();
        break;
    case RtfAction::kCell:
        if (is_text) end_cell();
        break;
    case RtfAction::kRow:
        if (is_text) end_row();
        break;
    case RtfAction::kInner:
        if (!is_text || group_.is_inner) break;
        if (!is_open_ && inner_ == 0) {
            written_.begin_paragraph();
            is_open_ = true;
        }
        written_.begin_paragraph();
        group_.is_inner = true;
        ++inner_;
        break;
    }
}

void RtfText::set_font(int font) {
    group_.font = font;
    const auto found = fonts_.find(font);
    group_.code_page = found == fonts_.end() ? default_page_ : found->second;
}

void RtfText::unicode(int number) {
    const char32_t unit = static_cast<char32_t>(number < 0 ? number + 0x10000 : number);
    const char32_t high = std::exchange(high_surrogate_, 0);
    std::string text;
    if (unit >= 0xd800 && unit < 0xdc00) {
        high_surrogate_ = unit;
    } else if (unit >= 0xdc00 && unit < 0xe000) {
        if (high != 0) append_utf8(text, 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
    } else if (unit < 0xe000 || (unit > 0xf8ff && unit < 0x110000)) { // between them are signs of fonts
        append_utf8(text, unit);
    }
    if (!text.empty() && text != std::string_view("\0", 1)) put_utf8(text);
}

void RtfText::put(std::string_view bytes) {
    // of a font table and the like only control words matter
    if (group_.destination == Destination::kNone || group_.destination == Destination::kFontTable) return;
    bytes_ += bytes;
    if (bytes_.size() > kMostBytesAtOnce && static_cast<unsigned char>(bytes_.back()) < 0x80) flush();
}

void RtfText::flush() {
    if (bytes_.empty()) return;
    std::string text;
    const bool is_ascii =
        std::ranges::none_of(bytes_, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
    if (is_ascii && group_.code_page != kSymbols)
        text.swap(bytes_);
    else
        pages_.decode(bytes_, group_.code_page, text);
    bytes_.clear();
    put_utf8(text);
}

void RtfText::put_utf8(std::string_view text) {
    flush();
    const auto put_into = [&](std::string& field, std::size_t limit) {
        if (field.size() < limit) field += text.substr(0, limit);
    };
    switch (group_.destination) {
    case Destination::kNone:
    case Destination::kFontTable:
    case Destination::kCreated:
        return;
    case Destination::kTitle:
        return put_into(info_.title, kLongestInfo);
    case Destination::kAuthor:
        return put_into(info_.author, kLongestInfo);
    case Destination::kCompany:
        return put_into(info_.company, kLongestInfo);
    case Destination::kInstruction:
        if (!fields_.empty()) put_into(fields_.back(), kLongestInstruction);
        return;
    case Destination::kStyles: // "heading 1;"
        if (const std::size_t end = text.find(';'); end == std::string_view::npos) {
            put_into(style_name_, kLongestInfo);
        } else {
            style_name_ += text.substr(0, std::min(end, kLongestInfo));
            styles_[style_number_] = named_style(style_name_);
            style_name_.clear();
            style_number_ = 0;
        }
        return;
    case Destination::kText:
        break;
    }
    if (group_.is_hidden) return;
    if (inner_ == 0) {
        if (format_.is_in_table && !has_row_) {
            end_paragraph();
            written_.begin_table();
            written_.begin_row();
            written_.begin_cell();
            has_row_ = true;
        } else if (!format_.is_in_table && has_row_ && !is_open_) {
            end_row();
        }
        if (!is_open_) written_.begin_paragraph();
        is_open_ = true;
        const bool has_letters = text.find_first_not_of(" \t\n") != std::string_view::npos;
        if (has_letters) (group_.is_bold ? has_bold_ : has_plain_) = true;
    }
    written_.add(text);
}

OfficeText::Style RtfText::paragraph_style() const {
    const auto found = styles_.find(format_.style);
    if (found != styles_.end() && found->second != OfficeText::Style::kText) return found->second;
    const bool stands_out = has_bold_ && !has_plain_ && looks_like_heading(written_.text());
    return format_.is_heading || stands_out ? OfficeText::Style::kHeading : OfficeText::Style::kText;
}

void RtfText::end_paragraph() {
    flush();
    if (inner_ > 0) {
        written_.end_paragraph();
        written_.begin_paragraph();
        return;
    }
    if (is_open_) {
        written_.set_style(paragraph_style());
        written_.end_paragraph();
    }
    is_open_ = has_bold_ = has_plain_ = false;
}

void RtfText::end_cell() {
    end_paragraph();
    if (inner_ == 0) written_.begin_cell();
}

void RtfText::end_row() {
    if (inner_ > 0) return;
    end_paragraph();
    if (!has_row_) return;
    written_.end_row();
    written_.end_table();
    has_row_ = false;
}

} // namespace claimgraph
