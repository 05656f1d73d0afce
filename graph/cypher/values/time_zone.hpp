#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace claimgraph::cypher {

/// A time zone with a name, `Europe/Stockholm`, and its rules from the tz database of the system, which is read at the
/// first use of each zone. Zones exist until the end of the program, so values can point to them. Immutable; safe to
/// share between threads.
class TimeZone {
  public:
    /// Null if the system has no zone of that name. Thread-safe.
    static const TimeZone* find(std::string_view name);
    ~TimeZone();

    const std::string& name() const { return name_; }
    /// Seconds east of UTC at a moment, given in seconds since 1970 in UTC.
    std::int32_t offset_at(std::int64_t utc) const;

    /// The two offsets of a local time that occurs twice because clocks are set back; otherwise both are equal. Of a
    /// skipped time it is the offset before.
    struct Offsets {
        std::int32_t first = 0;
        std::int32_t second = 0;
    };
    /// `local` is what the clock shows, in seconds since 1970-01-01T00:00.
    Offsets offsets_of(std::int64_t local) const;

  private:
    struct Rules;
    TimeZone(std::string name, Rules rules);

    std::string name_;
    std::unique_ptr<const Rules> rules_;
};

} // namespace claimgraph::cypher
