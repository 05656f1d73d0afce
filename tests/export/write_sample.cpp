// Writes a graph for other programs to read: write_sample FOLDER [GRAPHML] makes sample.graphml, sample.dot and so on
// in every format there, of hostile strings, or of what GRAPHML holds, and actors.graphml, the ties between actors.
#include "export/export.hpp"
#include "graph/graph_builder.hpp"
#include "graph/query/links/actor_network.hpp"
#include "tests/graph/random_claims.hpp"

#include <filesystem>
#include <iostream>

using namespace claimgraph;

namespace {

Result<Graph> sample() {
    std::mt19937 random(42);
    GraphBuilder builder;
    for (int i = 0; i < 20; ++i) builder.add(random_batch(random));
    return builder.build();
}

int give_up(const Error& error) {
    std::cerr << error.describe() << '\n';
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 3) return 2;
    const auto graph = argc == 3 ? read_graph(argv[2]) : sample();
    if (!graph) return give_up(graph.error());
    for (const Format* format : formats()) {
        const std::string name = "sample" + std::string(format->extension);
        const auto written = write_graph(*graph, std::filesystem::path(argv[1]) / name);
        if (!written) return give_up(written.error());
    }
    const auto written = write_graph(actor_network(*graph), std::filesystem::path(argv[1]) / "actors.graphml");
    return written ? 0 : give_up(written.error());
}
