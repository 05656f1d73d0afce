#define CLAIMGRAPH_LANES 16
#include "extract/syntax/encoder/kernels_common.hpp"

#include <immintrin.h>

namespace claimgraph::encoder {
namespace {

/// sum += four products of each lane. In assembler, because GCC 12 copies the sums to and fro around the intrinsic.
inline void dot(__m512i& sum, __m512i unsigned_bytes, __m512i signed_bytes) {
    __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(unsigned_bytes), "v"(signed_bytes));
}

template <int kRows, int kPanels>
void multiply_block(const Int8Matrix& matrix, std::size_t panel, const std::uint8_t* bytes, const float* scale,
                    float* out) {
    const std::size_t stride = matrix.inputs * kPanel;
    const std::int8_t* weights = matrix.panels + panel * stride;
    __m512i sum[kRows][kPanels];
    CLAIMGRAPH_UNROLL
    for (int p = 0; p < kPanels; ++p) {
        const __m512i start = _mm512_loadu_si512(matrix.correction + (panel + p) * kPanel);
        CLAIMGRAPH_UNROLL
        for (int r = 0; r < kRows; ++r) sum[r][p] = start;
    }
    for (std::size_t k = 0; k < matrix.inputs; k += 4) {
        __m512i w[kPanels];
        CLAIMGRAPH_UNROLL
        for (int p = 0; p < kPanels; ++p) w[p] = _mm512_loadu_si512(weights + p * stride + k * kPanel);
        CLAIMGRAPH_UNROLL
        for (int r = 0; r < kRows; ++r) {
            std::int32_t four;
            __builtin_memcpy(&four, bytes + r * matrix.inputs + k, 4);
            const __m512i a = _mm512_set1_epi32(four);
            CLAIMGRAPH_UNROLL
            for (int p = 0; p < kPanels; ++p) dot(sum[r][p], a, w[p]);
        }
    }
    CLAIMGRAPH_UNROLL
    for (int p = 0; p < kPanels; ++p) {
        const std::size_t column = (panel + p) * kPanel;
        const __m512 weight_scale = _mm512_loadu_ps(matrix.scale + column);
        const __m512 bias = _mm512_loadu_ps(matrix.bias + column);
        CLAIMGRAPH_UNROLL
        for (int r = 0; r < kRows; ++r) {
            const __m512 scaled =
                _mm512_mul_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(sum[r][p]), weight_scale), _mm512_set1_ps(scale[r]));
            _mm512_storeu_ps(out + r * matrix.outputs + column, _mm512_add_ps(scaled, bias));
        }
    }
}

template <int kRows>
void multiply_rows(const Int8Matrix& matrix, const std::uint8_t* bytes, const float* scale, float* out) {
    const std::size_t panels = matrix.outputs / kPanel;
    constexpr int kWide = kRows == 1 ? 7 : 3;
    std::size_t panel = 0;
    for (; panel + kWide <= panels; panel += kWide) multiply_block<kRows, kWide>(matrix, panel, bytes, scale, out);
    for (; panel < panels; ++panel) multiply_block<kRows, 1>(matrix, panel, bytes, scale, out);
}

void multiply(const Int8Matrix& matrix, const std::uint8_t* bytes, const float* scale, std::size_t count, float* out) {
    std::size_t row = 0;
    for (; row + 8 <= count; row += 8)
        multiply_rows<8>(matrix, bytes + row * matrix.inputs, scale + row, out + row * matrix.outputs);
    for (; row < count; ++row)
        multiply_rows<1>(matrix, bytes + row * matrix.inputs, scale + row, out + row * matrix.outputs);
}

} // namespace

extern const Kernels kAvx512Kernels;
const Kernels kAvx512Kernels = {"avx512-vnni", quantise_rows<128>, multiply, recur_run,
                                widen_row,     sum_relu_rows,      argmax_of};

} // namespace claimgraph::encoder
