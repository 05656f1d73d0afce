#include "extract/claims/time/time_items.hpp"

#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::size_t kMaxBytes = 120;
constexpr std::size_t kMaxDigits = 4;
constexpr std::size_t kMaxPhrase = 4; // words

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_plain_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= kMaxDigits && std::ranges::all_of(text, is_digit);
}

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// In small letters; dashes, apostrophes and spaces of all kinds as those of ASCII.
std::string plain(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 5> kSigns = {{{"\xE2\x80\x93", '-'},
                                                                          {"\xE2\x80\x94", '-'},
                                                                          {"\xE2\x80\x98", '\''},
                                                                          {"\xE2\x80\x99", '\''},
                                                                          {"\xC2\xA0", ' '}}};
    std::string result = lower_ascii(text);
    for (const auto& [sign, ascii] : kSigns)
        for (std::size_t at = 0; (at = result.find(sign, at)) != std::string::npos; ++at)
            result.replace(at, sign.size(), 1, ascii);
    return result;
}

class TimeLexer {
  public:
    explicit TimeLexer(const TimeWords& words) : words_(words) {}

    std::vector<TimeItem> read(std::string_view text) {
        const std::string line = plain(text);
        std::vector<std::string_view> chunks;
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t end = std::min(line.find_first_of(" \t\r\n,;\"()", at), line.size());
            if (end > at) chunks.push_back(std::string_view(line).substr(at, end - at));
            at = end + 1;
        }
        for (std::size_t at = 0; at < chunks.size();)
            if (const std::size_t words = phrase(std::span(chunks).subspan(at)); words > 0) {
                at += words;
            } else {
                chunk(chunks[at++]);
            }
        return std::move(items_);
    }

  private:
    /// How many chunks at the front are one phrase of several words, which is taken: "no later than".
    std::size_t phrase(std::span<const std::string_view> chunks) {
        std::string words(chunks.front());
        std::size_t longest = 0;
        for (std::size_t count = 2; count <= std::min(kMaxPhrase, chunks.size()); ++count) {
            words.append(" ").append(chunks[count - 1]);
            if (!words_.is_phrase(words)) continue;
            longest = count;
            phrase_ = words;
        }
        if (longest > 0 && !is_filler(phrase_)) push({.kind = TimeItem::kWord, .word = phrase_});
        return longest;
    }

    void chunk(std::string_view text) {
        while (!text.empty() && (text.back() == '.' || text.back() == ':')) text.remove_suffix(1);
        if (const std::size_t at = text.rfind('\'');
            at != std::string_view::npos && is(TimeKind::kPossessive, text.substr(at)))
            text = text.substr(0, at);
        while (!text.empty() && text.front() == '\'') text.remove_prefix(1); // "'90s"
        while (!text.empty() && text.back() == '\'') text.remove_suffix(1);  // "two days' time"
        if (text.empty() || is_filler(text) || numeric_date(text)) return;   // "mid-to-late"
        const std::size_t hyphen = text.find('-');
        if (hyphen == std::string_view::npos) {
            single(text);
        } else if (text == "-") {
            push({.kind = TimeItem::kDash});
        } else { // "2010-2014", "Monday-Friday", but "mid-March", "twenty-one", "14-day"
            const std::string_view before = text.substr(0, hyphen);
            const std::string_view behind = text.substr(hyphen + 1);
            if (!before.empty()) single(before);
            const bool counts = is_number(before) && is(TimeKind::kUnit, behind.substr(0, behind.find('-')));
            const bool joins = counts || is_filler(before) || is(TimeKind::kNumber, before) ||
                               is(TimeKind::kOrdinal, before) || is(TimeKind::kShift, before);
            if (!joins) push({.kind = TimeItem::kDash});
            if (!behind.empty()) chunk(behind);
        }
    }

    bool is(TimeKind kind, std::string_view word) const { return words_.find(kind, word).has_value(); }
    bool is_filler(std::string_view word) const { return is(TimeKind::kFiller, word); }

    /// Dates in figures. Days and months that could change places say nothing sure: "03/04/2025".
    bool numeric_date(std::string_view text) {
        if (const auto iso = date_from(text)) return add(*iso);
        const char separator = text.find('/') != std::string_view::npos ? '/' : '.';
        const std::size_t first = text.find(separator);
        const std::size_t second = first == std::string_view::npos ? first : text.find(separator, first + 1);
        if (second == std::string_view::npos) return false;
        const std::string_view a = text.substr(0, first);
        const std::string_view b = text.substr(first + 1, second - first - 1);
        const std::string_view c = text.substr(second + 1);
        if (!is_number(a) || !is_number(b) || !is_number(c) || c.size() != 4) return false;
        int day = number(a);
        int month = number(b);
        if (separator == '/') {
            if (day <= 12 && month <= 12 && day != month) return false;
            if (month > 12) std::swap(day, month);
        }
        const Date date{std::chrono::year(number(c)), std::chrono::month(static_cast<unsigned>(month)),
                        std::chrono::day(static_cast<unsigned>(day))};
        return date.ok() && add(date);
    }

    void push(TimeItem item) {
        item.definite = definite_;
        definite_ = false;
        items_.push_back(std::move(item));
    }

    bool add(Date date) {
        push({.kind = TimeItem::kDate, .date = date});
        return true;
    }

    void single(std::string_view text) {
        std::string_view digits =
            text.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin()));
        std::string_view rest = text.substr(digits.size());
        if (text.size() == 2 && text[0] == 'q' && text[1] >= '1' && text[1] <= '4') {
            push({.kind = TimeItem::kQuarter, .number = text[1] - '0'});
        } else if (!is_number(digits)) {
            if (is(TimeKind::kDefinite, text))
                definite_ = true;
            else if (!is_filler(text))
                push({.kind = TimeItem::kWord, .word = std::string(text)});
        } else if (rest.empty()) {
            push({.kind = TimeItem::kNumber, .number = number(digits)});
        } else if (is(TimeKind::kOrdinalEnding, rest)) {
            push({.kind = TimeItem::kOrdinal, .number = number(digits)});
        } else if (is(TimeKind::kDecadeEnding, rest) && digits.size() == 4 && digits.back() == '0') {
            push({.kind = TimeItem::kDecade, .number = number(digits)});
        } else if (is(TimeKind::kDecadeEnding, rest) && digits.size() == 2 && digits.back() == '0') {
            const int in_century = number(digits); // "the 90s"
            push({.kind = TimeItem::kDecade, .number = in_century + (in_century >= 30 ? 1900 : 2000)});
        } else if (digits.size() == 4 && rest[0] == '/' && is_number(rest.substr(1))) { // "2024/25"
            push({.kind = TimeItem::kNumber, .number = number(digits)});
            push({.kind = TimeItem::kDash});
            push({.kind = TimeItem::kNumber, .number = number(rest.substr(1))});
        } else if (rest.size() > 2 && rest[0] == ':' && is_digit(rest[1]) && is_digit(rest[2])) {
            const int hour = number(digits);
            const int minute = number(rest.substr(1, 2));
            const bool exists = hour < 24 && minute < 60;
            push(exists ? TimeItem{.kind = TimeItem::kClock, .number = 60 * hour + minute}
                        : TimeItem{.kind = TimeItem::kWord, .word = std::string(text)});
            if (rest.size() > 3) single(rest.substr(3));
        } else if (is_plain_letter(rest.front()) &&
                   (words_.find(TimeKind::kAm, rest) || words_.find(TimeKind::kPm, rest))) { // "10am"
            push({.kind = TimeItem::kNumber, .number = number(digits)});
            push({.kind = TimeItem::kWord, .word = std::string(rest)});
        } else {
            push({.kind = TimeItem::kWord, .word = std::string(text)});
        }
    }

    const TimeWords& words_;
    std::vector<TimeItem> items_;
    std::string phrase_;    // the last one taken
    bool definite_ = false; // an article stands before the next item
};

} // namespace

std::vector<TimeItem> read_time_items(const TimeWords& words, std::string_view text) {
    return text.size() <= kMaxBytes ? TimeLexer(words).read(text) : std::vector<TimeItem>();
}

} // namespace claimgraph
