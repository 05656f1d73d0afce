#include "extract/claims/time/time_words.hpp"

#include "graph/base/number.hpp"
#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, kTimeKinds> kKinds = {
    "weekday", "weekdays", "month",    "unit",    "number",         "article",       "ordinal",   "day",
    "turn",    "rolling",  "season",   "holiday", "feast",          "nth",           "part",      "clock",
    "in",      "within",   "for",      "since",   "until",          "between",       "and",       "to",
    "at",      "of",       "edge",     "ago",     "shift",          "same",          "following", "each",
    "other",   "set",      "times",    "former",  "simultaneous",   "label",         "am",        "pm",
    "oclock",  "zone",     "definite", "filler",  "ordinal_ending", "decade_ending", "possessive"};

constexpr std::array<std::string_view, 12> kUnits = {"second", "minute",  "hour", "day",  "week",   "weekend",
                                                     "month",  "quarter", "half", "year", "decade", "century"};
// as TIMEX3 has them
constexpr std::array<std::string_view, 6> kParts = {"MO", "MI", "AF", "EV", "NI", "DT"};
constexpr std::array<std::string_view, 4> kSeasons = {"SP", "SU", "FA", "WI"};

/// The place of a name in a list.
template <class Names>
std::optional<TimeWords::Value> place_in(const Names& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return TimeWords::Value{static_cast<int>(found - names.begin()), 0};
}

bool heads_phrases(TimeKind kind) {
    switch (kind) {
    case TimeKind::kWeekday:
    case TimeKind::kMonth:
    case TimeKind::kUnit:
    case TimeKind::kDay:
    case TimeKind::kSeason:
    case TimeKind::kHoliday:
    case TimeKind::kFeast:
    case TimeKind::kNthHoliday:
    case TimeKind::kPart:
    case TimeKind::kClock:
    case TimeKind::kAgo:
        return true;
    default:
        return false;
    }
}

/// Of words that are no heads of phrases.
bool tells_time(TimeKind kind) {
    return kind == TimeKind::kWeekdays || kind == TimeKind::kSet || kind == TimeKind::kZone;
}

/// The value of a word of this kind; nothing where the text is not what the kind needs.
std::optional<TimeWords::Value> value_of(TimeKind kind, std::string_view text) {
    const auto between = [](std::optional<int> value, int least, int most) -> std::optional<TimeWords::Value> {
        if (!value || *value < least || *value > most) return std::nullopt;
        return TimeWords::Value{*value, 0};
    };
    const auto parts_of = [&](char separator) {
        std::vector<std::optional<int>> parts;
        for_each_part(text, separator, [&](std::string_view part) { parts.push_back(number_from<int>(part)); });
        return parts;
    };
    switch (kind) {
    case TimeKind::kWeekday:
    case TimeKind::kWeekdays:
        return between(number_from<int>(text), 1, 7);
    case TimeKind::kMonth:
        return between(number_from<int>(text), 1, 12);
    case TimeKind::kUnit:
    case TimeKind::kSet: { // "week", "2 week"
        const std::size_t blank = text.find(' ');
        auto unit = place_in(kUnits, blank == std::string_view::npos ? text : text.substr(blank + 1));
        const auto count = blank == std::string_view::npos ? std::optional(1) : number_from<int>(text.substr(0, blank));
        if (!unit || !between(count, 1, 100)) return std::nullopt;
        unit->second = *count;
        return unit;
    }
    case TimeKind::kNumber:
    case TimeKind::kOrdinal:
        return between(number_from<int>(text), 1, 1000);
    case TimeKind::kDay: { // "-1", "0 NI"
        const std::size_t blank = text.find(' ');
        auto found = between(number_from<int>(text.substr(0, blank)), -366, 366);
        if (!found || blank == std::string_view::npos) return found;
        const auto part = place_in(kParts, text.substr(blank + 1));
        if (!part) return std::nullopt;
        found->second = part->first + 1;
        return found;
    }
    case TimeKind::kFeast:
        return between(number_from<int>(text), -366, 366);
    case TimeKind::kTurn:
    case TimeKind::kRolling:
    case TimeKind::kShift:
    case TimeKind::kFollowing:
        return between(number_from<int>(text), -1, 1);
    case TimeKind::kClock:
        return between(number_from<int>(text), 0, 23);
    case TimeKind::kZone:
        return between(number_from<int>(text), -14 * 60, 14 * 60);
    case TimeKind::kTimes:
        return text.empty() ? std::optional(TimeWords::Value{}) : between(number_from<int>(text), 1, 10);
    case TimeKind::kPart:
        return place_in(kParts, text);
    case TimeKind::kSeason:
        return place_in(kSeasons, text);
    case TimeKind::kHoliday: {
        const auto parts = parts_of('-');
        if (parts.size() != 2 || !between(parts[0], 1, 12) || !between(parts[1], 1, 31)) return std::nullopt;
        return TimeWords::Value{*parts[0], *parts[1]};
    }
    case TimeKind::kNthHoliday: {
        const auto parts = parts_of('-');
        if (parts.size() != 3 || !between(parts[0], 1, 12) || !between(parts[1], 1, 4) || !between(parts[2], 1, 7))
            return std::nullopt;
        return TimeWords::Value{*parts[0], 10 * *parts[1] + *parts[2]};
    }
    default:
        return text.empty() ? std::optional(TimeWords::Value{}) : std::nullopt;
    }
}

} // namespace

Result<TimeWords> TimeWords::load(const std::filesystem::path& file) { return parse_file(file, parse); }

Result<TimeWords> TimeWords::parse(std::string_view text, const std::string& file) {
    TimeWords result;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const auto found = std::ranges::find(kKinds, row[0]);
        if (found == kKinds.end())
            return fmt::format("'{}' is not a kind; expected one of {}", row[0], fmt::join(kKinds, ", "));
        const auto kind = static_cast<TimeKind>(found - kKinds.begin());
        const auto value = value_of(kind, row[2]);
        if (!value) return fmt::format("'{}' is not a value of a {}", row[2], row[0]);
        for_each_part(row[1], ';', [&](std::string_view word) {
            const bool is_one_word = word.find(' ') == std::string_view::npos;
            if (heads_phrases(kind) && is_one_word && row[2] != "half") // "half of them" is no time
                result.heads_.emplace_back(word);
            if (word.ends_with('.')) word.remove_suffix(1);
            if (!is_one_word) result.phrases_.emplace(word);
            for_each_part(word, ' ', [&](std::string_view part) {
                result.all_.emplace(part);
                if (heads_phrases(kind) || tells_time(kind)) result.strong_.emplace(part);
            });
            result.words_[static_cast<std::size_t>(kind)].emplace(word, *value);
        });
        return {};
    };
    if (auto read = read_tsv_text(text, file, {"kind", "words", "value"}, read_row); !read)
        return tl::unexpected(read.error());
    return result;
}

std::optional<TimeWords::Value> TimeWords::find(TimeKind kind, std::string_view word) const {
    const Words& words = words_[static_cast<std::size_t>(kind)];
    const auto found = words.find(word);
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

} // namespace claimgraph
