// How long questions to a graph take, in memory: bench_graph CLAIMS FOLDER
// Writes the same graph and questions to FOLDER for others to answer (edges.tsv, pairs.tsv), the graph itself as
// graph.graphml if a third argument says so, and prints `question TAB milliseconds TAB answer` lines. compare.py runs
// it.
#include "bench/graph/generate.hpp"
#include "export/export.hpp"
#include "graph/graph_builder.hpp"
#include "graph/query/centrality.hpp"
#include "graph/query/communities.hpp"
#include "graph/query/filter.hpp"
#include "graph/query/neighbors.hpp"
#include "graph/query/path.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <sys/resource.h>

namespace claimgraph::bench {
namespace {

/// Runs something and prints how long it took, the fastest of several times.
template <class Work>
void time(const char* name, int times, const Work& work) {
    double best = 1e18;
    std::size_t answer = 0;
    for (int i = 0; i < times; ++i) {
        const auto start = std::chrono::steady_clock::now();
        answer = work();
        best =
            std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    fmt::print("{}\t{:.3f}\t{}\n", name, best, answer);
    std::fflush(stdout);
}

double memory_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void run(std::size_t claims, const std::filesystem::path& folder, bool with_file) {
    GraphBuilder builder;
    generate({.claims = claims}, [&](const std::string&, ClaimBatch batch) { builder.add(std::move(batch)); });
    const double collected = memory_megabytes();
    Graph graph;
    time("build", 1, [&] {
        graph = builder.build();
        return graph.claims().size();
    });
    fmt::print("memory\t{:.0f}\t{:.0f}\n", memory_megabytes(), collected);

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
    const std::string name = entity_name(50);
    std::ofstream(folder / "name.txt") << graph.find(name).at(0).value << '\n';
    edges.close();
    pairs_file.close();

    time("find a name", 3, [&] { return graph.find(name).size(); });
    time("two hops", 3, [&] { return neighbors(graph, graph.find(name), 2, Direction::kOut).size(); });
    time("filtered claims", 3, [&] {
        return filter_claims(graph, {.relations = {"relation_5"}, .polarity = Polarity::kDenied, .since = "2020"})
            .size();
    });
    time("shortest paths", 3, [&] {
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
    time("pagerank", 3, [&] { return pagerank(links_of(graph, LinkDirection::kOut)).size(); });
    const Links both = links_of(graph, LinkDirection::kBoth);
    time("components", 1, [&] { return components(both).size(); });
    Groups groups;
    time("communities", 1, [&] {
        groups = communities(both);
        return groups.size();
    });
    fmt::print("modularity\t{:.4f}\t0\n", modularity(both, groups));
    time("betweenness of 20 sources", 1, [&] { return betweenness(both, 20).size(); });
    if (with_file) {
        const std::filesystem::path file = folder / "graph.graphml";
        time("write graphml", 1, [&] { return write_graph(graph, file) ? 1 : 0; });
        graph = Graph();
        time("load graphml", 1, [&] {
            auto read = read_graph(file);
            return read ? read->claims().size() : 0;
        });
    }
}

} // namespace
} // namespace claimgraph::bench

int main(int count, char** arguments) {
    if (count < 3) {
        fmt::print(stderr, "usage: bench_graph CLAIMS FOLDER [graphml]\n");
        return 2;
    }
    claimgraph::bench::run(std::strtoull(arguments[1], nullptr, 10), arguments[2], count > 3);
    return 0;
}
