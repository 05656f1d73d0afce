#include "graph/query/date_range.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// A date or nothing.
std::string_view date_or_open(std::string_view text) {
    const bool has_year =
        text.size() >= 4 && std::all_of(text.begin(), text.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
    return has_year ? text : std::string_view();
}

} // namespace

DateRange date_range(std::string_view time_value) {
    const std::size_t slash = time_value.find('/');
    const std::string_view first = date_or_open(time_value.substr(0, slash));
    return {first, slash == std::string_view::npos ? first : date_or_open(time_value.substr(slash + 1))};
}

bool is_before(std::string_view date, std::string_view other) {
    // ISO dates order as text
    const std::size_t common = std::min(date.size(), other.size());
    return date.substr(0, common) < other.substr(0, common);
}

} // namespace claimgraph
