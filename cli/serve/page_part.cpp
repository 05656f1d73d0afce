#include "cli/serve/page_part.hpp"

#include "cli/serve/page_scope.hpp"
#include "export/formats/explorer_json.hpp"
#include "graph/store/time_functions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <sstream>

namespace claimgraph::cli {
namespace {

std::string text_of(const PageJson& json) { return json.dump(-1, ' ', false, PageJson::error_handler_t::replace); }

PageJson degrees_of(const ServedStore& served, const Graph& graph) {
    SqlStatement entity = served.store.database().prepare("SELECT id FROM entity WHERE key = ?");
    PageJson degrees = PageJson::array();
    for (const Entity& of : graph.entities()) {
        entity.start(of.id);
        const auto row = static_cast<std::size_t>(entity.step() ? entity.number(0) : 0);
        degrees.push_back(row < served.table.entities.size() ? served.table.entities[row].degree : 0);
    }
    return degrees;
}

/// By the key of claims.
PageJson evidence_counts(const Database& database, const Graph& graph) {
    SqlStatement count = database.prepare(
        "SELECT evidence FROM claim WHERE subject = (SELECT id FROM entity WHERE key = ?1) AND relation = ?2 AND "
        "object = "
        "(SELECT id FROM entity WHERE key = ?3) AND polarity = ?4 AND modality = ?5 AND ifnull(speaker, 0) = "
        "ifnull((SELECT id FROM entity WHERE key = ?6), 0)");
    PageJson counts = PageJson::array();
    for (const Claim& claim : graph.claims()) {
        count.start(graph[claim.subject].id, claim.relation, graph[claim.object].id, to_string(claim.polarity),
                    to_string(claim.modality),
                    claim.attributed_to ? std::string_view(graph[claim.attributed_to].id) : std::string_view());
        counts.push_back(count.step() ? count.number(0) : 0);
    }
    return counts;
}

} // namespace

Result<PageFilter> asked_claims(const ServedStore& served, const Parameters& parameters) {
    auto filter = PageFilter::read(parameters, served.table, served.store.database());
    if (!filter) return filter;
    auto scope = scope_of(served.table, served.store.database(), parameters);
    if (!scope) return tl::unexpected(scope.error());
    filter->restrict_to(std::move(*scope));
    return filter;
}

std::string rows_of(std::span<const std::uint32_t> ids) {
    return fmt::format("SELECT value AS id FROM json_each('[{}]')", fmt::join(ids, ","));
}

std::string rows_of(std::span<const ClaimRow* const> claims) {
    std::vector<std::uint32_t> ids;
    for (const ClaimRow* claim : claims) ids.push_back(claim->id);
    return rows_of(ids);
}

PageJson count_rows(const Database& database, std::string_view sql) {
    PageJson rows = PageJson::array();
    SqlStatement row = database.prepare(sql);
    while (row.step()) rows.push_back(PageJson::array({std::string(row.text(0)), row.number(1)}));
    return rows;
}

PageJson day_rows(std::span<const ClaimRow* const> claims) {
    std::map<std::int32_t, std::size_t> days;
    for (const ClaimRow* claim : claims)
        if (claim->dated && !is_open_day(claim->from)) ++days[claim->from];
    PageJson rows = PageJson::array();
    for (const auto& [day, count] : days) rows.push_back(PageJson::array({day, count}));
    return rows;
}

Result<std::string> with_graph(const ServedStore& served, const RowSelection& rows, const PageJson& rest) {
    const Database& database = served.store.database();
    const auto graph = read_graph_rows(database, rows);
    if (!graph) return tl::unexpected(graph.error());
    std::ostringstream answer;
    answer << "{\"graph\":";
    write_explorer_json(*graph, answer, {.title = served.title, .families = served.families});
    answer << ",\"degrees\":" << text_of(degrees_of(served, *graph));
    answer << ",\"counts\":" << text_of(evidence_counts(database, *graph));
    answer << (rest.empty() ? "}" : "," + text_of(rest).substr(1));
    if (const auto status = database.status(); !status) return tl::unexpected(status.error());
    return answer.str();
}

Result<std::string> without_graph(const ServedStore& served, const PageJson& rest) {
    if (const auto status = served.store.database().status(); !status) return tl::unexpected(status.error());
    return text_of(rest);
}

std::vector<std::uint32_t> contradictions(const ClaimTable& table, std::span<const ClaimRow* const> passing) {
    std::vector<bool> is_asked(table.contradictions.size() + 1);
    for (const ClaimRow* claim : passing) is_asked[claim->contradiction] = true;
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < table.contradictions.size(); ++i)
        if (is_asked[i + 1]) found.push_back(i);
    return found;
}

std::vector<const ClaimRow*> strongest(const ClaimTable& table, std::uint32_t contradiction, std::size_t of_each) {
    std::vector<const ClaimRow*> claims;
    for (const std::uint32_t place : table.contradictions[contradiction]) claims.push_back(&table.claims[place]);
    std::ranges::stable_sort(claims, std::ranges::greater(), &ClaimRow::evidence);
    std::size_t left[] = {of_each, of_each};
    std::erase_if(claims, [&](const ClaimRow* claim) {
        std::size_t& rest = left[claim->denied ? 1 : 0];
        return rest == 0 || (--rest, false);
    });
    return claims;
}

} // namespace claimgraph::cli
