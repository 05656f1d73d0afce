#include "extract/claims/time/time_words.hpp"

#include "graph/base/number.hpp"
#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, kTimeKinds> kKinds = {
    "weekday",       "month",     "unit",  "number", "ordinal", "day", "turn",  "rolling", "season",
    "holiday",       "part",      "clock", "in",     "within",  "for", "since", "until",   "between",
    "and",           "to",        "at",    "edge",   "ago",     "am",  "pm",    "filler",  "ordinal_ending",
    "decade_ending", "possessive"};

constexpr std::array<std::string_view, 11> kUnits = {"minute",  "hour", "day",  "week",   "weekend", "month",
                                                     "quarter", "half", "year", "decade", "century"};

bool is_head(TimeKind kind) {
    switch (kind) {
    case TimeKind::kWeekday:
    case TimeKind::kMonth:
    case TimeKind::kUnit:
    case TimeKind::kDay:
    case TimeKind::kSeason:
    case TimeKind::kHoliday:
    case TimeKind::kPart:
    case TimeKind::kClock:
    case TimeKind::kAgo:
        return true;
    default:
        return false;
    }
}

/// The value of a word of this kind; nothing where the text is not what the kind needs.
std::optional<TimeWords::Value> value_of(TimeKind kind, std::string_view text) {
    const auto between = [](std::optional<int> value, int least, int most) -> std::optional<TimeWords::Value> {
        if (!value || *value < least || *value > most) return std::nullopt;
        return TimeWords::Value{*value, 0};
    };
    switch (kind) {
    case TimeKind::kWeekday:
        return between(number_from<int>(text), 1, 7);
    case TimeKind::kMonth:
        return between(number_from<int>(text), 1, 12);
    case TimeKind::kUnit: {
        const auto unit = std::ranges::find(kUnits, text);
        if (unit == kUnits.end()) return std::nullopt;
        return TimeWords::Value{static_cast<int>(unit - kUnits.begin()), 0};
    }
    case TimeKind::kNumber:
    case TimeKind::kOrdinal:
        return between(number_from<int>(text), 1, 1000);
    case TimeKind::kDay:
        return between(number_from<int>(text), -366, 366);
    case TimeKind::kTurn:
    case TimeKind::kRolling:
        return between(number_from<int>(text), -1, 1);
    case TimeKind::kClock:
        return between(number_from<int>(text), 0, 23);
    case TimeKind::kSeason:
    case TimeKind::kHoliday: {
        const std::size_t hyphen = text.find('-');
        if (hyphen == std::string_view::npos) return std::nullopt;
        const auto first = between(number_from<int>(text.substr(0, hyphen)), 1, 12);
        const auto second = between(number_from<int>(text.substr(hyphen + 1)), 1, kind == TimeKind::kSeason ? 12 : 31);
        if (!first || !second) return std::nullopt;
        return TimeWords::Value{first->first, second->first};
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
            return fmt::format("'{}' is no kind; expected one of {}", row[0], fmt::join(kKinds, ", "));
        const auto kind = static_cast<TimeKind>(found - kKinds.begin());
        const auto value = value_of(kind, row[2]);
        if (!value) return fmt::format("'{}' is no value of a {}", row[2], row[0]);
        for_each_part(row[1], ';', [&](std::string_view word) {
            if (is_head(kind) && row[2] != "half") result.heads_.emplace_back(word); // "half of them" is no time
            if (word.ends_with('.')) word.remove_suffix(1);
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
