#pragma once

#include "cli/serve/page_filter.hpp"
#include "cli/serve/page_questions.hpp"
#include "graph/store/graph_rows.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The pieces that answers to the page are made of.
namespace claimgraph::cli {

using PageJson = nlohmann::ordered_json;

/// The filters and the part that the page looks at. Fails with kBadFormat, and with the errors of the store.
Result<PageFilter> asked_claims(const ServedStore& served, const Parameters& parameters);

/// Queries for rows with these ids, as RowSelection takes them.
std::string rows_of(std::span<const std::uint32_t> ids);
std::string rows_of(std::span<const ClaimRow* const> claims);

/// [["name", count], ...] of a query with these two columns.
PageJson count_rows(const Database& database, std::string_view sql);
/// [[day, count], ...] of the days on which these claims begin, since 1970.
PageJson day_rows(std::span<const ClaimRow* const> claims);

/// {"graph": the claims that a query selects, as the explorer takes them, "degrees": how many claims of the store each
/// of its entities has, "counts": how many sentences carry each claim, ...rest}.
Result<std::string> with_graph(const ServedStore& served, const RowSelection& rows, const PageJson& rest);
inline constexpr std::size_t kMostEvidence = 100; ///< of a claim that is shown whole

/// {"...": ...}, or the error of the store if there was one.
Result<std::string> without_graph(const ServedStore& served, const PageJson& rest);

/// The contradictions, by their places in the table, of which a claim passes.
std::vector<std::uint32_t> contradictions(const ClaimTable& table, std::span<const ClaimRow* const> passing);
/// Of one of them at most so many claims that affirm and that deny, those with most evidence.
std::vector<const ClaimRow*> strongest(const ClaimTable& table, std::uint32_t contradiction, std::size_t of_each);

} // namespace claimgraph::cli
