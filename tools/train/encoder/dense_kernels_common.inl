// Compiled once for each set of instructions with another CLAIMGRAPH_LANES; see lanes.inl for the rules.
#pragma once

#include "extract/syntax/encoder/lanes.inl"
#include "tools/train/encoder/dense_kernels.hpp"

namespace claimgraph::encoder {
namespace {

/// kRows x kVectors sums in registers; every sum runs over the depth in one order, whatever the width of the registers.
template <int kRows, int kVectors>
void product_block(const Product& p, std::size_t row, std::size_t column) {
    Lanes sum[kRows][kVectors];
    CLAIMGRAPH_UNROLL
    for (int r = 0; r < kRows; ++r) CLAIMGRAPH_UNROLL
    for (int v = 0; v < kVectors; ++v)
        sum[r][v] = p.add ? load(p.c + (row + r) * p.c_stride + column + v * CLAIMGRAPH_LANES) : Lanes{};
    const float* a = p.a + row * p.a_stride;
    const float* b = p.b + column;
    for (std::size_t k = 0; k < p.depth; ++k, b += p.b_stride) {
        Lanes weights[kVectors];
        CLAIMGRAPH_UNROLL
        for (int v = 0; v < kVectors; ++v) weights[v] = load(b + v * CLAIMGRAPH_LANES);
        CLAIMGRAPH_UNROLL
        for (int r = 0; r < kRows; ++r) {
            const float x = a[r * p.a_stride + k];
            CLAIMGRAPH_UNROLL
            for (int v = 0; v < kVectors; ++v) sum[r][v] += weights[v] * x;
        }
    }
    CLAIMGRAPH_UNROLL
    for (int r = 0; r < kRows; ++r) CLAIMGRAPH_UNROLL
    for (int v = 0; v < kVectors; ++v) store(p.c + (row + r) * p.c_stride + column + v * CLAIMGRAPH_LANES, sum[r][v]);
}

template <int kVectors>
void product_columns(const Product& p, std::size_t column) {
    std::size_t row = 0;
    for (; row + CLAIMGRAPH_ROWS <= p.rows; row += CLAIMGRAPH_ROWS)
        product_block<CLAIMGRAPH_ROWS, kVectors>(p, row, column);
    for (; row < p.rows; ++row) product_block<1, kVectors>(p, row, column);
}

void multiply_dense(const Product& p) {
    constexpr std::size_t kWide = CLAIMGRAPH_VECTORS * CLAIMGRAPH_LANES;
    // A strip of B of this depth stays in the nearest cache while all rows pass over it.
    constexpr std::size_t kDepth = 192;
    for (std::size_t begin = 0; begin < p.depth || (begin == 0 && p.depth == 0); begin += kDepth) {
        Product part = p;
        part.a += begin;
        part.b += begin * p.b_stride;
        part.depth = p.depth - begin < kDepth ? p.depth - begin : kDepth;
        part.add = p.add || begin > 0;
        std::size_t column = 0;
        for (; column + kWide <= p.columns; column += kWide) product_columns<CLAIMGRAPH_VECTORS>(part, column);
        for (; column < p.columns; column += kLanes) product_columns<1>(part, column);
        if (p.depth == 0) break;
    }
}

void recur_dense(const SruPass& s) {
    const std::size_t hidden = s.hidden;
    const float* before = s.zeros;
    for (std::size_t step = 0; step < s.length; ++step) {
        const std::size_t t = s.backwards ? s.length - 1 - step : step;
        const float* projected = s.projected + t * s.projected_stride;
        const float* skips = s.skip + t * s.skip_stride;
        for (std::size_t i = 0; i < hidden; i += kLanes) {
            const Lanes c = load(before + i);
            const Lanes x = load(projected + i);
            const Lanes skip = load(skips + i);
            const Lanes f =
                sigmoid(load(projected + hidden + i) + load(s.gates + i) + load(s.gates + 2 * hidden + i) * c);
            const Lanes r = sigmoid(load(projected + 2 * hidden + i) + load(s.gates + hidden + i) +
                                    load(s.gates + 3 * hidden + i) * c);
            const Lanes now = x + f * (c - x);
            store(s.forget + t * hidden + i, f);
            store(s.reset + t * hidden + i, r);
            store(s.cells + t * hidden + i, now);
            store(s.output + t * s.output_stride + i, skip + r * (now - skip));
        }
        before = s.cells + t * hidden;
    }
}

inline void add(float* to, Lanes value) { store(to, load(to) + value); }

void recur_back_dense(const SruPass& s) {
    const std::size_t hidden = s.hidden;
    for (std::size_t i = 0; i < hidden; ++i) s.d_cell[i] = 0.0F;
    for (std::size_t step = s.length; step-- > 0;) {
        const std::size_t t = s.backwards ? s.length - 1 - step : step;
        const float* before = step == 0 ? s.zeros : s.cells + (s.backwards ? t + 1 : t - 1) * hidden;
        const float* projected = s.projected + t * s.projected_stride;
        float* d_projected = s.d_projected + t * s.projected_stride;
        for (std::size_t i = 0; i < hidden; i += kLanes) {
            const Lanes c = load(before + i);
            const Lanes f = load(s.forget + t * hidden + i);
            const Lanes r = load(s.reset + t * hidden + i);
            const Lanes d = load(s.d_output + t * s.output_stride + i);
            const Lanes d_reset =
                d * (load(s.cells + t * hidden + i) - load(s.skip + t * s.skip_stride + i)) * r * (1.0F - r);
            const Lanes through = load(s.d_cell + i) + d * r;
            const Lanes d_forget = through * (c - load(projected + i)) * f * (1.0F - f);
            add(s.d_skip + t * s.skip_stride + i, d * (1.0F - r));
            store(d_projected + i, through * (1.0F - f));
            store(d_projected + hidden + i, d_forget);
            store(d_projected + 2 * hidden + i, d_reset);
            add(s.d_gates + i, d_forget);
            add(s.d_gates + hidden + i, d_reset);
            add(s.d_gates + 2 * hidden + i, d_forget * c);
            add(s.d_gates + 3 * hidden + i, d_reset * c);
            store(s.d_cell + i,
                  through * f + d_forget * load(s.gates + 2 * hidden + i) + d_reset * load(s.gates + 3 * hidden + i));
        }
    }
}

void adam_dense(const AdamStep& step, std::size_t count, float* __restrict value, float* __restrict gradient,
                float* __restrict mean, float* __restrict square) {
    for (std::size_t i = 0; i < count; ++i) {
        const float g = gradient[i];
        const float m = step.beta1 * mean[i] + (1.0F - step.beta1) * g;
        const float s = step.beta2 * square[i] + (1.0F - step.beta2) * g * g;
        mean[i] = m;
        square[i] = s;
        value[i] -= step.rate * m / (__builtin_sqrtf(s) + step.epsilon);
        gradient[i] = 0.0F;
    }
}

} // namespace
} // namespace claimgraph::encoder
