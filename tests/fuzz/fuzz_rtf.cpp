// Any bytes as Rich Text.
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return claimgraph::fuzz::read_input("rtf", "fuzz.rtf", claimgraph::fuzz::text_of(data, size));
}
