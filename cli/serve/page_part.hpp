#pragma once

#include "cli/serve/page_questions.hpp"
#include "graph/store/graph_rows.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The pieces that answers to the page are made of.
namespace claimgraph::cli {

using PageJson = nlohmann::ordered_json;

/// [["name", count], ...] of a query with these two columns.
PageJson count_rows(const Database& database, std::string_view sql);

/// {"graph": the claims that a query selects, as the explorer takes them, "degrees": how many claims of the store each
/// of its entities has, ...rest}. Of claims with much evidence only some is given.
Result<std::string> with_graph(const ServedStore& served, const RowSelection& rows, const PageJson& rest);

/// {"...": ...}, with the error of the store if there was one.
Result<std::string> without_graph(const ServedStore& served, const PageJson& rest);

} // namespace claimgraph::cli
