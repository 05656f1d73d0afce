#include "graph/cypher/values/time_span.hpp"

#include "graph/cypher/values/temporal_text.hpp"

namespace claimgraph::cypher {
namespace {

/// How long that is which an ISO 8601 date names: a day, or what it leaves out.
Duration length_of(std::string_view date) {
    Duration length;
    if (date.size() == std::string_view("2025").size())
        length.months = 12;
    else if (date.size() == std::string_view("2025-03").size())
        length.months = 1;
    else if (date.size() == std::string_view("2025-W11").size())
        length.days = 7;
    else
        length.days = 1;
    return length;
}

TimeSpan span_of(std::string_view text) {
    const std::string_view date = text.substr(0, text.find('T'));
    const auto first = instant_from(date, TemporalKind::kDate);
    if (!first) return {};
    auto last = sum(*first, length_of(date));
    if (last) --last->day;
    return {*first, last};
}

} // namespace

TimeSpan time_span(std::string_view time_value) {
    const std::size_t slash = time_value.find('/');
    const TimeSpan first = span_of(time_value.substr(0, slash));
    return {first.first, slash == std::string_view::npos ? first.last : span_of(time_value.substr(slash + 1)).last};
}

} // namespace claimgraph::cypher
