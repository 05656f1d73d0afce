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
    explicit Front(std::size_t entities) : round_(entities), depth_(entities), came_from_(entities), place_(entities) {}

    void start(std::span<const EntityIndex> entities) {
        ++now_;
        level_ = 0;
        frontier_.clear();
        for (const EntityIndex entity : entities) reach(entity, {});
    }
    bool reached(EntityIndex entity) const { return round_[entity.value] == now_; }
    bool reached_at(EntityIndex entity, std::uint32_t level) const {
        return reached(entity) && depth_[entity.value] == level;
    }
    void reach(EntityIndex entity, EntityIndex from) {
        if (reached(entity)) return;
        round_[entity.value] = now_;
        depth_[entity.value] = level_;
        place_[entity.value] = frontier_.size();
        came_from_[entity.value] = from;
        frontier_.push_back(entity);
    }
    /// The same, but of all ways to reach it on this level the one from the first entity counts.
    void reach_from_first(EntityIndex entity, EntityIndex from) {
        if (reached_at(entity, level_) && from < came_from_[entity.value]) came_from_[entity.value] = from;
        reach(entity, from);
    }
    /// What is reached from now on is a level further.
    std::vector<EntityIndex> take_frontier() {
        ++level_;
        return std::exchange(frontier_, {});
    }
    const std::vector<EntityIndex>& frontier() const { return frontier_; }
    /// Puts what was reached since the frontier had this size into the order of entities.
    void sort_from(std::size_t size) {
        std::sort(frontier_.begin() + static_cast<std::ptrdiff_t>(size), frontier_.end());
        for (std::size_t i = size; i < frontier_.size(); ++i) place_[frontier_[i].value] = i;
    }
    std::size_t place(EntityIndex entity) const { return place_[entity.value]; } ///< in the frontier
    std::uint32_t level() const { return level_; }                               ///< of the frontier
    EntityIndex came_from(EntityIndex entity) const { return came_from_[entity.value]; }

  private:
    std::vector<std::uint32_t> round_; // of the search that reached it last: nothing to clear between searches
    std::vector<std::uint32_t> depth_;
    std::vector<EntityIndex> came_from_;
    std::vector<std::size_t> place_;
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
          blocked_next_(graph.entities().size()) {}

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

    bool may_step(EntityIndex from, EntityIndex to) const { return from != spur_ || !blocked_next_[to.value]; }
    bool may_be_reached(EntityIndex entity) const { return !blocked_[entity.value] || entity == spur_; }

    /// The first of the shortest routes from one of `starts` to one of to_ in the order of their entities, without
    /// blocked entities and, from the spur, without a blocked first step: from both ends, the side with less to look at
    /// first. Which side that is may differ in a part of the graph, the route does not: what lies ahead is gone through
    /// in the order of the routes that lead there.
    Route search(std::span<const EntityIndex> starts) {
        ahead_.start(starts);
        ahead_.sort_from(0);
        behind_.start(to_);
        for (const EntityIndex start : starts)
            if (behind_.reached(start)) return {};
        while (!ahead_.frontier().empty() && !behind_.frontier().empty()) {
            const bool backward = claims_at(behind_.frontier()) < claims_at(ahead_.frontier());
            if (const auto [here, next] = backward ? go_back() : go_on(); here) return route_over(here, next);
        }
        return {};
    }

    /// Two entities one step apart, the one reached from the start, the other from the end; nowhere if they do not
    /// meet.
    using Meeting = std::pair<EntityIndex, EntityIndex>;

    /// A level further from the start, as far as the first that leads to what is behind.
    Meeting go_on() {
        for (const EntityIndex here : ahead_.take_frontier()) {
            EntityIndex first; // first look whether it leads there: what else it leads to does not matter then
            for_each_next(here, false, [&](EntityIndex next) {
                if (behind_.reached(next) && may_step(here, next) && may_be_reached(next))
                    first = first ? std::min(first, next) : next;
            });
            if (first) return {here, first};
            const std::size_t size = ahead_.frontier().size();
            for_each_next(here, false, [&](EntityIndex next) {
                if (may_step(here, next) && may_be_reached(next)) ahead_.reach(next, here);
            });
            ahead_.sort_from(size);
        }
        return {};
    }

    /// A level further from the end; of those that meet what is ahead, the ones whose route is the first.
    Meeting go_back() {
        Meeting first;
        for (const EntityIndex here : behind_.take_frontier())
            for_each_next(here, true, [&](EntityIndex from) {
                if (!may_step(from, here) || !may_be_reached(from)) return;
                behind_.reach_from_first(from, here);
                if (ahead_.reached(from) && (!first.first || std::pair(ahead_.place(from), here) <
                                                                 std::pair(ahead_.place(first.first), first.second)))
                    first = {from, here};
            });
        return first;
    }

    Route route_over(EntityIndex here, EntityIndex next) const {
        Route route;
        for (EntityIndex at = here; at; at = ahead_.came_from(at)) route.push_back(at);
        std::ranges::reverse(route);
        for (EntityIndex at = next; at; at = behind_.came_from(at)) route.push_back(at);
        return route;
    }

    std::size_t claims_at(const std::vector<EntityIndex>& frontier) const {
        std::size_t count = 0;
        for (const EntityIndex entity : frontier)
            count += graph_.claims_of(entity).size() + graph_.claims_about(entity).size();
        return count;
    }

    const Graph& graph_;
    Route from_;
    Route to_;
    const PathOptions& options_;
    Front ahead_;
    Front behind_;
    std::vector<bool> blocked_;
    std::vector<bool> blocked_next_; ///< from the spur
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
