#include "graph/query/path.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace claimgraph {
namespace {

using Route = std::vector<EntityIndex>;

/// One of the two searches that meet: what it has reached, level by level.
class Front {
  public:
    explicit Front(std::size_t entities) : round_(entities), depth_(entities) {}

    void start(std::span<const EntityIndex> entities) {
        ++now_;
        level_ = 0;
        frontier_.clear();
        for (const EntityIndex entity : entities) reach(entity);
    }
    bool reached(EntityIndex entity) const { return round_[entity.value] == now_; }
    bool reached_at(EntityIndex entity, std::uint32_t level) const {
        return reached(entity) && depth_[entity.value] == level;
    }
    void reach(EntityIndex entity) {
        if (reached(entity)) return;
        round_[entity.value] = now_;
        depth_[entity.value] = level_;
        frontier_.push_back(entity);
    }
    /// What is reached from now on is a level further.
    std::vector<EntityIndex> take_frontier() {
        ++level_;
        return std::exchange(frontier_, {});
    }
    const std::vector<EntityIndex>& frontier() const { return frontier_; }
    std::uint32_t level() const { return level_; } ///< of the frontier

  private:
    std::vector<std::uint32_t> round_; // of the search that reached it last: nothing to clear between searches
    std::vector<std::uint32_t> depth_;
    std::vector<EntityIndex> frontier_;
    std::uint32_t level_ = 0;
    std::uint32_t now_ = 0;
};

class PathFinder {
  public:
    PathFinder(const Graph& graph, std::span<const EntityIndex> from, std::span<const EntityIndex> to,
               const PathOptions& options)
        : graph_(graph),
          from_(from.begin(), from.end()),
          to_(to.begin(), to.end()),
          options_(options),
          ahead_(graph.entities().size()),
          behind_(graph.entities().size()),
          blocked_(graph.entities().size()),
          blocked_next_(graph.entities().size()),
          on_route_(graph.entities().size()) {}

    /// Yen's algorithm: each next route leaves one that was found before at some entity, its spur.
    std::vector<Route> routes() {
        std::vector<Route> found;
        std::set<std::tuple<std::size_t, Route, std::size_t>> candidates; // by length, then by entities
        std::set<Route> known;
        const auto offer = [&](Route route, std::size_t spur) {
            if (!route.empty() && known.insert(route).second) {
                const std::size_t length = route.size();
                candidates.emplace(length, std::move(route), spur);
            }
        };
        offer(search(from_), 0);
        while (found.size() < options_.count && !candidates.empty()) {
            auto [length, route, first] = std::move(candidates.extract(candidates.begin()).value());
            found.push_back(route);
            if (found.size() == options_.count) break;
            for (std::size_t kept = first; kept < route.size(); ++kept) offer(leave(route, kept, found), kept);
        }
        return found;
    }

    Step best_step(EntityIndex from, EntityIndex to) const {
        Step best;
        const auto rank = [&](ClaimIndex index) {
            const Claim& claim = graph_[index];
            const bool plain = claim.polarity == Polarity::kAffirmed && claim.modality == Modality::kActual;
            return std::tuple(!plain, ~claim.evidence.size(), index);
        };
        const auto offer = [&](ClaimIndex claim, bool forward) {
            if (passes(graph_[claim], options_.over) && (!best.claim || rank(claim) < rank(best.claim)))
                best = {claim, forward};
        };
        for (const ClaimIndex claim : graph_.claims_of(from))
            if (graph_[claim].object == to) offer(claim, true);
        for (const ClaimIndex claim : graph_.claims_about(from))
            if (graph_[claim].subject == to && may_go_back(claim)) offer(claim, false);
        return best;
    }

  private:
    bool may_go_back(ClaimIndex claim) const { return !options_.directed || graph_[claim].symmetric; }

    /// Calls visit(entity) for all that a step leads to from here (or that lead here, `backward`).
    template <class Visit>
    void for_each_next(EntityIndex here, bool backward, const Visit& visit) const {
        const auto go = [&](std::span<const ClaimIndex> claims, EntityIndex Claim::*end, bool against) {
            for (const ClaimIndex claim : claims)
                if ((!against || may_go_back(claim)) && passes(graph_[claim], options_.over)) visit(graph_[claim].*end);
        };
        go(graph_.claims_of(here), &Claim::object, backward);
        go(graph_.claims_about(here), &Claim::subject, !backward);
    }

    /// The route that keeps the first `kept` entities of another and then goes a way that no route found so far does.
    Route leave(const Route& route, std::size_t kept, std::span<const Route> found) {
        for (const Route& other : found)
            if (other.size() > kept && std::equal(route.begin(), route.begin() + kept, other.begin()))
                blocked_next_[other[kept].value] = true;
        for (std::size_t i = 0; i + 1 < kept; ++i) blocked_[route[i].value] = true;
        Route result;
        if (kept == 0) {
            Route starts;
            for (const EntityIndex start : from_)
                if (blocked_next_[start.value])
                    blocked_[start.value] = true;
                else
                    starts.push_back(start);
            result = search(starts);
        } else {
            for (const EntityIndex start : from_) blocked_[start.value] = true; // a route has one start
            spur_ = route[kept - 1];
            result = search({&spur_, 1});
            if (!result.empty()) result.insert(result.begin(), route.begin(), route.begin() + kept - 1);
            spur_ = {};
        }
        blocked_.assign(blocked_.size(), false);
        blocked_next_.assign(blocked_next_.size(), false);
        return result;
    }

    bool is_blocked_step(EntityIndex from, EntityIndex to) const { return from == spur_ && blocked_next_[to.value]; }

    /// The first of the shortest routes from one of `starts` to one of to_ in the order of their entities, without
    /// blocked entities and, from the spur, without a blocked first step: from both ends, the side with less to look at
    /// first.
    Route search(std::span<const EntityIndex> starts) {
        ahead_.start(starts);
        behind_.start(to_);
        for (const EntityIndex start : starts)
            if (behind_.reached(start)) return {};
        while (!ahead_.frontier().empty() && !behind_.frontier().empty()) {
            const bool backward = claims_at(behind_.frontier()) < claims_at(ahead_.frontier());
            Front& mine = backward ? behind_ : ahead_;
            const Front& other = backward ? ahead_ : behind_;
            std::vector<EntityIndex> meetings;
            for (const EntityIndex here : mine.take_frontier())
                for_each_next(here, backward, [&](EntityIndex next) {
                    if (mine.reached(next) || (blocked_[next.value] && next != spur_) ||
                        (backward ? is_blocked_step(next, here) : is_blocked_step(here, next)))
                        return;
                    mine.reach(next);
                    if (other.reached(next)) meetings.push_back(next);
                });
            if (!meetings.empty()) return first_route(std::move(meetings));
        }
        return {};
    }

    std::size_t claims_at(const std::vector<EntityIndex>& frontier) const {
        std::size_t count = 0;
        for (const EntityIndex entity : frontier)
            count += graph_.claims_of(entity).size() + graph_.claims_about(entity).size();
        return count;
    }

    /// Of the routes through `meetings`, which are as far from the start as from the end, the first. Which of them the
    /// search met first depends on what it looked at, and in a part of a graph that may be less.
    Route first_route(std::vector<EntityIndex> meetings) {
        ++route_round_;
        const auto mark = [&](EntityIndex entity) {
            return std::exchange(on_route_[entity.value], route_round_) != route_round_;
        };
        for (const EntityIndex meeting : meetings) mark(meeting);
        std::vector<EntityIndex> level = std::move(meetings); // back from them, all that lies on such a route
        for (std::uint32_t depth = ahead_.level(); depth > 0; --depth) {
            std::vector<EntityIndex> before;
            for (const EntityIndex here : level)
                for_each_next(here, true, [&](EntityIndex from) {
                    if (ahead_.reached_at(from, depth - 1) && !is_blocked_step(from, here) && mark(from))
                        before.push_back(from);
                });
            level = std::move(before);
        }
        Route route = {*std::ranges::min_element(level)};
        const auto go_on = [&](const auto& may_be_next) {
            EntityIndex first;
            for_each_next(route.back(), false, [&](EntityIndex next) {
                if (may_be_next(next) && !is_blocked_step(route.back(), next) && (!first || next < first)) first = next;
            });
            route.push_back(first);
        };
        for (std::uint32_t depth = 1; depth <= ahead_.level(); ++depth)
            go_on([&](EntityIndex next) {
                return on_route_[next.value] == route_round_ && ahead_.reached_at(next, depth);
            });
        for (std::uint32_t depth = behind_.level(); depth > 0; --depth)
            go_on([&](EntityIndex next) { return behind_.reached_at(next, depth - 1); });
        return route;
    }

    const Graph& graph_;
    Route from_;
    Route to_;
    const PathOptions& options_;
    Front ahead_;
    Front behind_;
    std::vector<bool> blocked_;
    std::vector<bool> blocked_next_;      ///< from the spur
    std::vector<std::uint32_t> on_route_; ///< the round of first_route() that marked it last
    std::uint32_t route_round_ = 0;
    EntityIndex spur_;
};

} // namespace

std::vector<std::vector<Step>> shortest_paths(const Graph& graph, std::span<const EntityIndex> from,
                                              std::span<const EntityIndex> to, const PathOptions& options) {
    for (const EntityIndex entity : from)
        if (std::ranges::find(to, entity) != to.end()) return {};
    PathFinder finder(graph, from, to, options);
    std::vector<std::vector<Step>> paths;
    for (const Route& route : finder.routes()) {
        std::vector<Step>& path = paths.emplace_back();
        for (std::size_t i = 0; i + 1 < route.size(); ++i) path.push_back(finder.best_step(route[i], route[i + 1]));
    }
    return paths;
}

} // namespace claimgraph
