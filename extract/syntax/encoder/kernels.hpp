#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace claimgraph::encoder {

/// Outputs of a matrix come in panels of this many, whatever the width of the machine's registers, so that one file
/// serves all.
inline constexpr std::size_t kPanel = 16;
/// Largest magnitude of a quantised number.
inline constexpr float kQuantLimit = 127.0F;
/// Two weights that one instruction of the older machines multiplies and adds in 16 bits (inputs 2k and 2k + 1) are
/// together at most this far from 0, so that 255 times that fits.
inline constexpr int kPairLimit = 128;

/// Weights as signed bytes, one scale an output. `panels` is [outputs / 16][inputs / 4][16][4]: the four inputs that
/// one dot-product instruction takes lie together. Views into the model file; `inputs` and `outputs` are multiples of
/// 16, padding is zero.
struct Int8Matrix {
    std::size_t inputs = 0;
    std::size_t outputs = 0;
    const std::int8_t* panels = nullptr;
    const float* scale = nullptr; ///< [outputs]
    const float* bias = nullptr;  ///< [outputs]
    const std::int32_t* correction =
        nullptr; ///< [outputs] -128 * sum of the column, for machines that multiply unsigned by signed
};

/// The gates of one direction of a simple recurrent unit (Lei et al. 2018, Simple Recurrent Units for Highly
/// Parallelizable Recurrence): f and r look at the cell through a peephole.
struct SruGates {
    const float* forget_bias = nullptr;
    const float* reset_bias = nullptr;
    const float* forget_peephole = nullptr;
    const float* reset_peephole = nullptr;
};

/// One sentence, one direction. `projected` is [length][stride] with x~, f, r (and the skip, where `skip` is inside it)
/// side by side; all rows are read and written in the order of `step` (+1 or -1) from `first`.
struct SruRun {
    std::size_t hidden = 0;
    std::size_t length = 0;
    bool backwards = false;
    const float* projected = nullptr; ///< x~ at 0, f at hidden, r at 2 * hidden
    std::size_t projected_stride = 0;
    const float* skip = nullptr;
    std::size_t skip_stride = 0;
    float* output = nullptr;
    std::size_t output_stride = 0;
    float* cell = nullptr; ///< [hidden], scratch
};

/// The inner loops of inference. Every set of instructions computes bit-identical results: integer dot products are
/// exact, and the fp32 parts are element-wise, without fused multiply-add, in one fixed order.
struct Kernels {
    const char* name;
    /// Rows of floats to bytes, 128 standing for 0, and one scale a row.
    void (*quantise)(const float* rows, std::size_t count, std::size_t width, std::uint8_t* bytes, float* scale);
    /// out[row][n] = bias[n] + sum_k a[row][k] * w[k][n]; `out` has `matrix.outputs` floats a row.
    void (*multiply)(const Int8Matrix& matrix, const std::uint8_t* bytes, const float* scale, std::size_t count,
                     float* out);
    void (*recur)(const SruGates& gates, const SruRun& run);
    /// out = bytes * scale, element by element.
    void (*widen)(const std::int8_t* bytes, float scale, std::size_t width, float* out);
    /// out = max(0, rows[0] + rows[1] + ...), summed in that order.
    void (*sum_relu)(const float* const* rows, std::size_t count, std::size_t width, float* out);
    /// Position of the first greatest value; `count` > 0.
    std::size_t (*argmax)(const float* values, std::size_t count);
};

/// All that this machine can run, slowest first; the plain ones (x86-64-v2 or any other processor) are always there.
std::span<const Kernels* const> available_kernels();
/// The fastest of them.
const Kernels& best_kernels();

} // namespace claimgraph::encoder
