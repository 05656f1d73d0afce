// How long questions to a graph take, in memory: bench_graph STORE FOLDER [graphml]
// Loads the graph from a store such as bench_store makes, writes it and the questions to FOLDER for others to answer
// (edges.tsv, pairs.tsv, start.txt; with graphml as graph.graphml too), and prints lines of question, milliseconds of
// processor time, answer. compare.py runs it.
#include "export/export.hpp"
#include "graph/query/analysis/centrality.hpp"
#include "graph/query/analysis/metrics.hpp"
#include "graph/query/filter/filter.hpp"
#include "graph/query/links/communities.hpp"
#include "graph/query/links/neighbors.hpp"
#include "graph/query/links/path.hpp"
#include "graph/store/store.hpp"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <numeric>
#include <sys/resource.h>

namespace claimgraph::bench {
namespace {

double milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Runs something and prints how long it took, the fastest of several times.
template <class Work>
void time(const char* name, int times, const Work& work) {
    double best = 1e18;
    std::size_t answer = 0;
    for (int i = 0; i < times; ++i) {
        const double start = milliseconds();
        answer = work();
        best = std::min(best, milliseconds() - start);
    }
    fmt::print("{}\t{:.3f}\t{}\n", name, best, answer);
    std::fflush(stdout);
}

double memory_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// The entity with the 50th most claims.
EntityIndex well_known(const Graph& graph) {
    std::vector<EntityIndex> order;
    for (std::size_t i = 0; i < graph.entities().size(); ++i) order.emplace_back(i);
    constexpr std::size_t kRank = 50;
    const auto wanted = order.begin() + std::min(kRank, order.size() - 1);
    std::ranges::nth_element(order, wanted, std::greater(), [&](EntityIndex entity) {
        return std::pair(graph.out_claims(entity).size() + graph.in_claims(entity).size(), entity);
    });
    return *wanted;
}

int run(const std::filesystem::path& file, const std::filesystem::path& folder, bool with_graphml) {
    Graph graph;
    const double before = memory_megabytes();
    time("load from the store", 1, [&] {
        const auto store = Store::open(file);
        auto loaded = store ? store->load() : tl::unexpected(store.error());
        if (loaded) graph = std::move(*loaded);
        return graph.claims().size();
    });
    if (graph.claims().empty()) return 1;
    fmt::print("memory\t{:.0f}\t{}\n", memory_megabytes() - before, graph.entities().size());

    std::ofstream edges(folder / "edges.tsv");
    for (const Claim& claim : graph.claims())
        edges << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", claim.subject.value, claim.object.value, claim.relation,
                             to_string(claim.polarity), claim.time_value, claim.symmetric ? 1 : 0);
    constexpr std::size_t kPairs = 20;
    std::vector<std::pair<EntityIndex, EntityIndex>> pairs;
    std::ofstream pairs_file(folder / "pairs.tsv");
    for (std::size_t i = 0; i < kPairs; ++i) {
        const std::size_t count = graph.entities().size();
        pairs.emplace_back(i * 7919 % count, (i * 104729 + 17) % count);
        pairs_file << pairs.back().first.value << '\t' << pairs.back().second.value << '\n';
    }
    const EntityIndex start = well_known(graph);
    const std::string& name = graph[start].id;
    std::ofstream(folder / "start.txt") << start.value << '\n';
    edges.close();
    pairs_file.close();

    time("index of names", 1, [&] { return graph.find(name).size(); });
    time("find a name", 5, [&] { return graph.find(name).size(); });
    time("two hops", 9, [&] { return neighbors(graph, {&start, 1}, 2, Direction::kOut).size(); });
    time("filtered claims", 9, [&] {
        return filter_claims(
                   graph,
                   {.relations = {"condemns"}, .polarity = Polarity::kDenied, .time = time_between("2025-06", "")})
            .size();
    });
    time("shortest paths", 9, [&] {
        std::size_t steps = 0;
        for (const auto& [from, to] : pairs) {
            const auto paths = shortest_paths(graph, {&from, 1}, {&to, 1});
            if (!paths.empty()) steps += paths[0].size();
        }
        return steps;
    });
    time("ten shortest paths", 1, [&] {
        std::size_t steps = 0;
        for (const auto& [from, to] : pairs)
            for (const auto& path : shortest_paths(graph, {&from, 1}, {&to, 1}, {.count = 10})) steps += path.size();
        return steps;
    });
    time("pagerank", 3, [&] { return pagerank(links_of(graph, Direction::kOut)).size(); });
    time("degree", 3, [&] {
        const auto degrees = measure(graph, *find_metric("degree")).values;
        return static_cast<std::size_t>(std::accumulate(degrees.begin(), degrees.end(), 0.0));
    });
    const Links both = links_of(graph, Direction::kBoth);
    time("components", 3, [&] { return components(both).size(); });
    Groups groups;
    time("communities", 3, [&] {
        groups = communities(both);
        return groups.size();
    });
    fmt::print("modularity\t{:.4f}\t0\n", modularity(both, groups));
    time("betweenness of 20 sources", 1, [&] { return betweenness(both, 20).size(); });
    if (with_graphml) {
        const std::filesystem::path written = folder / "graph.graphml";
        time("write graphml", 1, [&] { return write_graph(graph, written) ? 1 : 0; });
        graph = Graph();
        time("load graphml", 1, [&] {
            Warnings warnings;
            const auto read = read_graph(written, warnings);
            return read ? read->claims().size() : 0;
        });
    }
    return 0;
}

} // namespace
} // namespace claimgraph::bench

int main(int count, char** arguments) {
    if (count < 3) {
        fmt::print(stderr, "usage: bench_graph STORE FOLDER [graphml]\n");
        return 2;
    }
    return claimgraph::bench::run(arguments[1], arguments[2], count > 3);
}
