#include "graph/query/links/path.hpp"

#include "graph/query/filter/compiled_filter.hpp"
#include "graph/query/links/route_search.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

namespace claimgraph {
namespace {

class PathFinder {
  public:
    PathFinder(const Graph& graph, std::span<const EntityIndex> from, std::span<const EntityIndex> to,
               const PathOptions& options, const StopToken& stop)
        : graph_(graph),
          from_(from.begin(), from.end()),
          options_(options),
          passes_(graph, options.over),
          search_(graph, from, to, options, stop) {}

    /// Yen's algorithm, a length at a time: longer routes leave those found before at some entity. Goes on among routes
    /// as long as the last one that is wanted, for the most telling of them.
    std::vector<Route> routes() {
        struct Candidate {
            std::size_t length;
            Route route;
            std::size_t kept; ///< of a route found before, at the beginning
            auto operator<=>(const Candidate&) const = default;
        };
        const std::size_t most = options_.count + kMostTies;
        std::vector<Route> found;
        std::set<Candidate> candidates;
        const auto offer = [&](std::vector<Route> routes, std::size_t kept) {
            for (Route& route : routes) candidates.insert({route.size(), std::move(route), kept});
        };
        offer(search_.shortest(from_, options_.most_steps, most), 0);
        while (found.size() < options_.count && !candidates.empty() && !search_.is_stopped()) {
            std::vector<Candidate> next;
            const std::size_t length = candidates.begin()->length;
            while (!candidates.empty() && candidates.begin()->length == length && found.size() < most) {
                next.push_back(std::move(candidates.extract(candidates.begin()).value()));
                found.push_back(next.back().route);
            }
            if (found.size() >= options_.count) break; // what is left is longer
            std::set<Route> left;
            for (const auto& [_, route, first] : next)
                for (std::size_t kept = first; kept < route.size() && !search_.is_stopped(); ++kept)
                    if (Route begin(route.begin(), route.begin() + static_cast<std::ptrdiff_t>(kept));
                        left.insert(begin).second)
                        offer(leave(begin, found, most - found.size()), kept);
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
        if (claims_at(from) <= claims_at(to)) {
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

    bool may_go_back(ClaimIndex claim) const { return !options_.directed || graph_.traits(claim).symmetric; }

    /// The shortest routes that begin with these entities and then go a way that no route found so far does.
    std::vector<Route> leave(const Route& begin, std::span<const Route> found, std::size_t limit) {
        Route starts = from_;
        if (!begin.empty()) {
            for (const EntityIndex start : from_) search_.block(start); // a route has one start
            for (const EntityIndex entity : begin) search_.block(entity);
            starts = {begin.back()};
        }
        for (const Route& other : found) {
            if (other.size() <= begin.size() || !std::equal(begin.begin(), begin.end(), other.begin())) continue;
            const EntityIndex next = other[begin.size()];
            if (begin.empty()) {
                std::erase(starts, next);
                search_.block(next);
            } else {
                search_.block_first_step(next);
            }
        }
        const std::size_t steps = begin.empty() ? 0 : begin.size() - 1;
        auto routes = search_.shortest(starts, options_.most_steps - steps, limit);
        search_.unblock_all();
        if (!begin.empty())
            for (Route& route : routes) route.insert(route.begin(), begin.begin(), begin.end() - 1);
        return routes;
    }

    std::size_t claims_at(EntityIndex entity) const {
        return graph_.out_claims(entity).size() + graph_.in_claims(entity).size();
    }

    const Graph& graph_;
    Route from_;
    const PathOptions& options_;
    CompiledFilter passes_;
    RouteSearch search_;
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
