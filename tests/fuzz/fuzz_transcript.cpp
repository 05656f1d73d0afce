// Any bytes as a transcript and as subtitles: documents are well formed and lead back to the bytes.
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    claimgraph::fuzz::read_any("subtitles", data, size);
    return claimgraph::fuzz::read_any("transcript", data, size);
}
