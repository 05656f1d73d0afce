// Speed of GraphML at 100,000 nodes and 1,000,000 edges with four string attributes, beside the bare fwrite of the same
// bytes, Boost's write_graphml and RapidXML's parse in place: bench_graphml FILE [NODES EDGES]. Leaves FILE for
// compare.py.
#include "export/format.hpp"
#include "graph/core/read_file.hpp"
#include "graph/graph_builder.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <random>
#include <rapidxml/rapidxml.hpp>
#include <sstream>
#include <sys/resource.h>

using namespace claimgraph;

namespace {

/// Seconds that it takes.
template <class Do>
double time_of(const Do& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Graph big_graph(std::size_t nodes, std::size_t edges) {
    std::mt19937 random(1);
    ClaimBatch batch;
    for (std::size_t i = 0; i < nodes; ++i)
        batch.entities.push_back({.id = fmt::format("entity-{}", i), .name = fmt::format("Entity & Sons {}", i)});
    for (std::size_t i = 0; i < edges; ++i) {
        Claim claim;
        claim.subject = EntityIndex{random() % nodes};
        claim.object = EntityIndex{random() % nodes};
        claim.relation = fmt::format("relation_{}", random() % 50);
        claim.label = claim.relation;
        claim.time = fmt::format("on the {}th day of the month", random() % 28);
        claim.place = fmt::format("in the \"old\" town of {}", random() % 1000);
        claim.complement = fmt::format("to do what was agreed & signed in the year {}", random() % 2000);
        claim.confidence = 0.5;
        batch.claims.push_back(std::move(claim));
    }
    GraphBuilder builder;
    builder.add(std::move(batch));
    return builder.build();
}

struct BoostEdge {
    std::string relation, time, place, complement;
};

double time_of_boost(const Graph& graph, const std::string& file) {
    using List = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, std::string, BoostEdge>;
    List list(graph.entities().size());
    for (std::size_t i = 0; i < graph.entities().size(); ++i) list[i] = graph.entities()[i].name;
    for (const Claim& claim : graph.claims())
        boost::add_edge(claim.subject.value, claim.object.value,
                        BoostEdge{claim.relation, claim.time, claim.place, claim.complement}, list);
    boost::dynamic_properties properties;
    properties.property("label", boost::get(boost::vertex_bundle, list));
    properties.property("relation", boost::get(&BoostEdge::relation, list));
    properties.property("time", boost::get(&BoostEdge::time, list));
    properties.property("place", boost::get(&BoostEdge::place, list));
    properties.property("complement", boost::get(&BoostEdge::complement, list));
    std::ofstream out(file);
    return time_of([&] { boost::write_graphml(out, list, properties); });
}

std::size_t peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss) / 1024;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 4) return 2;
    const std::string file = argv[1];
    const std::size_t nodes = argc == 4 ? std::stoul(argv[2]) : 100'000;
    const std::size_t edges = argc == 4 ? std::stoul(argv[3]) : 1'000'000;
    {
        const Graph graph = big_graph(nodes, edges);
        std::ofstream out(file, std::ios::binary);
        const double ours = time_of([&] { kGraphmlFormat.write(graph, out, {}), out.flush(); });
        const std::string text = *read_file(file);
        const double bare = time_of([&] {
            std::FILE* copy = std::fopen((file + ".copy").c_str(), "wb");
            std::fwrite(text.data(), 1, text.size(), copy);
            std::fclose(copy);
        });
        fmt::print("{} nodes, {} edges, {:.0f} MB\n", graph.entities().size(), graph.claims().size(),
                   1e-6 * static_cast<double>(text.size()));
        fmt::print("write: fwrite {:.2f} s, claimgraph {:.2f} s ({:.1f} x fwrite)", bare, ours, ours / bare);
        std::fflush(stdout);
        const double boost = time_of_boost(graph, file + ".boost");
        fmt::print(", Boost {:.2f} s\n", boost);
        std::string again = text;
        rapidxml::xml_document<> document;
        const double parse = time_of([&] { document.parse<rapidxml::parse_default>(again.data()); });
        fmt::print("read: RapidXML {:.2f} s\n", parse);
    }
    std::vector<SourceFile> files(1);
    files[0] = {file, *read_file(file)};
    Warnings warnings;
    const double read = time_of([&] {
        if (!kGraphmlFormat.read(files, warnings)) std::abort();
    });
    fmt::print("read: claimgraph {:.2f} s\npeak {} MB, of all of this\n", read, peak_megabytes());
    for (const char* end : {".copy", ".boost"}) std::remove((file + end).c_str());
}
