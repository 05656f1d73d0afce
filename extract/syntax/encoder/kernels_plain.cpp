// For x86-64-v2 (SSSE3's maddubs) and, in plain C++, for every other processor.
#define CLAIMGRAPH_LANES 4
#include "extract/syntax/encoder/kernels_common.hpp"

#ifdef __SSSE3__
#include <tmmintrin.h>
#endif

namespace claimgraph::encoder {
namespace {

#ifdef __SSSE3__

template <int kRows>
void multiply_block(const Int8Matrix& matrix, std::size_t quarter, const std::uint8_t* bytes, const float* scale,
                    float* out) {
    const std::int8_t* weights = matrix.panels + quarter / 4 * (matrix.inputs * kPanel) + quarter % 4 * 16;
    const __m128i ones = _mm_set1_epi16(1);
    __m128i sum[kRows];
    CLAIMGRAPH_UNROLL
    for (int r = 0; r < kRows; ++r) sum[r] = _mm_setzero_si128();
    for (std::size_t k = 0; k < matrix.inputs; k += 4) {
        const __m128i w = _mm_loadu_si128(reinterpret_cast<const __m128i*>(weights + k * kPanel));
        CLAIMGRAPH_UNROLL
        for (int r = 0; r < kRows; ++r) {
            std::int32_t four;
            __builtin_memcpy(&four, bytes + r * matrix.inputs + k, 4);
            const __m128i a = _mm_set1_epi32(four);
            // |a| * (w with the sign of a): two products of at most 127 * 127 fit in the 16 bits of maddubs, so it is
            // exact.
            const __m128i pairs = _mm_maddubs_epi16(_mm_abs_epi8(a), _mm_sign_epi8(w, a));
            sum[r] = _mm_add_epi32(sum[r], _mm_madd_epi16(pairs, ones));
        }
    }
    const std::size_t column = quarter * 4;
    const __m128 weight_scale = _mm_loadu_ps(matrix.scale + column);
    const __m128 bias = _mm_loadu_ps(matrix.bias + column);
    CLAIMGRAPH_UNROLL
    for (int r = 0; r < kRows; ++r) {
        const __m128 scaled = _mm_mul_ps(_mm_mul_ps(_mm_cvtepi32_ps(sum[r]), weight_scale), _mm_set1_ps(scale[r]));
        _mm_storeu_ps(out + r * matrix.outputs + column, _mm_add_ps(scaled, bias));
    }
}

void multiply(const Int8Matrix& matrix, const std::uint8_t* bytes, const float* scale, std::size_t count, float* out) {
    const std::size_t quarters = matrix.outputs / 4;
    std::size_t row = 0;
    for (; row + 4 <= count; row += 4)
        for (std::size_t quarter = 0; quarter < quarters; ++quarter)
            multiply_block<4>(matrix, quarter, bytes + row * matrix.inputs, scale + row, out + row * matrix.outputs);
    for (; row < count; ++row)
        for (std::size_t quarter = 0; quarter < quarters; ++quarter)
            multiply_block<1>(matrix, quarter, bytes + row * matrix.inputs, scale + row, out + row * matrix.outputs);
}

#else

void multiply(const Int8Matrix& matrix, const std::uint8_t* bytes, const float* scale, std::size_t count, float* out) {
    for (std::size_t row = 0; row < count; ++row, bytes += matrix.inputs, out += matrix.outputs)
        for (std::size_t n = 0; n < matrix.outputs; ++n) {
            const std::int8_t* weights = matrix.panels + n / kPanel * (matrix.inputs * kPanel) + n % kPanel * 4;
            std::int32_t sum = 0;
            for (std::size_t k = 0; k < matrix.inputs; ++k)
                sum += static_cast<std::int8_t>(bytes[k]) * weights[k / 4 * (4 * kPanel) + k % 4];
            out[n] = (static_cast<float>(sum) * matrix.scale[n]) * scale[row] + matrix.bias[n];
        }
}

#endif

} // namespace

extern const Kernels kPlainKernels;
const Kernels kPlainKernels = {"plain", quantise_rows<0>, multiply, recur_run, widen_row, sum_relu_rows, argmax_of};

} // namespace claimgraph::encoder
