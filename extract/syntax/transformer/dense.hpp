#pragma once

#include <cstddef>

namespace claimgraph::transformer {

/// The fp32 parts of a transformer: in one fixed order and without fused multiply-add, so that every machine computes
/// the same bits. Widths are multiples of 16.

/// x = (x - mean) / deviation * gain + bias, for each of `count` rows.
void normalise(float* rows, std::size_t count, std::size_t width, const float* gain, const float* bias);
/// x = x * Phi(x), by the tangent that Hendrycks and Gimpel 2016 give for it; within 0.0005 of the exact one.
void gelu(float* values, std::size_t count);
/// x = max(0, x)
void relu(float* values, std::size_t count);
/// to += factor * from
void add(float* to, const float* from, float factor, std::size_t count);
float dot(const float* left, const float* right, std::size_t width);

struct Rows {
    const float* data;
    std::size_t stride; ///< floats from one row to the next
};
/// out[i][j] = sum_k left[i][k] * right[k][j] with `depth` of k; `width` of j is a multiple of 16.
void multiply(Rows left, std::size_t count, std::size_t depth, Rows right, std::size_t width, float* out,
              std::size_t out_stride);
/// out[j][i] = in[i][j]; columns of `out` from `count` to the next multiple of 16 are zero.
void transpose(Rows in, std::size_t count, std::size_t width, float* out, std::size_t out_stride);
/// x = e^(factor * x) / sum; values from `count` to the next multiple of 16 become zero.
void softmax(float* values, std::size_t count, float factor);

} // namespace claimgraph::transformer
