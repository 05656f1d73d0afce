#include "graph/query/links/route_search.hpp"

#include "graph/query/links/steps.hpp"

#include <algorithm>
#include <utility>

namespace claimgraph {

RouteSearch::RouteSearch(const Graph& graph, std::span<const EntityIndex> from, std::span<const EntityIndex> to,
                         const PathOptions& options, const StopToken& stop)
    : graph_(graph),
      to_(to.begin(), to.end()),
      options_(options),
      passes_(graph, options.over),
      stopped_(stop),
      marks_(graph.entities().size()) {
    for (const auto ends : {from, to})
        for (const EntityIndex end : ends) set(end, kEnd);
}

void RouteSearch::unblock_all() {
    for (const EntityIndex entity : blocked_) clear(entity, kBlocked | kNotFirst);
    blocked_.clear();
}

std::vector<Route> RouteSearch::shortest(std::span<const EntityIndex> starts, std::size_t most_steps,
                                         std::size_t limit) {
    for (const EntityIndex entity : std::exchange(reached_, {})) clear(entity, kAhead | kBehind | kUseful);
    meetings_.clear();
    for (Side* side : {&ahead_, &behind_}) *side = {side->reached};
    if (starts.empty()) return {};
    start_ = starts.front();
    for (const EntityIndex start : starts) {
        clear(start, kBlocked);
        reach(ahead_, start);
    }
    for (const EntityIndex end : to_) reach(behind_, end);
    for (const EntityIndex entity : reached_) clear(entity, kNew);
    for (std::size_t steps = 0; meetings_.empty(); ++steps) {
        if (steps == most_steps || ahead_.frontier.empty() || behind_.frontier.empty()) return {};
        go_on(behind_.claims < ahead_.claims ? behind_ : ahead_);
        if (stopped_()) return {};
    }

    // All begin a route, so the first ones of each level begin the first routes.
    const std::vector<Hops> levels = hops_of_routes();
    std::vector<Route> routes;
    for (const Hop& hop : levels.front())
        if (routes.empty() || routes.back().front() != hop.from) routes.push_back({hop.from});
    for (const Hops& hops : levels) {
        routes.resize(std::min(routes.size(), limit));
        for (Route& route : std::exchange(routes, {})) {
            auto hop = std::ranges::lower_bound(hops, route.back(), {}, &Hop::from);
            for (bool is_last = false; !is_last && routes.size() < limit; ++hop) {
                is_last = hop + 1 == hops.end() || (hop + 1)->from != hop->from;
                routes.push_back(is_last ? std::move(route) : route);
                routes.back().push_back(hop->to);
            }
        }
    }
    return routes;
}

void RouteSearch::reach(Side& side, EntityIndex entity) {
    if (is(entity, side.reached)) return;
    set(entity, side.reached | kNew);
    reached_.push_back(entity);
    side.frontier.push_back(entity);
    side.claims += graph_.out_claims(entity).size() + graph_.in_claims(entity).size();
    if (is(entity, kAhead) && is(entity, kBehind)) meetings_.push_back(entity);
}

/// A level further. Once the sides have met, only further meetings matter.
void RouteSearch::go_on(Side& side) {
    const bool backward = &side == &behind_;
    const Mark other = backward ? kAhead : kBehind;
    const Direction direction = !options_.directed ? Direction::kBoth : backward ? Direction::kIn : Direction::kOut;
    const std::vector<EntityIndex> frontier = std::exchange(side.frontier, {});
    side.claims = 0;
    Hops& hops = side.levels.emplace_back();
    for (const EntityIndex here : frontier) {
        std::size_t looked_at = 0;
        each_step(graph_, here, direction, [&](ClaimIndex claim, EntityIndex next) {
            ++looked_at;
            if (is(next, kBlocked | kImpassable) || (is(next, side.reached) && !is(next, kNew)) ||
                (!meetings_.empty() && !is(next, other)))
                return;
            const Hop hop = backward ? Hop{next, here} : Hop{here, next};
            if ((hop.from == start_ && is(hop.to, kNotFirst)) || !passes_(claim) || !is_passable(next)) return;
            reach(side, next);
            hops.push_back(hop);
        });
        if (stopped_(looked_at)) break;
    }
    for (const EntityIndex entity : side.frontier) clear(entity, kNew);
}

bool RouteSearch::is_passable(EntityIndex entity) {
    if (options_.through_concepts || is(entity, kEnd | kAhead | kBehind)) return true;
    const Entity& what = graph_[entity];
    if (!what.unnamed && !is_topic(what.type) && what.type != EntityType::kRole) return true;
    set(entity, kImpassable);
    return false;
}

/// Those of each step on all shortest routes, sorted, each once.
std::vector<RouteSearch::Hops> RouteSearch::hops_of_routes() {
    for (const EntityIndex meeting : meetings_) set(meeting, kUseful);
    for (auto hops = ahead_.levels.rbegin(); hops != ahead_.levels.rend(); ++hops) {
        std::erase_if(*hops, [&](const Hop& hop) { return !is(hop.to, kUseful); });
        for (const Hop& hop : *hops) set(hop.from, kUseful);
    }
    std::vector<Hops> levels = std::move(ahead_.levels);
    for (auto hops = behind_.levels.rbegin(); hops != behind_.levels.rend(); ++hops) {
        std::erase_if(*hops, [&](const Hop& hop) { return !is(hop.from, kUseful); });
        for (const Hop& hop : *hops) set(hop.to, kUseful);
        levels.push_back(std::move(*hops));
    }
    for (Hops& hops : levels) {
        std::ranges::sort(hops);
        hops.erase(std::unique(hops.begin(), hops.end()), hops.end());
    }
    return levels;
}

} // namespace claimgraph
