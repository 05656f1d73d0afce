#include "cli/serve/overview_question.hpp"

#include "cli/serve/page_filter.hpp"
#include "cli/serve/page_scope.hpp"
#include "graph/store/time_functions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace claimgraph::cli {
namespace {

constexpr int kMostActors = 10;
constexpr int kMostRows = 10; ///< of the matrix, and columns
constexpr int kMostLines = 8;
constexpr int kMostSources = 8;

/// The relations between two that are in conflict and of which a claim meets the condition.
std::string pairs_in_conflict(const std::string& where) {
    return fmt::format(
        "SELECT subject, relation, object, sum(evidence) AS weight, min(id) AS first FROM claim WHERE {} "
        "AND {} GROUP BY subject, relation, object",
        kInConflict, where);
}

/// Relations of a tone as an SQL condition; all of them for "".
std::string of_tone(const ServedStore& served, const std::string& tone) {
    if (tone.empty()) return "1";
    std::vector<std::string> relations;
    for (const auto& [relation, label] : served.store.relations())
        if (to_string(served.families.tone_of(relation)) == tone) relations.push_back(sql_text(relation));
    return fmt::format("relation IN ({})", fmt::join(relations, ", "));
}

/// Fills temp.cell: who does what to whom how often, of those who act most and those whom they act on most.
void fill_cells(const Database& database, const std::string& condition) {
    database.run(
        fmt::format(
            "DROP TABLE IF EXISTS temp.acting; DROP TABLE IF EXISTS temp.acted; DROP TABLE IF EXISTS temp.cell;"
            "CREATE TEMP TABLE acting AS SELECT subject AS id FROM temp.passing WHERE {0} GROUP BY subject ORDER "
            "BY count(*) DESC, subject LIMIT {1};"
            "CREATE TEMP TABLE acted AS SELECT object AS id FROM temp.passing WHERE {0} AND subject IN (SELECT id "
            "FROM temp.acting) GROUP BY object ORDER BY count(*) DESC, object LIMIT {1};"
            "CREATE TEMP TABLE cell AS SELECT subject, object, count(*) AS count, max(evidence) AS evidence, id "
            "FROM temp.passing WHERE {0} AND subject IN (SELECT id FROM temp.acting) AND object IN (SELECT id "
            "FROM temp.acted) GROUP BY subject, object",
            condition, kMostRows)
            .c_str());
}

PageJson cell_rows(const Database& database) {
    PageJson rows = PageJson::array();
    SqlStatement row = database.prepare("SELECT a.key, b.key, cell.count FROM temp.cell JOIN entity AS a ON a.id = "
                                        "cell.subject JOIN entity AS b ON b.id = cell.object");
    while (row.step())
        rows.push_back(PageJson::array({std::string(row.text(0)), std::string(row.text(1)), row.number(2)}));
    return rows;
}

PageJson keys_of(const Database& database, std::string_view table) {
    PageJson keys = PageJson::array();
    SqlStatement row = database.prepare(
        fmt::format("SELECT key FROM temp.{0} JOIN entity ON entity.id = {0}.id ORDER BY {0}.rowid", table));
    while (row.step()) keys.push_back(std::string(row.text(0)));
    return keys;
}

PageJson tones_of(const ServedStore& served) {
    PageJson tones = PageJson::array();
    SqlStatement row = served.store.database().prepare("SELECT DISTINCT relation FROM temp.passing");
    while (row.step())
        if (const auto tone = to_string(served.families.tone_of(row.text(0)));
            std::ranges::find(tones, tone) == tones.end())
            tones.push_back(tone);
    return tones;
}

} // namespace

PageJson day_rows(const Database& database, const std::string& where) {
    PageJson days = PageJson::array();
    SqlStatement row = database.prepare(fmt::format(
        "SELECT time_from, count(*) FROM claim WHERE {} AND time_from > {} GROUP BY time_from ORDER BY time_from",
        where, kOpenFrom));
    while (row.step()) days.push_back(PageJson::array({row.number(0), row.number(1)}));
    return days;
}

std::int64_t count_conflicts(const Database& database, const std::string& where) {
    return database.number(fmt::format("SELECT count(*) FROM ({})", pairs_in_conflict(where)));
}

std::string conflict_claims(const std::string& where, std::size_t count, std::size_t offset) {
    return fmt::format("SELECT claim.id FROM ({} ORDER BY weight DESC, first LIMIT {} OFFSET {}) JOIN claim "
                       "USING(subject, relation, object)",
                       pairs_in_conflict(where), count, offset);
}

Result<std::string> overview(const ServedStore& served, const Parameters& parameters) {
    const Database& database = served.store.database();
    auto filter = PageFilter::read(parameters, served.store, served.families);
    if (!filter) return tl::unexpected(filter.error());
    auto scope = scope_of(database, parameters);
    if (!scope) return tl::unexpected(scope.error());
    filter->restrict_to(std::move(*scope));
    const std::string where = filter->where();
    database.run(
        fmt::format("DROP TABLE IF EXISTS temp.passing; CREATE TEMP TABLE passing AS SELECT id, subject, object, "
                    "relation, evidence, time_from FROM claim WHERE {}",
                    where)
            .c_str());
    fill_cells(database, "subject <> object AND " + of_tone(served, value_of(parameters, "tone")));
    PageJson json{{"tones", tones_of(served)},
                  {"rows", keys_of(database, "acting")},
                  {"columns", keys_of(database, "acted")},
                  {"cells", cell_rows(database)},
                  {"conflicts", count_conflicts(database, where)},
                  {"days", day_rows(database, where)}};
    database.run(
        fmt::format("DROP TABLE IF EXISTS temp.actor; CREATE TEMP TABLE actor AS SELECT id, count(*) AS count "
                    "FROM (SELECT subject AS id FROM temp.passing UNION ALL SELECT object FROM temp.passing WHERE "
                    "object <> subject) GROUP BY id ORDER BY 2 DESC, 1 LIMIT {}",
                    kMostActors)
            .c_str());
    json["actors"] =
        count_rows(database, "SELECT key, count FROM temp.actor JOIN entity ON entity.id = actor.id ORDER BY "
                             "actor.rowid");
    json["sources"] =
        count_rows(database, fmt::format("SELECT publisher, count(*) FROM document WHERE derived AND name "
                                         "<> '' AND publisher <> '' GROUP BY publisher ORDER BY 2 DESC, 1 "
                                         "LIMIT {}",
                                         kMostSources));
    return with_graph(
        served,
        {.claims =
             fmt::format("SELECT id FROM temp.cell UNION SELECT id FROM (SELECT id FROM temp.passing WHERE time_from "
                         "> {} ORDER BY time_from DESC, id LIMIT {}) UNION {}",
                         kOpenFrom, kMostLines, conflict_claims(where, kMostLines, 0)),
         .entities = "SELECT id FROM temp.actor UNION SELECT id FROM temp.acting UNION SELECT id FROM temp.acted"},
        json);
}

} // namespace claimgraph::cli
