#pragma once

#include "graph/entity.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace claimgraph {

struct Color {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
};

/// The colour of a node by the type of its entity: light, so that black text is readable on it. The same in every
/// format.
constexpr Color color_of(EntityType type) {
    constexpr std::array<Color, 12> kColors = {{{0xff, 0xd8, 0xa8},
                                                {0xbb, 0xd9, 0xf6},
                                                {0xc9, 0xe7, 0xc1},
                                                {0xdc, 0xcf, 0xbd},
                                                {0xf5, 0xb7, 0xb1},
                                                {0xd9, 0xcb, 0xf0},
                                                {0xff, 0xee, 0xb0},
                                                {0xe3, 0xe6, 0xb3},
                                                {0xee, 0xee, 0xee},
                                                {0xc8, 0xec, 0xec},
                                                {0xf0, 0xd5, 0xea},
                                                {0xff, 0xff, 0xff}}};
    return kColors[static_cast<std::size_t>(type)];
}

} // namespace claimgraph
