#include "cli/serve/page_scope.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <utility>
#include <vector>

namespace claimgraph::cli {
namespace {

constexpr std::size_t kMostSteps = 3; ///< of surroundings
constexpr int kLongestPath = 6;       ///< longer ones connect everything with everything
constexpr int kFar = 1000;            ///< of what was not reached

using Passes = std::function<bool(const ClaimRow&)>;

/// How many claims each entity is away from one, by their ids.
class Distances {
  public:
    Distances(const ClaimTable& table, std::uint32_t start) : table_(table), distances_(table.entities.size(), kFar) {
        distances_[start] = 0;
    }

    int of(std::uint32_t entity) const { return distances_[entity]; }

    /// Reaches, by claims of `base`, what is one claim further than `level` and is allowed; false if nothing is.
    template <class IsAllowed>
    bool step(int level, const Passes& base, const IsAllowed& is_allowed) {
        bool grows = false;
        const auto reach = [&](std::uint32_t from, std::uint32_t to) {
            if (distances_[from] != level || distances_[to] != kFar || !is_allowed(to)) return;
            distances_[to] = level + 1;
            grows = true;
        };
        for (const ClaimRow& claim : table_.claims) {
            if ((distances_[claim.subject] != level && distances_[claim.object] != level) || !base(claim)) continue;
            reach(claim.subject, claim.object);
            reach(claim.object, claim.subject);
        }
        return grows;
    }

  private:
    const ClaimTable& table_;
    std::vector<int> distances_;
};

Passes around(const ClaimTable& table, const Passes& base, std::uint32_t entity, std::size_t steps) {
    Distances near(table, entity);
    for (int level = 0; level < static_cast<int>(steps); ++level)
        if (!near.step(level, base, [](std::uint32_t) { return true; })) break;
    return [near = std::move(near), base](const ClaimRow& claim) {
        return near.of(claim.subject) != kFar && near.of(claim.object) != kFar && base(claim);
    };
}

/// From one end until the other is found; then back, through what lies nearer each time.
Passes between(const ClaimTable& table, const Passes& base, std::uint32_t from, std::uint32_t to) {
    Distances near(table, from);
    for (int level = 0; level < kLongestPath && near.of(to) == kFar; ++level)
        if (!near.step(level, base, [](std::uint32_t) { return true; })) break;
    const int length = near.of(to);
    if (length == kFar || length == 0) return [](const ClaimRow&) { return false; };
    Distances way(table, to);
    for (int level = 0; level < length; ++level)
        way.step(level, base, [&](std::uint32_t entity) { return near.of(entity) == length - level - 1; });
    return [way = std::move(way), base](const ClaimRow& claim) {
        const int a = way.of(claim.subject);
        const int b = way.of(claim.object);
        return a != kFar && b != kFar && std::abs(a - b) == 1 && base(claim);
    };
}

} // namespace

std::uint32_t row_of_entity(const Database& database, const std::string& id) {
    return static_cast<std::uint32_t>(
        database.number(fmt::format("SELECT id FROM entity WHERE key = {}", sql_text(id))));
}

Result<Passes> scope_of(const ClaimTable& table, const Database& database, const Parameters& parameters) {
    const bool everything = parameters.contains("all") || !table.has_actors;
    Passes base = [&table, everything](const ClaimRow& claim) { return everything || table.is_between_actors(claim); };
    // an entity may be newer than the table
    const auto row_of = [&](const std::string& id) {
        const std::uint32_t row = row_of_entity(database, id);
        return row < table.entities.size() ? row : 0;
    };
    if (const auto ends = values_of(parameters, "path"); ends.size() == 2) {
        const std::uint32_t from = row_of(ends[0]);
        const std::uint32_t to = row_of(ends[1]);
        if (from != 0 && to != 0) return between(table, base, from, to);
    }
    if (const std::uint32_t entity = row_of(value_of(parameters, "around")); entity != 0) {
        const auto steps = count_of(parameters, "steps", 1, kMostSteps);
        if (!steps) return tl::unexpected(steps.error());
        return around(table, base, entity, *steps);
    }
    return base;
}

} // namespace claimgraph::cli
