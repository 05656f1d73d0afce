#pragma once

#include <string_view>

namespace claimgraph {

/// When something was, as ISO 8601 text: a date, whole or cut after the year or month (then all of its days), or an
/// interval of two, of which `..` is open. Views into the text; empty ends are open.
struct DateRange {
    std::string_view first;
    std::string_view last;

    bool known() const { return !first.empty() || !last.empty(); }
};

/// The range of a claim's time_value; not known() if it is empty or no date.
DateRange date_range(std::string_view time_value);

/// Whether all of `date` is before all of `other`; never if either is empty.
bool is_before(std::string_view date, std::string_view other);

/// Whether `a` is over before `b` begins.
inline bool precedes(const DateRange& a, const DateRange& b) { return is_before(a.last, b.first); }

} // namespace claimgraph
