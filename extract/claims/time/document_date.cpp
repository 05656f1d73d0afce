#include "extract/claims/time/document_date.hpp"

#include "extract/claims/time/time_value.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace claimgraph {
namespace {

constexpr std::size_t kLinesLookedAt = 8;
/// A line longer than this is text; its dateline is at most as long.
constexpr std::size_t kLongestDateline = 80;
constexpr int kMostWordsBefore = 6; // "By Ana Novak and Petra Marin, March 11, 2025"
constexpr int kMostWordsBehind = 3; // "11 March 2025, Pristina"

/// Cuts what may stand beside a date off it: "March 11, 2025 | Pristina".
std::string_view take_segment(std::string_view& line) {
    constexpr std::array<std::string_view, 8> kSeparators = {
        "|", "(", ")", " - ", "\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xB7", "\xE2\x80\xA2"};
    std::size_t end = line.size();
    std::size_t next = line.size();
    for (const std::string_view separator : kSeparators)
        if (const std::size_t at = line.find(separator); at < end) {
            end = at;
            next = at + separator.size();
        }
    const std::string_view segment = line.substr(0, end);
    line.remove_prefix(next);
    return segment;
}

/// Whether a word may stand before the date of a text: a place ("PRISTINA,"), a label ("Published:"), a small word of
/// dates ("on").
bool may_precede(std::string_view word, const TimeWords& words) {
    const char first = word.front();
    return !(first >= 'a' && first <= 'z') || word.ends_with(':') || words.find(TimeKind::kFiller, word) ||
           words.find(TimeKind::kAnd, word);
}

/// A word behind which the date of a text stands: "Published 11 March 2025".
bool is_label(std::string_view word, const TimeWords& words) {
    std::string label = lower_ascii(word);
    if (label.ends_with(':')) label.pop_back();
    return words.find(TimeKind::kLabel, label).has_value();
}

/// The day that all words of the text together say.
std::optional<Date> whole_date(std::string_view text, const TimeWords& words) {
    return date_from(time_value(words, text, std::nullopt, TimeDirection::kPast).substr(0, 10));
}

/// The day that the first words of the text say, but for a few at its end.
std::optional<Date> date_at_begin(std::string_view text, const TimeWords& words) {
    for (int behind = 0; behind <= kMostWordsBehind && !text.empty(); ++behind) {
        if (const auto date = whole_date(text, words)) return date;
        const std::size_t end = text.find_last_not_of(" \t\r");
        if (end == std::string_view::npos) return std::nullopt;
        const std::size_t blank = text.find_last_of(" \t\r", end);
        if (blank == std::string_view::npos) return std::nullopt;
        text = text.substr(0, blank);
    }
    return std::nullopt;
}

/// A full date at the end of the text, with nothing before it that a sentence would have.
std::optional<Date> date_at_end(std::string_view text, const TimeWords& words) {
    bool behind_stop = true; // "PRISTINA, March 11", but not "Pristina fell March 11"
    for (int before = 0; before <= kMostWordsBefore; ++before) {
        const std::size_t begin = text.find_first_not_of(" \t\r");
        if (begin == std::string_view::npos) return std::nullopt;
        text.remove_prefix(begin);
        if (behind_stop)
            if (const auto date = whole_date(text, words)) return date;
        const std::string_view word = text.substr(0, text.find_first_of(" \t\r"));
        if (!may_precede(word, words)) return std::nullopt;
        behind_stop = word.ends_with(',') || word.ends_with(':') || is_label(word, words) ||
                      words.find(TimeKind::kFiller, lower_ascii(word));
        text.remove_prefix(word.size());
    }
    return std::nullopt;
}

} // namespace

std::optional<Date> date_of(const Document& document, const TimeWords& words) {
    if (document.date()) return document.date();
    if (!document.date_words().empty())
        if (const auto date = date_at_begin(document.date_words(), words)) return date;
    std::string_view text = document.text();
    for (std::size_t line_number = 0; line_number < kLinesLookedAt && !text.empty();) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        ++line_number;
        const bool is_text = line.size() > kLongestDateline;
        line = line.substr(0, kLongestDateline);
        while (!line.empty()) {
            const std::string_view segment = take_segment(line);
            if (is_text && line.empty()) break; // nothing closed it: no dateline
            if (const auto date = date_at_end(segment, words)) return date;
            if (const std::size_t comma = segment.rfind(','); !is_text && comma != std::string_view::npos)
                if (const auto date = date_at_end(segment.substr(0, comma), words)) return date; // "..., Pristina"
        }
    }
    return std::nullopt;
}

} // namespace claimgraph
