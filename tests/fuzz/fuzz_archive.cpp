// Any bytes as an archive, a compressed file or a web archive.
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = claimgraph::fuzz::text_of(data, size);
    claimgraph::fuzz::read_input("warc", "fuzz.warc", bytes);
    return claimgraph::fuzz::read_input("archive", "fuzz.zip", bytes);
}
