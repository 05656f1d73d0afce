// Any bytes as a mailbox or a mail: documents are well formed and lead back to the bytes.
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return claimgraph::fuzz::read_any("mail", data, size);
}
