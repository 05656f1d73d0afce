#include "extract/input/input_format.hpp"

#include <array>

namespace claimgraph {

// A line a format. Each is defined in a file of its own beside this one.
#define CLAIMGRAPH_INPUT_FORMATS(FORMAT)                                                                               \
    FORMAT(kTextInput)                                                                                                 \
    FORMAT(kConlluInput)                                                                                               \
    FORMAT(kJsonlInput)

#define DECLARED_INPUT(name) extern const InputFormat name;
#define ADDRESS_OF_INPUT(name) &name,
CLAIMGRAPH_INPUT_FORMATS(DECLARED_INPUT)

std::span<const InputFormat* const> input_formats() {
    static constexpr auto kFormats = std::to_array<const InputFormat*>({CLAIMGRAPH_INPUT_FORMATS(ADDRESS_OF_INPUT)});
    return kFormats;
}

} // namespace claimgraph
