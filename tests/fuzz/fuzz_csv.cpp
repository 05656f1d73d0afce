// Any bytes as CSV files of nodes, edges and documents with lines "--" between: what is read is written and read again
// as the same graph.
#include "tests/fuzz/fuzz_graph_format.hpp"

using namespace claimgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = fuzz::text_of(data, size);
    const std::string between = "--\n";
    const std::size_t cut = std::min(text.find(between), text.size());
    const std::size_t second = std::min(cut + between.size(), text.size());
    const std::size_t second_cut = std::min(text.find(between, second), text.size());
    const std::size_t third = std::min(second_cut + between.size(), text.size());
    return fuzz::read_any(format_named("csv"), {{"fuzz.nodes.csv", text.substr(0, cut)},
                                                {"fuzz.edges.csv", text.substr(second, second_cut - second)},
                                                {"fuzz.documents.csv", text.substr(third)}});
}
