#pragma once

#include "extract/claims/time/time_words.hpp"
#include "graph/base/time/date.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// An element of a time expression.
struct TimeItem {
    enum Kind : std::uint8_t {
        kWord,    ///< in lower case, without a final full stop or possessive
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
    bool definite = false; ///< "the last week", not "last week"
};

/// The elements of a text without fillers and punctuation; none if the text is too long to be a time.
std::vector<TimeItem> read_time_items(const TimeWords& words, std::string_view text);

} // namespace claimgraph
