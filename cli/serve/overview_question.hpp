#pragma once

#include "cli/serve/page_part.hpp"

#include <cstdint>
#include <string>

/// The claims at a glance: sources, main actors, who does what to whom, contradictions, what happened when.
namespace claimgraph::cli {

/// The question `overview`: answer_page().
Result<std::string> overview(const ServedStore& served, const Parameters& parameters);

/// [[day, count], ...] of the claims that meet a condition and say a day on which they begin, in days since 1970.
PageJson day_rows(const Database& database, const std::string& where);

/// How many relations between two entities are both affirmed and denied, where one of their claims meets a condition.
std::int64_t count_conflicts(const Database& database, const std::string& where);
/// A query for the claims of so many of them, those with most evidence first.
std::string conflict_claims(const std::string& where, std::size_t count, std::size_t offset);

} // namespace claimgraph::cli
