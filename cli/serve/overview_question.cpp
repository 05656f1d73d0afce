#include "cli/serve/overview_question.hpp"

#include "cli/serve/ranking.hpp"
#include "graph/store/time_functions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace claimgraph::cli {
namespace {

constexpr std::size_t kMostActors = 10;
constexpr std::size_t kMostRows = 10; ///< of the matrix, and columns
constexpr std::size_t kMostLines = 8;
constexpr std::size_t kMostSources = 8;

using Claims = std::vector<const ClaimRow*>;

/// Who does what to whom how often, of those who act most and those whom they act on most.
struct Matrix {
    struct Cell {
        std::size_t count = 0;
        const ClaimRow* first = nullptr; ///< the one with most evidence
    };
    std::vector<std::uint32_t> rows, columns;
    std::map<std::pair<std::uint32_t, std::uint32_t>, Cell> cells;
};

Matrix matrix_of(const ClaimTable& table, const Claims& claims) {
    Matrix matrix;
    Counts acting(table.entities.size());
    for (const ClaimRow* claim : claims)
        if (claim->subject != claim->object) acting.add(claim->subject);
    matrix.rows = acting.most(kMostRows);
    const auto is_one_of = [](const std::vector<std::uint32_t>& list, std::uint32_t entity) {
        return std::ranges::find(list, entity) != list.end();
    };
    Counts acted(table.entities.size());
    for (const ClaimRow* claim : claims)
        if (claim->subject != claim->object && is_one_of(matrix.rows, claim->subject)) acted.add(claim->object);
    matrix.columns = acted.most(kMostRows);
    for (const ClaimRow* claim : claims) {
        if (claim->subject == claim->object || !is_one_of(matrix.rows, claim->subject) ||
            !is_one_of(matrix.columns, claim->object))
            continue;
        Matrix::Cell& cell = matrix.cells[{claim->subject, claim->object}];
        ++cell.count;
        if (cell.first == nullptr || claim->evidence > cell.first->evidence) cell.first = claim;
    }
    return matrix;
}

Claims latest_of(const Claims& claims) {
    Claims dated;
    for (const ClaimRow* claim : claims)
        if (claim->dated && !is_open_day(claim->from)) dated.push_back(claim);
    const auto end = dated.begin() + static_cast<std::ptrdiff_t>(std::min(kMostLines, dated.size()));
    std::ranges::partial_sort(dated, end, [](const ClaimRow* a, const ClaimRow* b) {
        return std::pair(b->from, a->id) < std::pair(a->from, b->id);
    });
    dated.erase(end, dated.end());
    return dated;
}

/// Ids of entities by their rows.
class Keys {
  public:
    explicit Keys(const Database& database) : key_(database.prepare("SELECT key FROM entity WHERE id = ?")) {}
    std::string of(std::uint32_t row) {
        key_.start(row);
        std::string key = key_.step() ? std::string(key_.text(0)) : std::string();
        key_.reset(); // open statements keep tables from being dropped
        return key;
    }
    PageJson of(const std::vector<std::uint32_t>& rows) {
        PageJson keys = PageJson::array();
        for (const std::uint32_t row : rows) keys.push_back(of(row));
        return keys;
    }

  private:
    SqlStatement key_;
};

} // namespace

Result<std::string> overview(const ServedStore& served, const Parameters& parameters) {
    const ClaimTable& table = served.table;
    const Database& database = served.store.database();
    const auto filter = asked_claims(served, parameters);
    if (!filter) return tl::unexpected(filter.error());
    const Claims claims = passing(table, *filter);

    Counts counts(table.entities.size());
    std::set<QuadClass> tones;
    for (const ClaimRow* claim : claims) {
        counts.add(claim->subject);
        if (claim->object != claim->subject) counts.add(claim->object);
        tones.insert(table.tone_of[claim->relation]);
    }
    Claims toned = claims;
    if (const std::string tone = value_of(parameters, "tone"); !tone.empty())
        std::erase_if(toned, [&](const ClaimRow* claim) { return to_string(table.tone_of[claim->relation]) != tone; });
    const Matrix matrix = matrix_of(table, toned);
    const std::vector<std::uint32_t> actors = counts.most(kMostActors);
    const auto conflicts = contradictions(table, claims);

    Keys keys(database);
    PageJson json{{"tones", PageJson::array()},   {"actors", PageJson::array()},
                  {"rows", keys.of(matrix.rows)}, {"columns", keys.of(matrix.columns)},
                  {"cells", PageJson::array()},   {"conflicts", conflicts.size()},
                  {"days", day_rows(claims)}};
    for (const QuadClass tone : tones) json["tones"].push_back(to_string(tone));
    for (const std::uint32_t actor : actors)
        json["actors"].push_back(PageJson::array({keys.of(actor), counts.of(actor)}));
    std::vector<std::uint32_t> shown;
    for (const auto& [ends, cell] : matrix.cells) {
        json["cells"].push_back(PageJson::array({keys.of(ends.first), keys.of(ends.second), cell.count}));
        shown.push_back(cell.first->id);
    }
    json["sources"] =
        count_rows(database, fmt::format("SELECT publisher, count(*) FROM document WHERE derived AND name "
                                         "<> '' AND publisher <> '' GROUP BY publisher ORDER BY 2 DESC, "
                                         "1 LIMIT {}",
                                         kMostSources));
    for (const ClaimRow* claim : latest_of(claims)) shown.push_back(claim->id);
    for (std::size_t i = 0; i < std::min(kMostLines / 2, conflicts.size()); ++i) // two lines each
        for (const ClaimRow* claim : strongest(table, conflicts[i], 1)) shown.push_back(claim->id);
    std::vector<std::uint32_t> named = actors;
    named.insert(named.end(), matrix.rows.begin(), matrix.rows.end());
    named.insert(named.end(), matrix.columns.begin(), matrix.columns.end());
    return with_graph(served, {.claims = rows_of(shown), .entities = rows_of(named), .evidence = false}, json);
}

} // namespace claimgraph::cli
