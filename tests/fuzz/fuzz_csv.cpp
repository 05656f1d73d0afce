// Any bytes as a pair of CSV files with a line "--" between: what is read is written and read again as the same graph.
#include "tests/fuzz/fuzz_graph_format.hpp"

using namespace claimgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = fuzz::text_of(data, size);
    const std::string between = "--\n";
    const std::size_t cut = std::min(text.find(between), text.size());
    const std::size_t second = std::min(cut + between.size(), text.size());
    return fuzz::read_any(format_named("csv"),
                          {{"fuzz.nodes.csv", text.substr(0, cut)}, {"fuzz.edges.csv", text.substr(second)}});
}
