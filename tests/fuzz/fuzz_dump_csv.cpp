// Any bytes as rows: blocks lead back into the file.
#include "tests/fuzz/fuzz_dump.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return claimgraph::fuzz::read_dump("csv", data, size);
}
