#include "graph/cypher/values/temporal.hpp"
#include "graph/cypher/values/temporal_text.hpp"

#include <chrono>
#include <gtest/gtest.h>
#include <random>

namespace claimgraph::cypher {
namespace {

class Dice {
  public:
    std::int64_t between(std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(least, most)(random_);
    }
    Instant instant(TemporalKind kind, std::int64_t most_days) {
        Instant instant{kind, 0, 0, 0, nullptr};
        if (instant.has_date()) instant.day = between(-most_days, most_days);
        if (instant.has_time()) instant.nanos = between(0, kNanosOfDay - 1);
        if (instant.has_offset()) instant.offset = static_cast<std::int32_t>(between(-kMostOffset, kMostOffset));
        return instant;
    }
    Duration duration(std::int64_t most) {
        return *duration_of(between(-most, most), between(-most, most), between(-most, most),
                            between(-kNanosOfSecond, kNanosOfSecond));
    }

  private:
    std::mt19937_64 random_{7};
};

constexpr TemporalKind kInstantKinds[] = {TemporalKind::kDateTime, TemporalKind::kLocalDateTime, TemporalKind::kDate,
                                          TemporalKind::kTime, TemporalKind::kLocalTime};

TEST(Calendar, AgreesWithTheStandardLibrary) {
    using namespace std::chrono;
    for (std::int64_t day = -800'000; day < 800'000; day += 7 * 13 + 1) {
        const sys_days that{days(day)};
        const year_month_day expected(that);
        const CalendarDate date = calendar_date(day);
        ASSERT_EQ(date.year, static_cast<int>(expected.year()));
        ASSERT_EQ(date.month, static_cast<int>(static_cast<unsigned>(expected.month())));
        ASSERT_EQ(date.day, static_cast<int>(static_cast<unsigned>(expected.day())));
        ASSERT_EQ(week_date(day).weekday, static_cast<int>(weekday(that).iso_encoding()));
        ASSERT_EQ(ordinal_day(day), (that - sys_days(expected.year() / January / 1)).count() + 1);
    }
}

TEST(Calendar, FindsEveryDayByEachOfItsNames) {
    Dice dice;
    for (int i = 0; i < 3'000; ++i) {
        const std::int64_t day = dice.between(-365'000'000'000, 365'000'000'000);
        const CalendarDate date = calendar_date(day);
        ASSERT_EQ(day_of(date), day);
        ASSERT_EQ(day_of(week_date(day)), day);
        ASSERT_EQ(day_of_ordinal(date.year, ordinal_day(day)), day);
        ASSERT_EQ(day_of_quarter(date.year, date.month - (date.month - 1) % 3, quarter_day(day)), day);
    }
}

TEST(Calendar, HasNoOtherDays) {
    EXPECT_FALSE(day_of(CalendarDate{2025, 2, 29}));
    EXPECT_TRUE(day_of(CalendarDate{2000, 2, 29}));
    EXPECT_FALSE(day_of(CalendarDate{1900, 2, 29}));
    EXPECT_FALSE(day_of(CalendarDate{2025, 13, 1}));
    EXPECT_FALSE(day_of(CalendarDate{kLastYear + 1, 1, 1}));
    EXPECT_FALSE(day_of(WeekDate{2025, 53, 1})); // has 52 weeks
    EXPECT_TRUE(day_of(WeekDate{2026, 53, 1}));
    EXPECT_FALSE(day_of_ordinal(2025, 366));
    EXPECT_FALSE(day_of_quarter(2025, 1, 91));
}

TEST(Instants, AreReadAsTheyAreWritten) {
    Dice dice;
    for (int i = 0; i < 3'000; ++i)
        for (const TemporalKind kind : kInstantKinds) {
            const Instant instant = dice.instant(kind, i % 2 == 0 ? 1'000'000 : 365'000'000'000);
            const std::string text = to_string(instant);
            const auto read = instant_from(text, kind);
            ASSERT_TRUE(read) << text << ": " << read.error();
            ASSERT_EQ(to_string(*read), text);
            ASSERT_EQ(compare(*read, instant), 0) << text;
            ASSERT_EQ(hash_of(*read), hash_of(instant)) << text;
        }
}

TEST(Instants, OfTheSameMomentAreEqualWhereverTheyAre) {
    const Instant here = *instant_from("2026-03-01T00:30+02:00", TemporalKind::kDateTime);
    const Instant there = *moved_to(here, -5 * 3600, nullptr);
    EXPECT_EQ(to_string(there), "2026-02-28T17:30-05:00");
    EXPECT_EQ(compare(here, there), 0);
    EXPECT_EQ(hash_of(here), hash_of(there));
}

TEST(Durations, AreReadAsTheyAreWritten) {
    Dice dice;
    for (int i = 0; i < 3'000; ++i) {
        const Duration duration = dice.duration(i % 3 == 0 ? 100 : i % 3 == 1 ? 1'000'000'000'000 : INT64_MAX - 1);
        const std::string text = to_string(duration);
        const auto read = duration_from(text);
        ASSERT_TRUE(read) << text;
        ASSERT_EQ(*read, duration) << text;
        ASSERT_EQ(order(*read, duration), 0);
    }
}

TEST(Durations, LeadFromOneInstantToTheOther) {
    Dice dice;
    for (int i = 0; i < 3'000; ++i)
        for (const TemporalKind kind : {TemporalKind::kDateTime, TemporalKind::kLocalDateTime, TemporalKind::kDate}) {
            const Instant a = dice.instant(kind, 1'000'000);
            const Instant b = dice.instant(kind, 1'000'000);
            for (const Unit unit : {Unit::kAll, Unit::kSeconds}) {
                const auto way = between(a, b, unit);
                ASSERT_TRUE(way);
                const auto end = sum(a, *way);
                ASSERT_TRUE(end);
                ASSERT_EQ(compare(*end, b), 0) << to_string(a) << " + " << to_string(*way) << " = " << to_string(*end);
            }
            ASSERT_EQ(between(a, b, Unit::kSeconds)->months, 0);
            ASSERT_EQ(*between(b, a, Unit::kSeconds), *negated(*between(a, b, Unit::kSeconds)));
        }
}

TEST(Durations, AreBoundedNotWrong) {
    const Duration large = *duration_of(INT64_MAX, INT64_MAX, INT64_MAX, 0);
    EXPECT_FALSE(sum(large, large));
    EXPECT_FALSE(duration_of(0, 0, INT64_MAX, kNanosOfSecond));
    EXPECT_FALSE(negated(*duration_of(INT64_MIN, 0, 0, 0)));
    EXPECT_FALSE(product(large, 2));
    EXPECT_FALSE(product(large, 1.5));
    EXPECT_FALSE(quotient(large, 1e-300));
    EXPECT_FALSE(product(Duration{.months = 1}, 1e300));
    EXPECT_FALSE(product(Duration{.seconds = 1}, std::numeric_limits<double>::quiet_NaN()));
    EXPECT_FALSE(product(Duration{.months = 12}, INT64_MAX, 0));
    EXPECT_EQ(*product(Duration{.nanos = 1'000'000}, INT64_MAX, 0), *duration_of(0, 0, 9223372036854775, 807'000'000));
    for (const TemporalKind kind : {TemporalKind::kDateTime, TemporalKind::kLocalDateTime, TemporalKind::kDate}) {
        const Instant last{kind, 0, *day_of(CalendarDate{kLastYear, 12, 31}), 0, nullptr};
        EXPECT_FALSE(sum(last, large));
        EXPECT_FALSE(sum(last, *duration_of(1, 0, 0, 0)));
        EXPECT_FALSE(sum(last, *duration_of(0, 1, 0, 0)));
        EXPECT_FALSE(sum(last, *duration_of(0, 0, kSecondsOfDay, 0)));
        EXPECT_TRUE(sum(last, *duration_of(-1, -1, -1, 0)));
    }
}

TEST(TemporalText, RefusesWhatIsNoDate) {
    const std::pair<const char*, TemporalKind> cases[] = {
        {"", TemporalKind::kDate},
        {"2025-02-30", TemporalKind::kDate},
        {"2025-3-1", TemporalKind::kDate},
        {"2025-W54", TemporalKind::kDate},
        {"2025-03-01T10:00", TemporalKind::kDate},
        {"20250", TemporalKind::kDate},
        {"+2025", TemporalKind::kTime},
        {"+1234567890-01-01", TemporalKind::kDate},
        {"\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa5", TemporalKind::kDate}, // Arabic digits
        {"24:00", TemporalKind::kLocalTime},
        {"10:60", TemporalKind::kLocalTime},
        {"10:00:60", TemporalKind::kLocalTime},
        {"10:00:00.", TemporalKind::kLocalTime},
        {"10:00:00.1234567890", TemporalKind::kLocalTime},
        {"1000:00", TemporalKind::kLocalTime},
        {"10:00Z", TemporalKind::kLocalTime},
        {"10:00+19:00", TemporalKind::kTime},
        {"10:00[Europe/Berlin]", TemporalKind::kTime},
        {"2025-03-01T10:00+01:00[Europe/Berlin", TemporalKind::kDateTime},
        {"2025-03-01T10:00+02:00[Europe/Berlin]", TemporalKind::kDateTime}, // has +01:00 then
        {"2025-03-01T10:00[]", TemporalKind::kDateTime},
        {"2025-03-01T10:00[/etc/localtime]", TemporalKind::kDateTime},
        {"2025-03-01T10:00[../../../etc/localtime]", TemporalKind::kDateTime},
        {"2025-03-01T10:00[Europe/Atlantis]", TemporalKind::kDateTime},
    };
    for (const auto& [text, kind] : cases) {
        const auto read = instant_from(text, kind);
        EXPECT_FALSE(read) << text << " gave " << to_string(*read);
        EXPECT_TRUE(read || !read.error().empty());
    }
    for (const char* text : {"", "P", "PT", "P1", "1D", "P1DT", "PD", "P1D1Y", "P1.D", "P1Y1Y", "P1H", "PT1D", "P--1D",
                             "P99999999999999999999D", "PT1e3S", "P1M ", "p1D"})
        EXPECT_FALSE(duration_from(text)) << text;
}

} // namespace
} // namespace claimgraph::cypher
