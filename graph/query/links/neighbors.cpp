#include "graph/query/links/neighbors.hpp"

#include "graph/query/filter/compiled_filter.hpp"

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
                       const ClaimFilter& over, const StopToken& stop) {
    struct Reached {
        std::uint32_t level = std::numeric_limits<std::uint32_t>::max();
        std::uint32_t claims = 0; ///< how many lead there; then the place of the next
    };
    struct StepTaken {
        ClaimIndex claim;
        EntityIndex to;
    };
    const CompiledFilter passes(graph, over);
    std::vector<Reached> reached(graph.entities().size());
    EntitySet fresh(graph.entities().size());
    std::vector<EntityIndex> frontier(start.begin(), start.end());
    for (const EntityIndex entity : start) reached[entity.value].level = 0;

    std::vector<Neighbor> nearby;
    std::vector<std::uint32_t> ends; // of the claims of each in `found`
    std::vector<ClaimIndex> found;
    std::vector<StepTaken> steps; // of this level
    StopCheck stopped(stop);
    for (std::uint32_t level = 1; level <= depth && !frontier.empty(); ++level) {
        steps.clear();
        const auto step = [&](ClaimIndex claim, EntityIndex to) {
            Reached& there = reached[to.value];
            if (there.level < level) return;
            if (there.level > level) {
                there.level = level;
                fresh.insert(to);
            }
            ++there.claims;
            steps.push_back({claim, to});
        };
        for (const EntityIndex from : frontier) {
            if (stopped(1 + graph.out_claims(from).size() + graph.in_claims(from).size())) return {{}, {}};
            if (passes.all())
                each_step(graph, from, direction, step);
            else
                each_step(graph, from, direction, [&](ClaimIndex claim, EntityIndex to) {
                    if (passes(claim)) step(claim, to);
                });
        }
        frontier.clear();
        auto first = static_cast<std::uint32_t>(found.size());
        found.resize(found.size() + steps.size());
        fresh.take_all([&](EntityIndex entity) {
            frontier.push_back(entity);
            nearby.push_back({entity, level, {}});
            first += std::exchange(reached[entity.value].claims, first);
            ends.push_back(first);
        });
        for (const StepTaken& taken : steps) found[reached[taken.to.value].claims++] = taken.claim;
    }
    std::uint32_t first = 0;
    for (std::size_t i = 0; i < nearby.size(); ++i) {
        nearby[i].claims = std::span(found).subspan(first, ends[i] - first);
        first = ends[i];
    }
    return {std::move(nearby), std::move(found)};
}

} // namespace claimgraph
