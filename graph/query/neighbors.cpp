#include "graph/query/neighbors.hpp"

#include "graph/query/compiled_filter.hpp"

#include <bit>
#include <limits>

namespace claimgraph {
namespace {

/// A set of entities that is read in their order.
class EntitySet {
  public:
    explicit EntitySet(std::size_t entities) : words_((entities + kBits - 1) / kBits) {}

    void insert(EntityIndex entity) { words_[entity.value / kBits] |= std::uint64_t{1} << entity.value % kBits; }

    template <class Visit>
    void take_all(const Visit& visit) {
        for (std::size_t word = 0; word < words_.size(); ++word)
            for (; words_[word] != 0; words_[word] &= words_[word] - 1)
                visit(EntityIndex{word * kBits + static_cast<std::size_t>(std::countr_zero(words_[word]))});
    }

  private:
    static constexpr std::size_t kBits = 64;
    std::vector<std::uint64_t> words_;
};

} // namespace

Neighborhood neighbors(const Graph& graph, std::span<const EntityIndex> start, std::size_t depth, Direction direction,
                       const ClaimFilter& over) {
    struct Reached {
        std::uint32_t level = std::numeric_limits<std::uint32_t>::max();
        std::uint32_t claims = 0; ///< how many lead there; then the place of the next
    };
    const CompiledFilter passes(graph, over);
    std::vector<Reached> reached(graph.entities().size());
    EntitySet fresh(graph.entities().size());
    std::vector<EntityIndex> frontier(start.begin(), start.end());
    for (const EntityIndex entity : start) reached[entity.value].level = 0;

    /// Calls visit(claim, entity) for all steps from the frontier.
    const auto walk = [&](const auto& visit) {
        const auto along = [&](std::span<const ClaimIndex> claims, std::span<const EntityIndex> ends, bool any) {
            for (std::size_t i = 0; i < claims.size(); ++i)
                if ((any || graph.traits(claims[i]).symmetric) && passes(claims[i])) visit(claims[i], ends[i]);
        };
        for (const EntityIndex from : frontier) {
            along(graph.out_claims(from), graph.objects_of(from), direction != Direction::kIn);
            along(graph.in_claims(from), graph.subjects_about(from), direction != Direction::kOut);
        }
    };

    std::vector<Neighbor> nearby;
    std::vector<std::uint32_t> ends; // of the claims of each in `found`
    std::vector<ClaimIndex> found;
    for (std::uint32_t level = 1; level <= depth && !frontier.empty(); ++level) {
        std::uint32_t steps = 0;
        walk([&](ClaimIndex, EntityIndex to) {
            Reached& there = reached[to.value];
            if (there.level < level) return;
            if (there.level > level) {
                there.level = level;
                fresh.insert(to);
            }
            ++there.claims;
            ++steps;
        });
        std::vector<EntityIndex> next;
        auto first = static_cast<std::uint32_t>(found.size());
        found.resize(found.size() + steps);
        fresh.take_all([&](EntityIndex entity) {
            next.push_back(entity);
            nearby.push_back({entity, level, {}});
            first += std::exchange(reached[entity.value].claims, first);
            ends.push_back(first);
        });
        walk([&](ClaimIndex claim, EntityIndex to) {
            Reached& there = reached[to.value];
            if (there.level == level) found[there.claims++] = claim;
        });
        frontier = std::move(next);
    }
    std::uint32_t first = 0;
    for (std::size_t i = 0; i < nearby.size(); ++i) {
        nearby[i].claims = std::span(found).subspan(first, ends[i] - first);
        first = ends[i];
    }
    return {std::move(nearby), std::move(found)};
}

} // namespace claimgraph
