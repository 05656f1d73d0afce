#pragma once

#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The kinds of time words; models/en/times.tsv explains each kind.
enum class TimeKind : std::uint8_t {
    kWeekday,
    kWeekdays,
    kMonth,
    kUnit,
    kNumber,
    kArticle,
    kOrdinal,
    kDay,
    kTurn,
    kRolling,
    kSeason,
    kHoliday,
    kFeast,
    kNthHoliday,
    kPart,
    kClock,
    kIn,
    kWithin,
    kFor,
    kSince,
    kUntil,
    kBetween,
    kAnd,
    kTo,
    kAt,
    kOf,
    kEdge,
    kAgo,
    kShift,
    kSame,
    kFollowing,
    kEach,
    kOther,
    kSet,
    kTimes,
    kFormer,
    kSimultaneous,
    kLabel,
    kAm,
    kPm,
    kOclock,
    kZone,
    kDefinite,
    kFiller,
    kOrdinalEnding,
    kDecadeEnding,
    kPossessive,
};
inline constexpr std::size_t kTimeKinds = 47;

/// Units of time, the shortest first.
enum class TimeUnit : std::uint8_t {
    kSecond,
    kMinute,
    kHour,
    kDay,
    kWeek,
    kWeekend,
    kMonth,
    kQuarter,
    kHalf,
    kYear,
    kDecade,
    kCentury,
};

/// Parts of a day and seasons, as TIMEX3 tells them apart; the first months of seasons are March, June, September and
/// December.
enum class PartOfDay : std::uint8_t { kMorning, kMidday, kAfternoon, kEvening, kNight, kDaytime };
enum class TimeSeason : std::uint8_t { kSpring, kSummer, kAutumn, kWinter };

/// The vocabulary of times. Immutable after loading; share it between threads.
class TimeWords {
  public:
    /// Fails with kBadFormat, file, line and what was expected.
    static Result<TimeWords> load(const std::filesystem::path& file);
    static Result<TimeWords> parse(std::string_view text, const std::string& file);

    struct Value {
        int first = 0; ///< the number; a TimeUnit, PartOfDay or TimeSeason; the month of a holiday
        /// How many units; the PartOfDay of a day, from 1; the day of a holiday, or its place in the month and its
        /// weekday: 44 is the fourth Thursday.
        int second = 0;
    };
    /// The value of a lower-case word, without a final full stop, as a word of this kind; nothing if it is not one.
    std::optional<Value> find(TimeKind kind, std::string_view word) const;

    /// Whether some kind has these words, separated by spaces, as one: "no later than".
    bool is_phrase(std::string_view words) const { return phrases_.contains(words); }

    /// Whether some kind has this word, or a phrase of several words has it; whether it says by itself that there is a
    /// time: "monday", "week", "daily".
    bool is_any(std::string_view word) const { return all_.contains(word); }
    bool is_head(std::string_view word) const { return strong_.contains(word); }

    /// The head words of time expressions, as written in the table: "monday", "mon.", "week", "noon".
    std::span<const std::string> heads() const { return heads_; }

  private:
    using Words = StringMap<Value>;

    std::array<Words, kTimeKinds> words_; // by TimeKind
    StringSet phrases_, all_, strong_;
    std::vector<std::string> heads_;
};

} // namespace claimgraph
