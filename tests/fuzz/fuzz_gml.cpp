// Any bytes as GML: what is read is written and read again as the same graph.
#include "tests/fuzz/fuzz_graph_format.hpp"

using namespace claimgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return fuzz::read_any(format_named("gml"), {{"fuzz", fuzz::text_of(data, size)}});
}
