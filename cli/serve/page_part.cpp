#include "cli/serve/page_part.hpp"

#include "export/formats/explorer_json.hpp"

#include <fmt/format.h>
#include <sstream>

namespace claimgraph::cli {
namespace {

constexpr std::size_t kMostEvidence = 100; ///< of a claim

std::string text_of(const PageJson& json) { return json.dump(-1, ' ', false, PageJson::error_handler_t::replace); }

PageJson degrees_of(const Database& database, const Graph& graph) {
    SqlStatement count = database.prepare("SELECT (SELECT count(*) FROM claim WHERE subject = entity.id) + (SELECT "
                                          "count(*) FROM claim WHERE object = entity.id) FROM entity WHERE key = ?");
    PageJson degrees = PageJson::array();
    for (const Entity& entity : graph.entities()) {
        count.start(entity.id);
        degrees.push_back(count.step() ? count.number(0) : 0);
    }
    return degrees;
}

} // namespace

PageJson count_rows(const Database& database, std::string_view sql) {
    PageJson rows = PageJson::array();
    SqlStatement row = database.prepare(sql);
    while (row.step()) rows.push_back(PageJson::array({std::string(row.text(0)), row.number(1)}));
    return rows;
}

Result<std::string> with_graph(const ServedStore& served, const RowSelection& rows, const PageJson& rest) {
    const Database& database = served.store.database();
    const auto graph = read_graph_rows(database, rows);
    if (!graph) return tl::unexpected(graph.error());
    std::ostringstream answer;
    answer << "{\"graph\":";
    write_explorer_json(*graph, answer,
                        {.title = served.title, .families = served.families, .most_evidence = kMostEvidence});
    answer << ",\"degrees\":" << text_of(degrees_of(database, *graph));
    answer << (rest.empty() ? "}" : "," + text_of(rest).substr(1));
    if (const auto status = database.status(); !status) return tl::unexpected(status.error());
    return answer.str();
}

Result<std::string> without_graph(const ServedStore& served, const PageJson& rest) {
    if (const auto status = served.store.database().status(); !status) return tl::unexpected(status.error());
    return text_of(rest);
}

} // namespace claimgraph::cli
