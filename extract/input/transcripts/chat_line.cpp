#include "extract/input/transcripts/chat_line.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr std::size_t kLongestNick = 60;
constexpr std::string_view kStampLetters = "0123456789:/.-, TZAPMapm";
constexpr std::string_view kNarrowBlank = "\u202F"; ///< before "PM"

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

/// The size of a time at the beginning, with a date before it, in brackets or not, and the dash behind it; 0 if there
/// is none. Program marks of direction, which WhatsApp puts before it, are left out.
std::size_t stamp_size(std::string_view line) {
    constexpr std::size_t kLongest = 40;
    constexpr std::string_view kMark = "\u200E";
    std::size_t begin = line.starts_with(kMark) ? kMark.size() : 0;
    const bool is_framed = begin < line.size() && (line[begin] == '[' || line[begin] == '(');
    if (is_framed) ++begin;
    if (begin >= line.size() || !is_digit_char(line[begin])) return 0;
    std::size_t end = begin;
    bool has_time = false;
    for (; end < std::min(line.size(), kLongest); ++end) {
        const char c = line[end];
        const bool is_narrow_blank = line.substr(end).starts_with(kNarrowBlank);
        if (is_narrow_blank) end += kNarrowBlank.size() - 1;
        const bool is_part = is_narrow_blank || kStampLetters.find(c) != std::string_view::npos;
        if (c == ':' && end > begin && is_digit_char(line[end - 1]) && end + 2 < line.size() &&
            is_digit_char(line[end + 1]) && is_digit_char(line[end + 2]))
            has_time = true;
        if (!is_part) break;
        if (has_time && c == ' ' && !is_framed) {
            // "12:30 - Ana", "12:30 PM - Ana", "12:30 <ana>"
            const std::string_view rest = line.substr(end + 1);
            const bool goes_on = rest.starts_with("- ") || rest.starts_with("AM") || rest.starts_with("PM") ||
                                 rest.starts_with("am") || rest.starts_with("pm");
            if (!goes_on) break;
            if (rest.starts_with("- ")) return end + 3;
        }
    }
    if (!has_time || end >= line.size()) return 0;
    if (is_framed) {
        if (line[end] != ']' && line[end] != ')') return 0;
        ++end;
    }
    while (end < line.size() && line[end] == ' ') ++end;
    return end;
}

ByteSpan span_of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

} // namespace

ChatLine chat_line(std::string_view line) {
    ChatLine result;
    const std::size_t begin = stamp_size(line);
    if (begin == 0) return result;
    result.kind = ChatLine::Kind::kEvent;
    const std::string_view rest = line.substr(begin);
    std::size_t name_begin = begin;
    std::size_t name_end = begin;
    std::size_t words = begin;
    if (rest.starts_with('<')) {
        const std::size_t close = rest.substr(0, kLongestNick).find('>');
        if (close == std::string_view::npos) return result;
        name_begin = begin + 1;
        name_end = begin + close;
        words = name_end + 1;
        while (name_begin < name_end && std::string_view("@+%&~ ").find(line[name_begin]) != std::string_view::npos)
            ++name_begin;
    } else {
        const std::size_t colon = rest.substr(0, kLongestNick).find(": ");
        if (colon == std::string_view::npos) return result;
        name_end = begin + colon;
        words = name_end + 1;
    }
    while (words < line.size() && line[words] == ' ') ++words;
    const std::string_view name = line.substr(name_begin, name_end - name_begin);
    const std::string_view said = line.substr(words);
    const bool is_name = !name.empty() && name.find_first_of("*<>[]{}=\"") == std::string_view::npos &&
                         std::ranges::count(name, ' ') <= 4;
    if (!is_name || said.empty() || (said.starts_with('<') && said.ends_with('>'))) return result;
    result.kind = ChatLine::Kind::kSaid;
    result.name = span_of(name_begin, name_end);
    result.words = span_of(words, line.size());
    return result;
}

} // namespace claimgraph
