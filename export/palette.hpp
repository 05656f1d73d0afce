#pragma once

#include "graph/model/entity.hpp"
#include "graph/model/relation_families.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace claimgraph {

/// A colour in sRGB, 0 to 255 each.
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

/// The line around a node, by the type of its entity: a darker colour of the same hue, for formats that draw one.
constexpr Color line_color_of(EntityType type) {
    constexpr std::array<Color, 12> kColors = {{{0xd9, 0x78, 0x1a},
                                                {0x3b, 0x78, 0xd8},
                                                {0x2f, 0x9a, 0x5b},
                                                {0x8d, 0x73, 0x50},
                                                {0xd4, 0x50, 0x8f},
                                                {0x7d, 0x5f, 0xd3},
                                                {0xb9, 0x8f, 0x00},
                                                {0x7f, 0x91, 0x30},
                                                {0x89, 0x95, 0xa3},
                                                {0x1b, 0x9d, 0x9d},
                                                {0xac, 0x62, 0xbd},
                                                {0x9a, 0xa3, 0xad}}};
    return kColors[static_cast<std::size_t>(type)];
}

/// The colour of an edge by the tone of its relation: dark enough for text on white, and never red, which means denied.
constexpr Color color_of(QuadClass tone) {
    constexpr std::array<Color, kTones> kColors = {{{0x5a, 0x67, 0x76},
                                                    {0x8f, 0x5f, 0x00},
                                                    {0x24, 0x63, 0xb4},
                                                    {0x1f, 0x7a, 0x42},
                                                    {0x7a, 0x43, 0xb6},
                                                    {0xa3, 0x20, 0x6f},
                                                    {0x0c, 0x71, 0x80},
                                                    {0x6a, 0x6a, 0x72}}};
    return kColors[static_cast<std::size_t>(tone)];
}
inline constexpr Color kDeniedColor = {0xc4, 0x23, 0x2b};

} // namespace claimgraph
