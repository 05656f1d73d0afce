#include "graph/query/links/path.hpp"

#include "graph/query/filter/compiled_filter.hpp"
#include "graph/query/links/steps.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

namespace claimgraph {
namespace {

using Route = std::vector<EntityIndex>;

/// One of the two searches that meet: what it has reached, level by level. Reached entities lie in a hash table, open
/// addressed, since a search looks at few of a large graph.
class Front {
  public:
    void start(std::span<const EntityIndex> entities) {
        std::ranges::fill(slots_, Slot());
        reached_ = 0;
        level_ = 0;
        frontier_.clear();
        for (const EntityIndex entity : entities) reach(entity, {});
    }
    bool reached(EntityIndex entity) const { return slot_of(entity).entity == entity; }
    /// False if it was reached before.
    bool reach(EntityIndex entity, EntityIndex from) {
        Slot& slot = slot_of(entity);
        if (slot.entity == entity) return false;
        slot = {entity, from, level_, static_cast<std::uint32_t>(frontier_.size())};
        frontier_.push_back(entity);
        if (++reached_ * 2 > slots_.size()) grow();
        return true;
    }
    /// The same, but of all ways to reach it on this level the one from the first entity counts.
    void reach_from_first(EntityIndex entity, EntityIndex from) {
        if (reach(entity, from)) return;
        Slot& slot = slot_of(entity);
        if (slot.level == level_ && from < slot.from) slot.from = from;
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
        for (std::size_t i = size; i < frontier_.size(); ++i)
            slot_of(frontier_[i]).place = static_cast<std::uint32_t>(i);
    }
    std::uint32_t place(EntityIndex entity) const { return slot_of(entity).place; } ///< in the frontier
    EntityIndex came_from(EntityIndex entity) const { return slot_of(entity).from; }

  private:
    struct Slot {
        EntityIndex entity;
        EntityIndex from;
        std::uint32_t level = 0;
        std::uint32_t place = 0;
    };

    /// Where it lies, or would.
    std::size_t find(EntityIndex entity) const {
        constexpr std::uint32_t kGolden = 0x9e3779b1; // multiplicative hashing (Knuth 1973)
        std::size_t at = (entity.value * kGolden) >> shift_;
        while (slots_[at].entity && slots_[at].entity != entity) at = (at + 1) & (slots_.size() - 1);
        return at;
    }
    const Slot& slot_of(EntityIndex entity) const { return slots_[find(entity)]; }
    Slot& slot_of(EntityIndex entity) { return slots_[find(entity)]; }
    void grow() {
        std::vector<Slot> old(slots_.size() * 2);
        std::swap(old, slots_);
        --shift_;
        for (const Slot& slot : old)
            if (slot.entity) slot_of(slot.entity) = slot;
    }

    static constexpr std::uint32_t kFirstBits = 8;
    std::uint32_t shift_ = 32 - kFirstBits; ///< a slot for each value of the upper bits
    std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << kFirstBits);
    std::size_t reached_ = 0;
    std::vector<EntityIndex> frontier_;
    std::uint32_t level_ = 0;
};

class PathFinder {
  public:
    PathFinder(const Graph& graph, std::span<const EntityIndex> from, std::span<const EntityIndex> to,
               const PathOptions& options, const StopToken& stop)
        : graph_(graph),
          from_(from.begin(), from.end()),
          to_(to.begin(), to.end()),
          options_(options),
          passes_(graph, options.over),
          stopped_(stop),
          blocked_(graph.entities().size()),
          blocked_next_(graph.entities().size()),
          is_end_(graph.entities().size()) {
        for (const Route* ends : {&from_, &to_})
            for (const EntityIndex end : *ends) is_end_[end.value] = true;
    }

    /// Yen's algorithm: each next route leaves one that was found before at some entity, its spur. Goes on among routes
    /// as long as the last one that is wanted, for the most telling of them.
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
        while (found.size() < options_.count + kMostTies && !candidates.empty() && !stopped_()) {
            auto [length, route, first] = std::move(candidates.extract(candidates.begin()).value());
            if (found.size() >= options_.count && length > found.back().size()) break;
            found.push_back(route);
            for (std::size_t kept = first; kept < route.size() && !stopped_(); ++kept)
                offer(leave(route, kept, found), kept);
        }
        sort_by_telling(found);
        found.resize(std::min(found.size(), options_.count));
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
            if (passes_(claim) && (!best.claim || rank(claim) < rank(best.claim))) best = {claim, forward};
        };
        const auto look = [&](EntityIndex end, std::span<const ClaimIndex> claims, std::span<const EntityIndex> ends,
                              bool forward) {
            for (std::size_t i = 0; i < claims.size(); ++i)
                if (ends[i] == end && (forward || may_go_back(claims[i]))) offer(claims[i], forward);
        };
        if (claims_at({&from, 1}) <= claims_at({&to, 1})) {
            look(to, graph_.out_claims(from), graph_.objects_of(from), true);
            look(to, graph_.in_claims(from), graph_.subjects_about(from), false);
        } else {
            look(from, graph_.in_claims(to), graph_.subjects_about(to), true);
            look(from, graph_.out_claims(to), graph_.objects_of(to), false);
        }
        return best;
    }

  private:
    /// Of routes as long as each other, those first that go over what is seldom mentioned and by what is well
    /// supported. By what is stored with entities and claims alone, which is the same in a part of the graph.
    void sort_by_telling(std::vector<Route>& routes) const {
        std::vector<std::tuple<std::size_t, double, Route>> ranked;
        for (Route& route : routes) {
            double cost = 0;
            for (std::size_t i = 1; i + 1 < route.size(); ++i) cost += std::log1p(graph_[route[i]].mentions);
            for (std::size_t i = 0; i + 1 < route.size(); ++i)
                cost -=
                    std::log1p(static_cast<double>(graph_[best_step(route[i], route[i + 1]).claim].evidence.size()));
            ranked.emplace_back(route.size(), cost, std::move(route));
        }
        std::ranges::sort(ranked);
        for (std::size_t i = 0; i < routes.size(); ++i) routes[i] = std::move(std::get<Route>(ranked[i]));
    }

    /// Whether a path may lead through it.
    bool connects(EntityIndex entity) const {
        const Entity& what = graph_[entity];
        return options_.through_concepts || !(what.unnamed || is_topic(what.type) || what.type == EntityType::kRole);
    }

    bool may_go_back(ClaimIndex claim) const { return !options_.directed || graph_.traits(claim).symmetric; }

    /// Calls visit(entity) for all that a step leads to from here (or that lead here, `backward`).
    template <class Visit>
    void for_each_next(EntityIndex here, bool backward, const Visit& visit) const {
        const Direction direction = !options_.directed ? Direction::kBoth : backward ? Direction::kIn : Direction::kOut;
        each_step(graph_, here, direction, [&](ClaimIndex claim, EntityIndex end) {
            if (passes_(claim)) visit(end);
        });
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
            if (result.size() > options_.most_steps + 1) result.clear();
            spur_ = {};
        }
        blocked_.assign(blocked_.size(), false);
        blocked_next_.assign(blocked_next_.size(), false);
        return result;
    }

    bool may_step(EntityIndex from, EntityIndex to) const { return from != spur_ || !blocked_next_[to.value]; }
    bool may_be_reached(EntityIndex entity) const {
        return entity == spur_ || (!blocked_[entity.value] && (is_end_[entity.value] || connects(entity)));
    }

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
        for (std::size_t steps = 0; steps < options_.most_steps; ++steps) {
            if (ahead_.frontier().empty() || behind_.frontier().empty()) return {};
            const bool backward = claims_at(behind_.frontier()) < claims_at(ahead_.frontier());
            if (const auto [here, next] = backward ? go_back() : go_on(); here) return route_over(here, next);
        }
        return {};
    }

    /// Two entities one step apart, the one reached from the start, the other from the end; default if they do not
    /// meet.
    using Meeting = std::pair<EntityIndex, EntityIndex>;

    /// A level further from the start, as far as the first that leads to what is behind.
    Meeting go_on() {
        for (const EntityIndex here : ahead_.take_frontier()) {
            if (stopped_(claims_at({&here, 1}))) return {};
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
        for (const EntityIndex here : behind_.take_frontier()) {
            if (stopped_(claims_at({&here, 1}))) return {};
            for_each_next(here, true, [&](EntityIndex from) {
                if (!may_step(from, here) || !may_be_reached(from)) return;
                behind_.reach_from_first(from, here);
                if (ahead_.reached(from) && (!first.first || std::pair(ahead_.place(from), here) <
                                                                 std::pair(ahead_.place(first.first), first.second)))
                    first = {from, here};
            });
        }
        return first;
    }

    Route route_over(EntityIndex here, EntityIndex next) const {
        Route route;
        for (EntityIndex at = here; at; at = ahead_.came_from(at)) route.push_back(at);
        std::ranges::reverse(route);
        for (EntityIndex at = next; at; at = behind_.came_from(at)) route.push_back(at);
        return route;
    }

    std::size_t claims_at(std::span<const EntityIndex> frontier) const {
        std::size_t count = 0;
        for (const EntityIndex entity : frontier)
            count += graph_.out_claims(entity).size() + graph_.in_claims(entity).size();
        return count;
    }

    const Graph& graph_;
    Route from_;
    Route to_;
    const PathOptions& options_;
    CompiledFilter passes_;
    StopCheck stopped_;
    Front ahead_;
    Front behind_;
    std::vector<bool> blocked_;
    std::vector<bool> blocked_next_; ///< from the spur
    std::vector<bool> is_end_;       ///< of from_ or to_
    EntityIndex spur_;
};

} // namespace

std::vector<std::vector<Step>> shortest_paths(const Graph& graph, std::span<const EntityIndex> from,
                                              std::span<const EntityIndex> to, const PathOptions& options,
                                              const StopToken& stop) {
    for (const EntityIndex entity : from)
        if (std::ranges::find(to, entity) != to.end()) return {};
    PathFinder finder(graph, from, to, options, stop);
    std::vector<std::vector<Step>> paths;
    for (const Route& route : finder.routes()) {
        std::vector<Step>& path = paths.emplace_back();
        for (std::size_t i = 0; i + 1 < route.size(); ++i) path.push_back(finder.best_step(route[i], route[i + 1]));
    }
    return paths;
}

} // namespace claimgraph
