// Writes a graph of hostile strings for other programs to read: write_sample FOLDER makes sample.graphml, sample.dot
// and sample.jsonl there.
#include "export/export.hpp"
#include "graph/graph_builder.hpp"
#include "tests/graph/random_claims.hpp"

#include <filesystem>
#include <iostream>

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::mt19937 random(42);
    claimgraph::GraphBuilder builder;
    for (int i = 0; i < 20; ++i) builder.add(claimgraph::random_batch(random));
    const claimgraph::Graph graph = builder.build();
    for (const char* name : {"sample.graphml", "sample.dot", "sample.jsonl"}) {
        const auto written = claimgraph::write_graph(graph, std::filesystem::path(argv[1]) / name);
        if (!written) {
            std::cerr << written.error().describe() << '\n';
            return 1;
        }
    }
    return 0;
}
