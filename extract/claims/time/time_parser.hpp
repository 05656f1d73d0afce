#pragma once

#include "extract/claims/time/period.hpp"
#include "extract/claims/time/time_items.hpp"
#include "extract/claims/time/time_value.hpp"
#include "extract/claims/time/time_words.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>

namespace claimgraph {

/// Reads the items of a time expression by recursive descent: each method takes what it understands; those that find
/// nothing may leave the place anywhere, and who asks puts it back. Views words and items. For one reading.
class TimeParser {
  public:
    TimeParser(const TimeWords& words, std::span<const TimeItem> items, const TimeContext& context)
        : words_(words), items_(items), today_(context.today), direction_(context.direction), told_(context.told) {}

    TimeReading read();

  private:
    // whole expressions: time_parser.cpp
    TimeReading expression();
    TimeReading period_expression();
    std::string range(TimeKind separator);
    std::string two_ends(TimeKind separator);
    std::string within();
    std::optional<Period> period();
    std::optional<Period> clock_first();
    Period with_clock(Period found);
    std::optional<Period> shifted();
    std::optional<int> clock();
    std::string clock_alone();
    std::string durations();
    std::optional<Length> length();
    int count();

    // how often: time_sets.cpp
    std::string set();
    std::string every();
    std::string unit_set(TimeUnit unit) const;
    std::string part_behind();

    // of the calendar: calendar_times.cpp
    std::optional<Period> numeric_date();
    std::optional<Period> weekday();
    std::optional<Period> date();
    std::optional<Period> day_alone();
    std::optional<std::pair<unsigned, unsigned>> days_of_month(bool before_month);
    std::optional<int> year_suffix();
    std::optional<Period> part_of_year();
    std::optional<Period> unit_within();
    std::optional<Period> season();
    std::optional<Period> holiday();
    std::optional<Period> years();
    template <class InYear>
    std::optional<Period> nearest(const InYear& in_year) const;
    template <class InYear>
    std::optional<Period> in_said_year(const InYear& in_year);

    // counted from the document, or from the time told last: relative_times.cpp
    std::optional<Period> bare_unit();
    std::optional<Period> bare_weekend();
    std::optional<Period> relative_day();
    std::optional<Period> turn();
    std::optional<Period> unit_turn(int turns, bool definite);
    std::optional<Period> rolling();
    std::optional<Period> rolling_period(Length length, int sign) const;
    std::optional<Period> ago();
    std::optional<Period> told_before();
    std::optional<Period> beside_told(TimeUnit unit, int turns) const;
    bool is_told(TimeUnit unit) const;

    std::optional<TimeUnit> unit() {
        const auto found = word(TimeKind::kUnit);
        return found && found->second == 1 ? std::optional(static_cast<TimeUnit>(found->first)) : std::nullopt;
    }
    std::optional<PartOfDay> part_of_day() {
        const auto found = word(TimeKind::kPart);
        return found ? std::optional(static_cast<PartOfDay>(found->first)) : std::nullopt;
    }
    static bool is_year(int number) { return number >= 1000 && number < 2200; }
    static Period with_part(Period found, std::optional<PartOfDay> part) {
        if (!part || found.grain != Grain::kDay) return found;
        found.grain = Grain::kPart;
        found.part = *part;
        return found;
    }

    bool more() const { return at_ < items_.size(); }
    const TimeItem& item() const { return items_[at_]; }
    bool is(TimeKind kind) const {
        return more() && item().kind == TimeItem::kWord && words_.find(kind, item().word).has_value();
    }
    bool is_number() const { return more() && item().kind == TimeItem::kNumber; }
    std::optional<TimeWords::Value> word(TimeKind kind) {
        if (!more() || item().kind != TimeItem::kWord) return std::nullopt;
        const auto found = words_.find(kind, item().word);
        if (found) ++at_;
        return found;
    }
    bool dash() {
        if (!more() || item().kind != TimeItem::kDash) return false;
        ++at_;
        return true;
    }

    const TimeWords& words_;
    std::span<const TimeItem> items_;
    std::optional<Date> today_;
    TimeDirection direction_;
    std::optional<Period> told_;
    std::size_t at_ = 0;
    std::optional<int> year_for_all_; // for a first end that names none
    bool inside_clock_ = false;
    bool inside_shift_ = false;
    bool several_days_ = false; // a date that was read is of several: "3 to 5 May"
    bool by_length_ = false;
};

} // namespace claimgraph
