// bench_store FOLDER [DOCUMENTS [CLAIMS_A_DOCUMENT [STEP...]]]: documents into a store, the graph derived, one document
// more, opened, asked, loaded; seconds, sizes and peak memory, a line each. Every step but the first runs in a process
// of its own, so that the peaks are its. Named steps ("graph derived") alone are run, on the store that is there unless
// "documents in" is one.

#include "bench/graph/generated_news.hpp"
#include "graph/query/conflicts.hpp"
#include "graph/query/filter/search.hpp"
#include "graph/query/graph_source.hpp"
#include "graph/query/links/neighbors.hpp"
#include "graph/query/timeline.hpp"
#include "graph/store/search.hpp"
#include "graph/store/store.hpp"
#include "graph/store/write/store_writer.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace claimgraph;

template <class T>
T value(Result<T> result) {
    if (result) {
        if constexpr (std::is_void_v<T>)
            return;
        else
            return std::move(*result);
    }
    fmt::print(stderr, "{}\n", result.error().describe());
    std::exit(1);
}

std::vector<std::string_view> steps; ///< to run; empty: all
bool is_run(std::string_view step) { return steps.empty() || std::ranges::find(steps, step) != steps.end(); }

/// Runs a step in a process of its own.
void measure(const char* name, const std::function<std::string()>& step) {
    if (!is_run(name)) return;
    std::fflush(stdout);
    const pid_t child = fork();
    if (child != 0) {
        int status = 0;
        waitpid(child, &status, 0);
        if (status != 0) std::exit(1);
        return;
    }
    const auto start = std::chrono::steady_clock::now();
    const std::string told = step();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print("{:<28}{:>10.4f} s {:>10.4f} s cpu {:>7} MB  {}\n", name, seconds.count(),
               static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                   static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6,
               usage.ru_maxrss / 1024, told);
    std::fflush(stdout);
    _exit(0);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: bench_store FOLDER [DOCUMENTS [CLAIMS_A_DOCUMENT [STEP...]]]\n");
        return 2;
    }
    const std::filesystem::path file = std::filesystem::path(argv[1]) / "bench.db";
    const std::size_t documents = argc > 2 ? std::stoul(argv[2]) : 10'000;
    const std::size_t claims = argc > 3 ? std::stoul(argv[3]) : 20;
    steps.assign(argv + std::min(argc, 4), argv + argc);
    if (is_run("documents in"))
        for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
    const GeneratedNews news(1, documents * 3, claims);

    measure("generate alone", [&] {
        std::size_t made = 0;
        for (std::size_t i = 0; i < documents; ++i) made += news.document(i).batch.claims.size();
        return fmt::format("{} claims", made);
    });
    measure("documents in", [&] {
        StoreWriter writer = value(StoreWriter::open(file, true));
        for (std::size_t i = 0; i < documents; ++i) value(writer.put(news.document(i)));
        value(writer.flush());
        return std::string();
    });
    measure("graph derived", [&] {
        StoreWriter writer = value(StoreWriter::open(file, false));
        value(writer.derive());
        const auto sizes = value(writer.sizes());
        return fmt::format("{} documents, {} entities, {} claims", sizes.documents, sizes.entities, sizes.claims);
    });
    fmt::print("{:<28}{:>10.1f} MB on disk\n", "", static_cast<double>(std::filesystem::file_size(file)) / 1e6);
    measure("one document more", [&] {
        StoreWriter writer = value(StoreWriter::open(file, false));
        value(writer.put(news.document(documents)));
        value(writer.derive());
        return std::string();
    });
    measure("nothing new", [&] {
        StoreWriter writer = value(StoreWriter::open(file, false));
        value(writer.derive());
        return std::string();
    });
    measure("one document forgotten", [&] {
        StoreWriter writer = value(StoreWriter::open(file, false));
        value(writer.forget(news.document(documents).name));
        value(writer.derive());
        return std::string();
    });
    measure("open", [&] {
        const Store store = value(Store::open(file));
        return std::string(store.is_derived() ? "derived" : "not derived");
    });
    measure("search for two words", [&] {
        const Store store = value(Store::open(file));
        return fmt::format("{} hits", value(search(store, "truce minister", 20)).hits.size());
    });
    // what the commands of these names do for an entity with some 50 claims
    const std::string name = [&] {
        const Store store = value(Store::open(file));
        SqlStatement row = store.database().prepare("SELECT name FROM entity WHERE id = (SELECT subject FROM claim "
                                                    "GROUP BY subject HAVING count(*) BETWEEN 25 AND 30 LIMIT 1)");
        return row.step() ? std::string(row.text(0)) : std::string();
    }();
    const auto ask = [&](const char* question, const GraphPart& part, const auto& answer) {
        measure(question, [&] {
            const GraphSource source(value(Store::open(file)));
            const auto graph = value(source.part(part));
            return fmt::format("{} found", answer(*graph).size());
        });
    };
    ask("claims of an entity", {.subject = name},
        [&](const Graph& graph) { return filter_claims(graph, {.subjects = graph.find(name)}); });
    ask("timeline of an entity", {.party = name},
        [&](const Graph& graph) { return timeline(graph, graph.find(name)); });
    for (const std::size_t depth : {1, 2})
        ask(depth == 1 ? "neighbors of an entity" : "neighbors, 2 claims away",
            {.around = {name}, .depth = depth, .evidence = false},
            [&](const Graph& graph) { return neighbors(graph, graph.find(name), depth, Direction::kBoth); });
    ask("conflicts about an entity", {.end = name, .both_polarities = true},
        [&](const Graph& graph) { return conflicts(graph); });
    ask("all conflicts", {.both_polarities = true}, [&](const Graph& graph) { return conflicts(graph); });
    measure("stats", [&] {
        const GraphSource source(value(Store::open(file)));
        return fmt::format("{} components", value(source.stats()).components);
    });
    measure("all entities", [&] {
        const GraphSource source(value(Store::open(file)));
        return fmt::format("{} found", search_entities(*value(source.part({.claims = false})), "kovi").size());
    });
    measure("load", [&] {
        const Graph graph = value(value(Store::open(file)).load());
        return fmt::format("{} claims", graph.claims().size());
    });
}
