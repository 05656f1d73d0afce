// Speed and memory of GraphML at 100,000 nodes and 1,000,000 edges with four string attributes, one step a run:
//   bench_graphml make FILE [NODES EDGES]   writes the file that the other steps work on
//   bench_graphml STEP FILE                 does one step, prints its seconds of processor, and resident megabytes
//   before and at most
// compare.py runs all steps beside those of other programs.
#include "export/format.hpp"
#include "graph/base/read_file.hpp"
#include "graph/graph_builder.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <rapidxml/rapidxml.hpp>
#include <string>

using namespace claimgraph;

namespace {

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

/// Resident memory of this process, as /proc has it: VmRSS, or VmHWM for the most there was.
std::size_t megabytes(const std::string& field) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field)) return std::stoul(line.substr(field.size() + 1)) / 1024;
    return 0;
}

/// What a step reads is to outlive it: freeing is not measured, nor is it of the other programs.
void measure(const std::function<void()>& step) {
    std::ofstream("/proc/self/clear_refs") << "5"; // the peak starts again
    const std::size_t before = megabytes("VmRSS");
    const std::clock_t start = std::clock();
    step();
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    fmt::print("{:.3f} {} {}\n", seconds, before, megabytes("VmHWM"));
}

Graph read_graphml(const std::string& file) {
    std::vector<SourceFile> files(1);
    files[0] = {file, *read_file(file)};
    Warnings warnings;
    auto graph = format_named("graphml").read(files, warnings);
    if (!graph) std::abort();
    return std::move(*graph);
}

void write_graphml(const Graph& graph, const std::string& file) {
    std::ofstream out(file, std::ios::binary);
    format_named("graphml").write(graph, out, {});
}

void write_bytes(const std::string& text, const std::string& file) {
    std::FILE* out = std::fopen(file.c_str(), "wb");
    if (out == nullptr || std::fwrite(text.data(), 1, text.size(), out) != text.size()) std::abort();
    std::fclose(out);
}

struct BoostEdge {
    std::string relation, time, place, complement;
};
using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, std::string, BoostEdge>;

boost::dynamic_properties properties_of(BoostGraph& graph) {
    boost::dynamic_properties properties;
    properties.property("label", boost::get(boost::vertex_bundle, graph));
    properties.property("relation", boost::get(&BoostEdge::relation, graph));
    properties.property("time", boost::get(&BoostEdge::time, graph));
    properties.property("place", boost::get(&BoostEdge::place, graph));
    properties.property("complement", boost::get(&BoostEdge::complement, graph));
    return properties;
}

BoostGraph boost_graph(const Graph& graph) {
    BoostGraph copy(graph.entities().size());
    for (std::size_t i = 0; i < graph.entities().size(); ++i) copy[i] = graph.entities()[i].name;
    for (const Claim& claim : graph.claims())
        boost::add_edge(claim.subject.value, claim.object.value,
                        BoostEdge{claim.relation, claim.time, claim.place, claim.complement}, copy);
    return copy;
}

void bench_fwrite(const std::string& file) {
    const std::string text = *read_file(file);
    measure([&] { write_bytes(text, file + ".out"); });
}

void bench_write(const std::string& file) {
    const Graph graph = read_graphml(file);
    measure([&] { write_graphml(graph, file + ".out"); });
}

void bench_boost_write(const std::string& file) {
    BoostGraph graph = boost_graph(read_graphml(file));
    const auto properties = properties_of(graph);
    measure([&] {
        std::ofstream out(file + ".boost");
        boost::write_graphml(out, graph, properties);
    });
}

void bench_rapidxml(const std::string& file) {
    std::string text = *read_file(file);
    rapidxml::xml_document<> document;
    measure([&] { document.parse<rapidxml::parse_default>(text.data()); });
}

void bench_read(const std::string& file) {
    Graph graph;
    measure([&] { graph = read_graphml(file); });
}

/// Boost reads what Boost wrote: it refuses the "true" and "false" of others.
void bench_boost_read(const std::string& file) {
    BoostGraph graph;
    measure([&] {
        std::ifstream in(file + ".boost");
        auto properties = properties_of(graph);
        boost::read_graphml(in, graph, properties);
    });
}

} // namespace

int main(int argc, char** argv) {
    const std::map<std::string, void (*)(const std::string&)> steps = {
        {"fwrite", bench_fwrite}, {"write", bench_write},           {"boost-write", bench_boost_write},
        {"read", bench_read},     {"boost-read", bench_boost_read}, {"rapidxml-parse", bench_rapidxml}};
    const std::string step = argc > 2 ? argv[1] : "";
    if (step == "make" && (argc == 3 || argc == 5)) {
        const bool is_sized = argc == 5;
        write_graphml(big_graph(is_sized ? std::stoul(argv[3]) : 100'000, is_sized ? std::stoul(argv[4]) : 1'000'000),
                      argv[2]);
        return 0;
    }
    const auto found = steps.find(step);
    if (found == steps.end() || argc != 3) {
        fmt::print(stderr, "usage: bench_graphml make FILE [NODES EDGES] | STEP FILE\n");
        return 2;
    }
    found->second(argv[2]);
}
