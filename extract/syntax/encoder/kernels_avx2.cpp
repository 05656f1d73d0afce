#define CLAIMGRAPH_LANES 8
#include "extract/syntax/encoder/kernels_common.inl"

#include <immintrin.h>

namespace claimgraph::encoder {
namespace {

// Two products fit in 16 bits because of kPairLimit, so this is exact.
inline void dot(IntLanes& sum, IntLanes unsigned_bytes, IntLanes signed_bytes) {
    const __m256i pairs =
        _mm256_maddubs_epi16(reinterpret_cast<__m256i>(unsigned_bytes), reinterpret_cast<__m256i>(signed_bytes));
    sum += reinterpret_cast<IntLanes>(_mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

} // namespace

extern const Kernels kAvx2Kernels;
const Kernels kAvx2Kernels = {"avx2",        quantise_rows, multiply_all<4, 2, 6>, recur_run, widen_row,
                              sum_relu_rows, argmax_of};

} // namespace claimgraph::encoder
