// Any bytes as a dump of JSON and of JSON lines: nothing is lost without a word, and blocks lead back into the file.
#include "tests/fuzz/fuzz_dump.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    claimgraph::fuzz::read_dump("json", data, size);
    return claimgraph::fuzz::read_dump("jsonl", data, size);
}
