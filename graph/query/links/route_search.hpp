#pragma once

#include "graph/query/filter/compiled_filter.hpp"
#include "graph/query/links/path.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

/// The entities that a path goes through.
using Route = std::vector<EntityIndex>;

/// Finds the shortest routes between two sets of entities: breadth-first search from both ends, each time from the one
/// with less to look at (Pohl 1971); what is on no shortest route is dropped before any is made. Needs a byte for each
/// entity of the graph, else as much as it visits. Graph, options and token must outlive it. For one thread.
class RouteSearch {
  public:
    RouteSearch(const Graph& graph, std::span<const EntityIndex> from, std::span<const EntityIndex> to,
                const PathOptions& options, const StopToken& stop);

    /// The first `limit` of the shortest routes from one of `starts` to one of `to`, in the order of their entities;
    /// all are equally long. None if they have more than `most_steps`, or if it was stopped.
    std::vector<Route> shortest(std::span<const EntityIndex> starts, std::size_t most_steps, std::size_t limit);

    /// Leaves an entity out of the searches that follow, except as their start.
    void block(EntityIndex entity) { block(entity, kBlocked); }
    /// Leaves out the step to it from the start, of which there is one then.
    void block_first_step(EntityIndex entity) { block(entity, kNotFirst); }
    void unblock_all();

    bool is_stopped() { return stopped_(); }

  private:
    enum Mark : unsigned {
        kEnd = 1, ///< of the whole path: it may be anything
        kBlocked = 2,
        kNotFirst = 4,
        kImpassable = 8, ///< found to be no entity that connects
        kAhead = 16,     ///< reached from the start
        kBehind = 32,    ///< reached from the end
        kNew = 64,       ///< reached in the level that is being made
        kUseful = 128,   ///< on a shortest route
    };
    /// From one entity to another, in the direction of routes.
    struct Hop {
        EntityIndex from;
        EntityIndex to;
        friend auto operator<=>(const Hop&, const Hop&) = default;
    };
    using Hops = std::vector<Hop>;
    /// One of the two searches.
    struct Side {
        Mark reached;
        std::vector<EntityIndex> frontier{};
        std::size_t claims = 0;     ///< of the frontier
        std::vector<Hops> levels{}; ///< between each level and the next, for all ways to reach it
    };

    bool is(EntityIndex entity, unsigned marks) const { return (marks_[entity.value] & marks) != 0; }
    void set(EntityIndex entity, unsigned marks) {
        marks_[entity.value] = static_cast<std::uint8_t>(marks_[entity.value] | marks);
    }
    void clear(EntityIndex entity, unsigned marks) {
        marks_[entity.value] = static_cast<std::uint8_t>(marks_[entity.value] & ~marks);
    }
    void block(EntityIndex entity, Mark mark) {
        set(entity, mark);
        blocked_.push_back(entity);
    }

    void reach(Side& side, EntityIndex entity);
    void go_on(Side& side);
    bool is_passable(EntityIndex entity);
    std::vector<Hops> hops_of_routes();

    const Graph& graph_;
    Route to_;
    const PathOptions& options_;
    CompiledFilter passes_;
    StopCheck stopped_;
    std::vector<std::uint8_t> marks_;   ///< of each entity
    std::vector<EntityIndex> blocked_;  ///< what has been blocked
    std::vector<EntityIndex> reached_;  ///< by either side
    std::vector<EntityIndex> meetings_; ///< by both
    Side ahead_{kAhead};
    Side behind_{kBehind};
    EntityIndex start_;
};

} // namespace claimgraph
