#include "extract/syntax/transformer/dense.hpp"

#define CLAIMGRAPH_LANES 4 // what every processor has, and enough: the products of bytes take most of the time
#include "extract/syntax/encoder/lanes.inl"

#include <cmath>

namespace claimgraph::transformer {

using encoder::kLanes;
using encoder::Lanes;
using encoder::load;
using encoder::store;

namespace {

constexpr std::size_t kBlock = 16;

float sum_of(Lanes lanes) { return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]); }

std::size_t blocks_of(std::size_t count) { return (count + kBlock - 1) / kBlock * kBlock; }

/// kRows rows of `left` times 16 columns of `right`.
template <std::size_t kRows>
void multiply_block(Rows left, std::size_t depth, Rows right, float* out, std::size_t out_stride) {
    constexpr std::size_t kVectors = kBlock / kLanes;
    Lanes sum[kRows][kVectors] = {};
    for (std::size_t k = 0; k < depth; ++k) {
        const float* row = right.data + k * right.stride;
        CLAIMGRAPH_UNROLL
        for (std::size_t r = 0; r < kRows; ++r) {
            const Lanes factor = Lanes{} + left.data[r * left.stride + k];
            CLAIMGRAPH_UNROLL
            for (std::size_t v = 0; v < kVectors; ++v) sum[r][v] += factor * load(row + v * kLanes);
        }
    }
    CLAIMGRAPH_UNROLL
    for (std::size_t r = 0; r < kRows; ++r) {
        CLAIMGRAPH_UNROLL
        for (std::size_t v = 0; v < kVectors; ++v) store(out + r * out_stride + v * kLanes, sum[r][v]);
    }
}

} // namespace

void normalise(float* rows, std::size_t count, std::size_t width, const float* gain, const float* bias) {
    constexpr float kEpsilon = 1e-12F;
    for (float* row = rows; row != rows + count * width; row += width) {
        Lanes sum = {};
        for (std::size_t i = 0; i < width; i += kLanes) sum += load(row + i);
        const float mean = sum_of(sum) / static_cast<float>(width);
        Lanes squares = {};
        for (std::size_t i = 0; i < width; i += kLanes) {
            const Lanes distance = load(row + i) - mean;
            squares += distance * distance;
        }
        const float factor = 1.0F / std::sqrt(sum_of(squares) / static_cast<float>(width) + kEpsilon);
        for (std::size_t i = 0; i < width; i += kLanes)
            store(row + i, (load(row + i) - mean) * factor * load(gain + i) + load(bias + i));
    }
}

void gelu(float* values, std::size_t count) {
    for (std::size_t i = 0; i < count; i += kLanes) {
        const Lanes x = load(values + i);
        store(values + i, x * encoder::sigmoid(1.5957691216F * (x + 0.044715F * x * x * x)));
    }
}

void relu(float* values, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) values[i] = values[i] > 0.0F ? values[i] : 0.0F;
}

void add(float* to, const float* from, float factor, std::size_t count) {
    for (std::size_t i = 0; i < count; i += kLanes) store(to + i, load(to + i) + factor * load(from + i));
}

float dot(const float* left, const float* right, std::size_t width) {
    Lanes sum = {};
    for (std::size_t i = 0; i < width; i += kLanes) sum += load(left + i) * load(right + i);
    return sum_of(sum);
}

void multiply(Rows left, std::size_t count, std::size_t depth, Rows right, std::size_t width, float* out,
              std::size_t out_stride) {
    for (std::size_t j = 0; j < width; j += kBlock) {
        const Rows columns{right.data + j, right.stride};
        std::size_t i = 0;
        for (; i + 2 <= count; i += 2)
            multiply_block<2>({left.data + i * left.stride, left.stride}, depth, columns, out + i * out_stride + j,
                              out_stride);
        if (i < count)
            multiply_block<1>({left.data + i * left.stride, left.stride}, depth, columns, out + i * out_stride + j,
                              out_stride);
    }
}

void transpose(Rows in, std::size_t count, std::size_t width, float* out, std::size_t out_stride) {
    for (std::size_t j = 0; j < width; ++j) {
        float* row = out + j * out_stride;
        for (std::size_t i = 0; i < count; ++i) row[i] = in.data[i * in.stride + j];
        for (std::size_t i = count; i < blocks_of(count); ++i) row[i] = 0.0F;
    }
}

void softmax(float* values, std::size_t count, float factor) {
    float greatest = values[0];
    for (std::size_t i = 1; i < count; ++i) greatest = values[i] > greatest ? values[i] : greatest;
    for (std::size_t i = count; i < blocks_of(count); ++i) values[i] = greatest;
    for (std::size_t i = 0; i < blocks_of(count); i += kLanes)
        store(values + i, encoder::exponential((load(values + i) - greatest) * factor));
    for (std::size_t i = count; i < blocks_of(count); ++i) values[i] = 0.0F;
    Lanes sum = {};
    for (std::size_t i = 0; i < blocks_of(count); i += kLanes) sum += load(values + i);
    const float share = 1.0F / sum_of(sum);
    for (std::size_t i = 0; i < blocks_of(count); i += kLanes) store(values + i, load(values + i) * share);
}

} // namespace claimgraph::transformer
