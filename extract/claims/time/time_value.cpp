#include "extract/claims/time/time_value.hpp"

#include "extract/claims/time/time_items.hpp"
#include "extract/claims/time/time_parser.hpp"

#include <array>

namespace claimgraph {

std::string_view to_string(TimeType type) {
    static constexpr std::array<std::string_view, 4> kNames = {"date", "time", "duration", "set"};
    return kNames[static_cast<std::size_t>(type)];
}

TimeReading read_time(const TimeWords& words, std::string_view text, const TimeContext& context) {
    const auto items = read_time_items(words, text);
    return TimeParser(words, items, context).read();
}

std::string time_value(const TimeWords& words, std::string_view text, std::optional<Date> today,
                       TimeDirection direction) {
    return read_time(words, text, {today, direction}).value;
}

} // namespace claimgraph
