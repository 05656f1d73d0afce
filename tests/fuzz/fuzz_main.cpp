// Runs a fuzz target without libFuzzer: on each file given, then on mutants of it, the same ones each time.
//     fuzz_text [--runs N] SEED...
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void try_input(const std::string& input) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

/// A few small accidents: bytes flipped, taken out, doubled, moved, or put in from a list of troublemakers.
std::string mutate(std::string input, std::mt19937& random) {
    static constexpr std::string_view kTroublemakers[] = {"\xff", "\xc2", "\xe2\x80",    std::string_view("\0", 1),
                                                          "\n\n", "\r",   "\t\t",        "<",
                                                          "&#0;", "-1",   "99999999999", "<![CDATA[",
                                                          "\"",   "_",    "’s",          "\xc2\xa0"};
    const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
    for (std::size_t accidents = 1 + below(6); accidents-- > 0;) {
        const std::size_t at = below(input.size() + 1);
        const std::size_t length = below(1 + (below(4) == 0 ? input.size() / 2 : 16));
        switch (below(5)) {
        case 0:
            if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1u << below(8)));
            break;
        case 1:
            input.erase(at, length);
            break;
        case 2:
            input.insert(at, std::string(input.substr(at, length)));
            break;
        case 3:
            input.insert(at, std::string(input.substr(below(input.size() + 1), length)));
            break;
        default:
            input.insert(at, kTroublemakers[below(std::size(kTroublemakers))]);
        }
    }
    return input;
}

} // namespace

int main(int argc, char** argv) {
    int runs = 0;
    int first = 1;
    if (argc > 2 && std::string_view(argv[1]) == "--runs") {
        runs = std::atoi(argv[2]);
        first = 3;
    }
    if (first >= argc) {
        std::cerr << "usage: " << argv[0] << " [--runs N] SEED...\n";
        return 2;
    }
    std::mt19937 random(1);
    for (int i = first; i < argc; ++i) {
        std::ifstream stream(argv[i], std::ios::binary);
        if (!stream) {
            std::cerr << argv[i] << ": cannot be read\n";
            return 3;
        }
        const std::string seed{std::istreambuf_iterator<char>(stream), {}};
        try_input(seed);
        for (int run = 0; run < runs; ++run) try_input(mutate(seed, random));
    }
}
