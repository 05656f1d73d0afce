// Two sets for 256-bit registers: AVX2 alone, and with AVX-VNNI's dot product.
#define CLAIMGRAPH_LANES 8
#include "extract/syntax/encoder/kernels_common.hpp"

#include <immintrin.h>

namespace claimgraph::encoder {
namespace {

#ifdef CLAIMGRAPH_AVX_VNNI
/// sum += four products of each lane. In assembler, because GCC 12 copies the sums to and fro around the intrinsic.
inline void dot(__m256i& sum, __m256i unsigned_bytes, __m256i signed_bytes) {
    __asm__("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sum) : "x"(unsigned_bytes), "x"(signed_bytes));
}
#endif

template <int kRows, int kHalves>
void multiply_block(const Int8Matrix& matrix, std::size_t half, const std::uint8_t* bytes, const float* scale,
                    float* out) {
    static_assert(kHalves == 1 || kHalves == 2);
    const std::int8_t* weights = matrix.panels + half / 2 * (matrix.inputs * kPanel) + half % 2 * 32;
    __m256i sum[kRows][kHalves];
#ifdef CLAIMGRAPH_AVX_VNNI
    CLAIMGRAPH_UNROLL
    for (int h = 0; h < kHalves; ++h) CLAIMGRAPH_UNROLL
    for (int r = 0; r < kRows; ++r)
        sum[r][h] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(matrix.correction + (half + h) * kLanes));
#else
    const __m256i ones = _mm256_set1_epi16(1);
    CLAIMGRAPH_UNROLL
    for (int h = 0; h < kHalves; ++h) CLAIMGRAPH_UNROLL
    for (int r = 0; r < kRows; ++r) sum[r][h] = _mm256_setzero_si256();
#endif
    for (std::size_t k = 0; k < matrix.inputs; k += 4) {
        __m256i w[kHalves];
        CLAIMGRAPH_UNROLL
        for (int h = 0; h < kHalves; ++h)
            w[h] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + k * kPanel + h * 32));
        CLAIMGRAPH_UNROLL
        for (int r = 0; r < kRows; ++r) {
            std::int32_t four;
            __builtin_memcpy(&four, bytes + r * matrix.inputs + k, 4);
            const __m256i a = _mm256_set1_epi32(four);
#ifdef CLAIMGRAPH_AVX_VNNI
            CLAIMGRAPH_UNROLL
            for (int h = 0; h < kHalves; ++h) dot(sum[r][h], a, w[h]);
#else
            // |a| * (w with the sign of a): two products of at most 127 * 127 fit in the 16 bits of maddubs, so it is
            // exact.
            const __m256i magnitude = _mm256_abs_epi8(a);
            CLAIMGRAPH_UNROLL
            for (int h = 0; h < kHalves; ++h) {
                const __m256i pairs = _mm256_maddubs_epi16(magnitude, _mm256_sign_epi8(w[h], a));
                sum[r][h] = _mm256_add_epi32(sum[r][h], _mm256_madd_epi16(pairs, ones));
            }
#endif
        }
    }
    CLAIMGRAPH_UNROLL
    for (int h = 0; h < kHalves; ++h) {
        const std::size_t column = (half + h) * kLanes;
        const __m256 weight_scale = _mm256_loadu_ps(matrix.scale + column);
        const __m256 bias = _mm256_loadu_ps(matrix.bias + column);
        CLAIMGRAPH_UNROLL
        for (int r = 0; r < kRows; ++r) {
            const __m256 scaled =
                _mm256_mul_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(sum[r][h]), weight_scale), _mm256_set1_ps(scale[r]));
            _mm256_storeu_ps(out + r * matrix.outputs + column, _mm256_add_ps(scaled, bias));
        }
    }
}

void multiply(const Int8Matrix& matrix, const std::uint8_t* bytes, const float* scale, std::size_t count, float* out) {
    const std::size_t halves = matrix.outputs / kLanes;
    std::size_t row = 0;
    for (; row + 4 <= count; row += 4)
        for (std::size_t half = 0; half < halves; half += 2)
            multiply_block<4, 2>(matrix, half, bytes + row * matrix.inputs, scale + row, out + row * matrix.outputs);
    for (; row < count; ++row)
        for (std::size_t half = 0; half < halves; half += 2)
            multiply_block<1, 2>(matrix, half, bytes + row * matrix.inputs, scale + row, out + row * matrix.outputs);
}

#ifdef CLAIMGRAPH_AVX_VNNI
constexpr const char* kName = "avx-vnni";
constexpr int kOffset = 128;
#else
constexpr const char* kName = "avx2";
constexpr int kOffset = 0;
#endif

} // namespace

#ifdef CLAIMGRAPH_AVX_VNNI
extern const Kernels kAvxVnniKernels;
const Kernels kAvxVnniKernels = {
#else
extern const Kernels kAvx2Kernels;
const Kernels kAvx2Kernels = {
#endif
    kName, quantise_rows<kOffset>, multiply, recur_run, widen_row, sum_relu_rows, argmax_of};

} // namespace claimgraph::encoder
