// For x86-64-v2 and, in plain C++, for every other processor.
#define CLAIMGRAPH_LANES 4
#include "extract/syntax/encoder/kernels_common.inl"

#ifdef __SSSE3__
#include <tmmintrin.h>
#endif

namespace claimgraph::encoder {
namespace {

inline void dot(IntLanes& sum, IntLanes unsigned_bytes, IntLanes signed_bytes) {
#ifdef __SSSE3__ // two products fit in 16 bits because of kPairLimit, so this is exact
    const __m128i pairs =
        _mm_maddubs_epi16(reinterpret_cast<__m128i>(unsigned_bytes), reinterpret_cast<__m128i>(signed_bytes));
    sum += reinterpret_cast<IntLanes>(_mm_madd_epi16(pairs, _mm_set1_epi16(1)));
#else
    for (std::size_t lane = 0; lane < kLanes; ++lane)
        for (int byte = 0; byte < 32; byte += 8)
            sum[lane] += ((unsigned_bytes[lane] >> byte) & 0xff) * static_cast<std::int8_t>(signed_bytes[lane] >> byte);
#endif
}

} // namespace

extern const Kernels kPlainKernels;
const Kernels kPlainKernels = {"plain",       quantise_rows, multiply_all<4, 2, 4>, recur_run, widen_row,
                               sum_relu_rows, argmax_of};

} // namespace claimgraph::encoder
