#include "export/xml/xml_check.hpp"

#include "graph/base/text/swar.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <fmt/format.h>
#include <optional>
#include <utf8proc.h>
#include <vector>

namespace claimgraph {
namespace {

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
}

constexpr auto kContinuesName = [] {
    std::array<bool, 256> table{};
    for (std::size_t byte = 0; byte < table.size(); ++byte) {
        const char c = static_cast<char>(byte);
        table[byte] = starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }
    return table;
}();

bool continues_name(char c) { return kContinuesName[static_cast<unsigned char>(c)]; }

/// Where the first of these characters stands from `at` on; the size of the text if none does. Names and values are
/// mostly too short for memchr() to pay.
template <char... kMarks>
std::size_t find_any(std::string_view text, std::size_t at) {
    for (; text.size() - at >= sizeof(EightBytes); at += sizeof(EightBytes)) {
        const EightBytes word = load_eight(text.data() + at);
        const EightBytes found = (first_zero_byte(word ^ repeat(kMarks)) | ...);
        if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
    }
    while (at < text.size() && ((text[at] != kMarks) && ...)) ++at;
    return at;
}

bool is_character(std::uint32_t code) {
    return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code < 0xD800) ||
           (code >= 0xE000 && code < 0xFFFE) || (code >= 0x10000 && code <= 0x10FFFF);
}

/// What stands between '&' and ';': a name that XML knows, or the number of a character.
bool is_reference(std::string_view name) {
    constexpr std::array<std::string_view, 5> kNames = {"amp", "lt", "gt", "quot", "apos"};
    if (!name.starts_with('#')) return std::ranges::find(kNames, name) != kNames.end();
    name.remove_prefix(1);
    const int base = name.starts_with('x') ? 16 : 10;
    if (base == 16) name.remove_prefix(1);
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), code, base);
    return error == std::errc() && end == name.data() + name.size() && is_character(code);
}

std::uint64_t count_lines(std::string_view text) {
    std::uint64_t lines = 0;
    for (; text.size() >= sizeof(EightBytes); text.remove_prefix(sizeof(EightBytes)))
        lines += static_cast<std::uint64_t>(std::popcount(zero_bytes(load_eight(text.data()) ^ repeat('\n'))));
    return lines + static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
}

/// Walks over the text a tag at a time. The functions that read something return false once there is an error.
class XmlChecker {
  public:
    XmlChecker(std::string_view text, const std::string& file, std::size_t outline_depth)
        : text_(text), file_(file), outline_depth_(outline_depth), last_(outline_depth + 1) {}

    Result<std::vector<XmlElement>> check() {
        if (!read_characters() || !read_document()) return tl::unexpected(std::move(*error_));
        return std::move(elements_);
    }

  private:
    bool bad(std::size_t at, std::string message, ErrorCode code = ErrorCode::kBadFormat) {
        error_ = Error{code, std::move(message), {.file = file_, .line = count_lines(text_.substr(0, at)) + 1}};
        return false;
    }
    bool cut_short(std::size_t at, std::string_view what) {
        return bad(at, fmt::format("{} that is not closed; the file is cut short", what));
    }

    bool read_characters() {
        for (std::size_t at = 0; at < text_.size();) {
            if (text_.size() - at >= sizeof(EightBytes) && is_plain(load_eight(text_.data() + at))) {
                at += sizeof(EightBytes);
                continue;
            }
            const auto byte = static_cast<unsigned char>(text_[at]);
            if (byte >= 0x20 && byte < 0x80) {
                ++at;
                continue;
            }
            utf8proc_int32_t character = 0;
            const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text_.data() + at),
                                               static_cast<utf8proc_ssize_t>(text_.size() - at), &character);
            if (size <= 0) return bad(at, fmt::format("byte {} is not UTF-8", at), ErrorCode::kNotUtf8);
            if (byte == 0) return bad(at, "a NUL byte; expected XML text");
            if (!is_character(static_cast<std::uint32_t>(character)))
                return bad(at, fmt::format("character U+{:04X}, which XML cannot hold", character));
            at += static_cast<std::size_t>(size);
        }
        return true;
    }

    bool read_document() {
        bool has_root = false;
        while (true) {
            if (open_.empty()) {
                skip_space();
                if (at_ < text_.size() && text_[at_] != '<')
                    return bad(at_, "text outside of the elements; expected XML");
            } else if (!skip_text<'<'>()) {
                return false;
            }
            if (at_ == text_.size()) break;
            const bool at_top = open_.empty();
            const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
            if (next == '!'   ? !read_declaration()
                : next == '?' ? !skip_past("<?", "?>", "an instruction")
                : next == '/' ? !read_end()
                              : !read_start())
                return false;
            if (at_top && next != '!' && next != '?') {
                if (has_root) return bad(at_ - 1, "a second element beside the first; expected one");
                has_root = true;
            }
        }
        if (!open_.empty()) return cut_short(text_.size(), fmt::format("<{}>", open_.back()));
        return has_root || bad(0, "no element; expected XML");
    }

    bool skip_past(std::string_view begin, std::string_view end, std::string_view what) {
        const std::size_t found = text_.find(end, at_ + begin.size()); // "<!-->" does not end itself
        if (found == std::string_view::npos) return cut_short(at_, what);
        at_ = found + end.size();
        return true;
    }

    bool read_declaration() {
        const std::string_view rest = text_.substr(at_);
        if (rest.starts_with("<!--")) return skip_past("<!--", "-->", "a comment");
        if (rest.starts_with("<![CDATA[") && !open_.empty()) return skip_past("<![CDATA[", "]]>", "a CDATA section");
        constexpr std::string_view kDoctype = "<!DOCTYPE";
        if (!rest.starts_with(kDoctype) || rest.size() == kDoctype.size() || !is_space(rest[kDoctype.size()]) ||
            !open_.empty())
            return bad(at_, "'<!' that begins nothing; expected a comment or an element");
        if (rest.substr(0, rest.find('>')).find('[') != std::string_view::npos)
            return bad(at_, "a document type with declarations; expected none, since entities are not expanded");
        return skip_past(kDoctype, ">", "a document type");
    }

    std::string_view read_name() {
        const std::size_t begin = at_;
        if (at_ < text_.size() && starts_name(text_[at_]))
            while (at_ < text_.size() && continues_name(text_[at_])) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    bool skip_space() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
        return at_ > begin;
    }

    bool is_next(std::string_view mark) const { return text_.substr(at_).starts_with(mark); }

    bool read_start() {
        const std::size_t begin = at_++;
        const std::string_view name = read_name();
        while (true) {
            const bool spaced = skip_space();
            if (at_ == text_.size()) return cut_short(begin, "a tag");
            if (name.empty()) return bad(begin, "'<' that begins no element; expected a name");
            if (is_next("/>")) {
                at_ += 2;
                note_start(begin);
                return true;
            }
            if (is_next(">")) {
                ++at_;
                note_start(begin);
                open_.push_back(name);
                return open_.size() <= kMaxXmlDepth ||
                       bad(begin, fmt::format("elements nested deeper than {}", kMaxXmlDepth));
            }
            if (spaced && read_attribute(begin)) continue;
            return error_ ? false : bad(at_, fmt::format("a broken <{}>; expected an attribute or '>'", name));
        }
    }

    /// name="value"; false without an error if there is none.
    bool read_attribute(std::size_t tag) {
        if (read_name().empty()) return false;
        skip_space();
        if (!is_next("=")) return at_ == text_.size() ? cut_short(tag, "a tag") : false;
        ++at_;
        skip_space();
        if (!is_next("\"") && !is_next("'")) return at_ == text_.size() ? cut_short(tag, "a tag") : false;
        const std::size_t begin = at_;
        if (text_[at_++] == '"' ? !skip_text<'"', '<'>() : !skip_text<'\'', '<'>()) return false;
        if (at_ == text_.size()) return cut_short(tag, "a tag");
        if (text_[at_] == '<') return bad(begin, "'<' in the value of an attribute; expected &lt;");
        ++at_;
        return true;
    }

    /// Up to one of the marks or the end of the text, over references.
    template <char... kMarks>
    bool skip_text() {
        while (true) {
            at_ = find_any<'&', kMarks...>(text_, at_);
            if (at_ == text_.size() || text_[at_] != '&') return true;
            if (!read_reference()) return false;
        }
    }

    bool read_reference() {
        constexpr std::size_t kLongest = 12; // "#x0010FFFF" and then some
        const std::string_view name = text_.substr(at_ + 1, kLongest);
        const std::size_t end = name.find(';');
        if (end == std::string_view::npos || !is_reference(name.substr(0, end)))
            return bad(at_, fmt::format("'&{}' is not a character; expected &amp; &lt; &gt; &quot; &apos; or a number",
                                        name.substr(0, std::min(end, name.find_first_of("<\"'")))));
        at_ += end + 2;
        return true;
    }

    bool read_end() {
        const std::size_t begin = at_;
        at_ += 2;
        const std::string_view name = read_name();
        skip_space();
        if (at_ == text_.size()) return cut_short(begin, "a tag");
        if (!is_next(">")) return bad(begin, fmt::format("a broken </{}>; expected '>'", name));
        ++at_;
        if (open_.empty()) return bad(begin, fmt::format("</{}> closes nothing", name));
        if (open_.back() != name) return bad(begin, fmt::format("</{}> where <{}> is open", name, open_.back()));
        open_.pop_back();
        if (open_.size() <= outline_depth_) elements_[last_[open_.size()]].end = at_;
        return true;
    }

    void note_start(std::size_t begin) {
        if (open_.size() > outline_depth_) return;
        last_[open_.size()] = elements_.size();
        line_ += count_lines(text_.substr(line_at_, begin - line_at_));
        line_at_ = begin;
        const auto depth = static_cast<std::uint32_t>(open_.size());
        elements_.push_back({.begin = begin, .tag_end = at_, .end = at_, .depth = depth, .line = line_});
    }

    std::string_view text_;
    const std::string& file_;
    std::size_t outline_depth_;
    std::size_t at_ = 0;
    std::uint64_t line_ = 1; ///< at line_at_
    std::size_t line_at_ = 0;
    std::vector<std::string_view> open_; ///< the elements that we are in
    std::vector<XmlElement> elements_;
    std::vector<std::size_t> last_; ///< the last element of each depth
    std::optional<Error> error_;
};

} // namespace

Result<std::vector<XmlElement>> check_xml(std::string_view text, const std::string& file, std::size_t outline_depth) {
    return XmlChecker(text, file, outline_depth).check();
}

} // namespace claimgraph
