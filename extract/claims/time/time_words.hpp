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
    kMonth,
    kUnit,
    kNumber,
    kOrdinal,
    kDay,
    kTurn,
    kRolling,
    kSeason,
    kHoliday,
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
    kEdge,
    kAgo,
    kAm,
    kPm,
    kFiller,
    kOrdinalEnding,
    kDecadeEnding,
    kPossessive,
};
inline constexpr std::size_t kTimeKinds = 29;

/// Units of time, the shortest first.
enum class TimeUnit : std::uint8_t {
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

/// The vocabulary of times. Immutable after loading; share it between threads.
class TimeWords {
  public:
    /// Fails with kBadFormat, file, line and what was expected.
    static Result<TimeWords> load(const std::filesystem::path& file);
    static Result<TimeWords> parse(std::string_view text, const std::string& file);

    struct Value {
        int first = 0;  ///< the number; a TimeUnit; the first month of a season, the month of a holiday
        int second = 0; ///< the last month of a season, the day of a holiday
    };
    /// The value of a lower-case word, without a final full stop, as a word of this kind; nothing if it is not one.
    std::optional<Value> find(TimeKind kind, std::string_view word) const;

    /// The head words of time expressions, as written in the table: "monday", "mon.", "week", "noon".
    std::span<const std::string> heads() const { return heads_; }

  private:
    using Words = StringMap<Value>;

    std::array<Words, kTimeKinds> words_; // by TimeKind
    std::vector<std::string> heads_;
};

} // namespace claimgraph
