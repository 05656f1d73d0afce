// The element-wise loops of inference, compiled once for each set of instructions with -ffp-contract=off; see
// lanes.inl.
#pragma once

#include "extract/syntax/encoder/kernels.hpp"
#include "extract/syntax/encoder/lanes.inl"

namespace claimgraph::encoder {
namespace {

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
            bytes[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(rounded) + 128);
        }
    }
}

void recur_run(const SruGates& gates, const SruRun& run) {
    const std::size_t hidden = run.hidden;
    float* cell = run.cell;
    for (std::size_t i = 0; i < hidden; ++i) cell[i] = 0.0F;
    for (std::size_t step = 0; step < run.length; ++step) {
        const std::size_t t = run.backwards ? run.length - 1 - step : step;
        const float* projected = run.projected + t * run.projected_stride;
        const float* skips = run.skip + t * run.skip_stride;
        float* out = run.output + t * run.output_stride;
        for (std::size_t i = 0; i < hidden; i += kLanes) {
            const Lanes c = load(cell + i);
            const Lanes x = load(projected + i);
            const Lanes skip = load(skips + i);
            const Lanes f = sigmoid((load(projected + hidden + i) + load(gates.forget_bias + i)) +
                                    load(gates.forget_peephole + i) * c);
            const Lanes r = sigmoid((load(projected + 2 * hidden + i) + load(gates.reset_bias + i)) +
                                    load(gates.reset_peephole + i) * c);
            const Lanes now = x + f * (c - x);
            store(cell + i, now);
            store(out + i, skip + r * (now - skip));
        }
    }
}

void widen_row(const std::int8_t* bytes, float scale, std::size_t width, float* out) {
    for (std::size_t i = 0; i < width; ++i) out[i] = static_cast<float>(bytes[i]) * scale;
}

void sum_relu_rows(const float* const* rows, std::size_t count, std::size_t width, float* out) {
    constexpr std::size_t kWide = 4; // sums that stay in registers while all rows are added
    std::size_t begin = 0;
    for (; begin + kWide * kLanes <= width; begin += kWide * kLanes) {
        Lanes sum[kWide] = {};
        for (std::size_t row = 0; row < count; ++row) CLAIMGRAPH_UNROLL
        for (std::size_t i = 0; i < kWide; ++i) sum[i] += load(rows[row] + begin + i * kLanes);
        CLAIMGRAPH_UNROLL
        for (std::size_t i = 0; i < kWide; ++i) store(out + begin + i * kLanes, sum[i] > 0.0F ? sum[i] : Lanes{});
    }
    for (; begin < width; begin += kLanes) {
        Lanes sum = {};
        for (std::size_t row = 0; row < count; ++row) sum += load(rows[row] + begin);
        store(out + begin, sum > 0.0F ? sum : Lanes{});
    }
}

/// sum += four products of bytes in each lane; defined by the file for its set of instructions.
void dot(IntLanes& sum, IntLanes unsigned_bytes, IntLanes signed_bytes);

inline IntLanes load_ints(const void* from) {
    IntLanes value;
    __builtin_memcpy(&value, from, sizeof value);
    return value;
}

/// kRows rows of activations times kVectors registers of outputs, from output number `column` on.
template <int kRows, int kVectors>
void multiply_block(const Int8Matrix& matrix, std::size_t column, const std::uint8_t* bytes, const float* scale, float* out) {
    const std::int8_t* weights[kVectors];
    IntLanes sum[kRows][kVectors];
    CLAIMGRAPH_UNROLL
    for (int v = 0; v < kVectors; ++v) {
        const std::size_t first = column + v * kLanes;
        weights[v] = matrix.panels + first / kPanel * (matrix.inputs * kPanel) + first % kPanel * 4;
        const IntLanes start = load_ints(matrix.correction + first);
        CLAIMGRAPH_UNROLL
        for (int r = 0; r < kRows; ++r) sum[r][v] = start;
    }
    for (std::size_t k = 0; k < matrix.inputs; k += 4) {
        IntLanes w[kVectors];
        CLAIMGRAPH_UNROLL
        for (int v = 0; v < kVectors; ++v) w[v] = load_ints(weights[v] + k * kPanel);
        CLAIMGRAPH_UNROLL
        for (int r = 0; r < kRows; ++r) {
            std::int32_t four;
            __builtin_memcpy(&four, bytes + r * matrix.inputs + k, 4);
            const IntLanes a = IntLanes{} + four;
            CLAIMGRAPH_UNROLL
            for (int v = 0; v < kVectors; ++v) dot(sum[r][v], a, w[v]);
        }
    }
    CLAIMGRAPH_UNROLL
    for (int v = 0; v < kVectors; ++v) {
        const std::size_t first = column + v * kLanes;
        const Lanes weight_scale = load(matrix.scale + first);
        const Lanes bias = load(matrix.bias + first);
        CLAIMGRAPH_UNROLL
        for (int r = 0; r < kRows; ++r)
            store(out + r * matrix.outputs + first, __builtin_convertvector(sum[r][v], Lanes) * weight_scale * scale[r] + bias);
    }
}

template <int kRows, int kVectors>
void multiply_rows(const Int8Matrix& matrix, const std::uint8_t* bytes, const float* scale, float* out) {
    std::size_t column = 0;
    for (; column + kVectors * kLanes <= matrix.outputs; column += kVectors * kLanes)
        multiply_block<kRows, kVectors>(matrix, column, bytes, scale, out);
    for (; column < matrix.outputs; column += kLanes) multiply_block<kRows, 1>(matrix, column, bytes, scale, out);
}

/// kRows * kVectors sums fill the registers; a single row takes kSingle at a time.
template <int kRows, int kVectors, int kSingle>
void multiply_all(const Int8Matrix& matrix, const std::uint8_t* bytes, const float* scale, std::size_t count, float* out) {
    std::size_t row = 0;
    for (; row + kRows <= count; row += kRows)
        multiply_rows<kRows, kVectors>(matrix, bytes + row * matrix.inputs, scale + row, out + row * matrix.outputs);
    for (; row < count; ++row)
        multiply_rows<1, kSingle>(matrix, bytes + row * matrix.inputs, scale + row, out + row * matrix.outputs);
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
