#pragma once

#include <string>
#include <string_view>

/// Dates as pages write them, kept in words.
namespace claimgraph {

/// Whether a text is short and has a year that can be: not "0001-01-01", nor a placeholder.
bool is_date_text(std::string_view text);
/// "20221130" as "2022-11-30"; any other as it is.
std::string written_date(std::string text);
/// The day of "/2022/08/03/" or "/2022-08-03/" in an address, in ISO 8601; empty if it has none.
std::string date_in_url(std::string_view url);
/// Whether a time is told to be that of Greenwich.
bool is_utc(std::string_view time);
/// Whether two days in ISO 8601 are next to each other: an article of the evening has another day in Greenwich.
bool are_next_days(std::string_view a, std::string_view b);
/// The date in a text with other words: a day, a month and a year, or a word that has all of it; empty if it has none.
std::string day_within(std::string_view text);

} // namespace claimgraph
