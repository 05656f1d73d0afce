#include "extract/input/input_format.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace claimgraph {

// A line a format. Each is defined in a file of its own beside this one. Those that need a library are in the build if
// it is; else they have a line among the missing.
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

std::span<const MissingFormat> missing_formats() { return {}; }

} // namespace claimgraph
