// The element-wise loops, compiled once for each set of instructions (kernels_*.cpp) and vectorised by the compiler. Everything is
// in an unnamed namespace and no standard header with inline functions is used: a function compiled for AVX-512 must never be the
// copy that the linker keeps for everybody. Built with -ffp-contract=off.
#pragma once

#include "extract/syntax/encoder/gate_math.hpp"
#include "extract/syntax/encoder/kernels.hpp"

namespace claimgraph::encoder {
namespace {

/// `offset` 128 makes the bytes unsigned, for instructions that want it so.
template <int kOffset>
void quantise_rows(const float* rows, std::size_t count, std::size_t width, std::uint8_t* bytes, float* scale) {
    for (std::size_t row = 0; row < count; ++row, rows += width, bytes += width) {
        // The bits of non-negative floats order like integers, and a maximum of integers needs no fixed order.
        std::uint32_t greatest = 0;
        for (std::size_t i = 0; i < width; ++i) {
            const std::uint32_t magnitude = __builtin_bit_cast(std::uint32_t, rows[i]) & 0x7fff'ffffU;
            greatest = magnitude > greatest ? magnitude : greatest;
        }
        const float limit = __builtin_bit_cast(float, greatest);
        const float factor = limit > 0.0F ? kQuantLimit / limit : 0.0F;
        scale[row] = limit / kQuantLimit;
        for (std::size_t i = 0; i < width; ++i) {
            const float rounded = (rows[i] * factor + kRoundingMagic) - kRoundingMagic;
            bytes[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(rounded) + kOffset);
        }
    }
}

void recur_run(const SruGates& gates, const SruRun& run) {
    const std::size_t hidden = run.hidden;
    const float* __restrict forget_bias = gates.forget_bias;
    const float* __restrict reset_bias = gates.reset_bias;
    const float* __restrict forget_peephole = gates.forget_peephole;
    const float* __restrict reset_peephole = gates.reset_peephole;
    float* __restrict cell = run.cell;
    for (std::size_t i = 0; i < hidden; ++i) cell[i] = 0.0F;
    for (std::size_t step = 0; step < run.length; ++step) {
        const std::size_t t = run.backwards ? run.length - 1 - step : step;
        const float* __restrict x = run.projected + t * run.projected_stride;
        const float* __restrict skip = run.skip + t * run.skip_stride;
        float* __restrict out = run.output + t * run.output_stride;
        for (std::size_t i = 0; i < hidden; ++i) {
            const float c = cell[i];
            const float f = sigmoid((x[hidden + i] + forget_bias[i]) + forget_peephole[i] * c);
            const float r = sigmoid((x[2 * hidden + i] + reset_bias[i]) + reset_peephole[i] * c);
            const float now = x[i] + f * (c - x[i]);
            cell[i] = now;
            out[i] = skip[i] + r * (now - skip[i]);
        }
    }
}

void widen_row(const std::int8_t* bytes, float scale, std::size_t width, float* out) {
    for (std::size_t i = 0; i < width; ++i) out[i] = static_cast<float>(bytes[i]) * scale;
}

void sum_relu_rows(const float* const* rows, std::size_t count, std::size_t width, float* __restrict out) {
    constexpr std::size_t kBlock = 64; // stays in registers while all rows are added
    for (std::size_t begin = 0; begin < width; begin += kBlock) {
        const std::size_t block = width - begin < kBlock ? width - begin : kBlock;
        float sum[kBlock] = {};
        if (block == kBlock) {
            for (std::size_t row = 0; row < count; ++row)
                for (std::size_t i = 0; i < kBlock; ++i) sum[i] += rows[row][begin + i];
        } else {
            for (std::size_t row = 0; row < count; ++row)
                for (std::size_t i = 0; i < block; ++i) sum[i] += rows[row][begin + i];
        }
        for (std::size_t i = 0; i < block; ++i) out[begin + i] = sum[i] > 0.0F ? sum[i] : 0.0F;
    }
}

std::size_t argmax_of(const float* values, std::size_t count) {
    std::int32_t greatest = -0x7fff'ffff - 1;
    for (std::size_t i = 0; i < count; ++i) { // sign-magnitude to two's complement: integers again, to be free of order
        const std::int32_t bits = __builtin_bit_cast(std::int32_t, values[i]);
        const std::int32_t key = bits ^ ((bits >> 31) & 0x7fff'ffff);
        greatest = key > greatest ? key : greatest;
    }
    const float wanted = __builtin_bit_cast(float, greatest ^ ((greatest >> 31) & 0x7fff'ffff));
    std::size_t i = 0;
    while (i + 1 < count && values[i] != wanted) ++i;
    return i;
}

} // namespace
} // namespace claimgraph::encoder
