#include "cli/serve/page_scope.hpp"

#include "cli/serve/page_filter.hpp"

#include <fmt/format.h>

namespace claimgraph::cli {
namespace {

constexpr std::size_t kMostSteps = 3;       ///< of surroundings
constexpr std::size_t kLongestPath = 6;     ///< longer ones connect everything with everything
constexpr std::int64_t kMostNear = 200'000; ///< entities; no more are looked at

/// A temporary table of entities by their distance from one.
class Distances {
  public:
    Distances(const Database& database, std::string table, std::string base)
        : database_(database), table_(std::move(table)), base_(std::move(base)) {
        database_.run(fmt::format("DROP TABLE IF EXISTS temp.{0}; CREATE TEMP TABLE {0}(id INTEGER PRIMARY KEY, level "
                                  "INTEGER NOT NULL)",
                                  table_)
                          .c_str());
    }

    void start(std::int64_t entity) {
        database_.prepare(fmt::format("INSERT INTO temp.{} VALUES(?, 0)", table_)).run(entity);
    }

    /// Adds the neighbors of those `level` away that meet the condition; false when nothing more is to be had.
    bool step(std::size_t level, const std::string& condition = "1") {
        const std::int64_t before = size();
        SqlStatement add = database_.prepare(fmt::format(
            "INSERT OR IGNORE INTO temp.{0} SELECT other, ?2 FROM (SELECT object AS other FROM claim WHERE subject IN "
            "(SELECT id FROM temp.{0} WHERE level = ?1) AND {1} UNION SELECT subject FROM claim WHERE object IN "
            "(SELECT "
            "id FROM temp.{0} WHERE level = ?1) AND {1}) WHERE {2} LIMIT ?3",
            table_, base_, condition));
        add.run(level, level + 1, kMostNear);
        return database_.ok() && size() > before && size() < kMostNear;
    }

    bool has(std::int64_t entity) const {
        return database_.number(fmt::format("SELECT count(*) FROM temp.{} WHERE id = {}", table_, entity)) > 0;
    }

  private:
    std::int64_t size() const { return database_.number(fmt::format("SELECT count(*) FROM temp.{}", table_)); }

    const Database& database_;
    std::string table_, base_;
};

std::int64_t row_of(const Database& database, const std::string& id) {
    return database.number(fmt::format("SELECT id FROM entity WHERE key = {}", sql_text(id)));
}

std::string around(const Database& database, std::int64_t entity, std::size_t steps, const std::string& base) {
    Distances near(database, "near", base);
    near.start(entity);
    for (std::size_t level = 0; level < steps && near.step(level); ++level) {
    }
    return fmt::format("subject IN (SELECT id FROM temp.near) AND object IN (SELECT id FROM temp.near) AND {}", base);
}

/// Breadth-first from one end until the other is found; then back, through what lies nearer each time.
std::string between(const Database& database, std::int64_t from, std::int64_t to, const std::string& base) {
    Distances near(database, "near", base);
    near.start(from);
    std::size_t length = 0;
    for (bool grows = true; grows && !near.has(to) && length < kLongestPath; ++length) grows = near.step(length);
    if (!near.has(to)) return "0";
    Distances way(database, "way", base);
    way.start(to);
    for (std::size_t level = 0; level < length; ++level)
        way.step(level, fmt::format("other IN (SELECT id FROM temp.near WHERE level = {})", length - level - 1));
    return fmt::format(
        "abs(coalesce((SELECT level FROM temp.way WHERE id = subject), 1000) - coalesce((SELECT level FROM "
        "temp.way WHERE id = object), 2000)) = 1 AND subject IN (SELECT id FROM temp.way) AND {}",
        base);
}

} // namespace

bool has_actors(const Database& database) {
    return database.number(fmt::format("SELECT EXISTS(SELECT 1 FROM claim WHERE {0}) AND EXISTS(SELECT 1 FROM claim "
                                       "WHERE NOT ({0}))",
                                       kBetweenActors)) != 0;
}

Result<std::string> scope_of(const Database& database, const Parameters& parameters) {
    const std::string base =
        parameters.contains("all") || !has_actors(database) ? "1" : fmt::format("({})", kBetweenActors);
    if (const auto ends = values_of(parameters, "path"); ends.size() == 2) {
        const std::int64_t from = row_of(database, ends[0]);
        const std::int64_t to = row_of(database, ends[1]);
        if (from != 0 && to != 0) return from == to ? "0" : between(database, from, to, base);
    }
    if (const std::int64_t entity = row_of(database, value_of(parameters, "around")); entity != 0) {
        const auto steps = count_of(parameters, "steps", 1, kMostSteps);
        if (!steps) return tl::unexpected(steps.error());
        return around(database, entity, *steps, base);
    }
    return base;
}

} // namespace claimgraph::cli
