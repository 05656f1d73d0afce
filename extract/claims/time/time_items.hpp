#pragma once

#include "extract/claims/time/time_words.hpp"
#include "graph/base/date.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A piece of an expression of time.
struct TimeItem {
    enum Kind : std::uint8_t {
        kWord,    ///< in small letters, without a final stop or possessive
        kNumber,  ///< "10", "2025"
        kOrdinal, ///< "10th"
        kDecade,  ///< "1990s": its first year
        kQuarter, ///< "Q1"
        kClock,   ///< "10:30": minutes of the day
        kDate,    ///< "2025-03-11", "11.03.2025"
        kDash,    ///< between two others: "10-12"
    };
    Kind kind = kWord;
    int number = 0;
    Date date{};
    std::string word{};
};

/// The pieces of a text without its fillers and punctuation; none for a text too long to be a time.
std::vector<TimeItem> read_time_items(const TimeWords& words, std::string_view text);

} // namespace claimgraph
