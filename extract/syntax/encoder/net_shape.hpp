#pragma once

#include "extract/syntax/encoder/features.hpp"

#include <cstdint>
#include <numeric>

namespace claimgraph::encoder {

/// The next multiple of 16, the width of a panel (kernels.hpp).
inline constexpr std::size_t pad_to_panel(std::size_t width) { return (width + 15) / 16 * 16; }

/// The sizes of a network. `hidden`, `parser_hidden` and the sum of the input's parts are multiples of 16, the width of
/// the widest registers.
struct NetShape {
    std::uint32_t word_rows = 1;
    std::uint32_t word_width = 100;
    std::array<std::uint32_t, kAffixes> affix_width = {16, 24, 24, 16, 8, 4};
    std::uint32_t hidden = 128; ///< of each direction
    std::uint32_t layers = 2;
    std::uint32_t tag_layer = 1; ///< tags are predicted from this layer's output
    std::uint32_t tags = 0;
    std::uint32_t labels = 0;
    std::uint32_t parser_hidden = 192;

    std::size_t input_width() const {
        return word_width + std::accumulate(affix_width.begin(), affix_width.end(), std::size_t{0});
    }
    std::size_t state_width() const { return 2 * std::size_t{hidden}; }
    /// The skip connection of the first layer is a projection; in the others the input is as wide as the output and is
    /// used unchanged.
    std::size_t gates(std::size_t layer) const { return layer == 0 ? 4 : 3; }
    std::size_t layer_inputs(std::size_t layer) const { return layer == 0 ? input_width() : state_width(); }
    std::size_t layer_outputs(std::size_t layer) const { return 2 * gates(layer) * hidden; }
    std::size_t actions() const { return 1 + 2 * std::size_t{labels}; }
};

} // namespace claimgraph::encoder
