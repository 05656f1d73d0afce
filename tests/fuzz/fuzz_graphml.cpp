// Any bytes as GraphML: what is read is written and read again as the same graph.
#include "export/format.hpp"
#include "fuzz.hpp"

#include <sstream>

using namespace claimgraph;

namespace {

std::string written(const Graph& graph) {
    std::ostringstream out;
    kGraphmlFormat.write(graph, out, {});
    return std::move(out).str();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto graph = kGraphmlFormat.read(fuzz::text_of(data, size), "fuzz");
    if (!graph) return 0;
    const std::string once = written(*graph);
    MUST(written(fuzz::or_abort(kGraphmlFormat.read(once, "fuzz"))) == once);
    return 0;
}
