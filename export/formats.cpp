#include "export/format.hpp"

#include <array>

namespace claimgraph {

std::span<const Format* const> formats() {
    static constexpr std::array<const Format*, 3> kFormats = {&kGraphmlFormat, &kDotFormat, &kJsonlFormat};
    return kFormats;
}

} // namespace claimgraph
