#define CLAIMGRAPH_LANES 16
#include "extract/syntax/encoder/kernels_common.inl"

namespace claimgraph::encoder {
namespace {

// In assembler, because GCC 12 copies the sums to and fro around the intrinsic.
inline void dot(IntLanes& sum, IntLanes unsigned_bytes, IntLanes signed_bytes) {
    __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(unsigned_bytes), "v"(signed_bytes));
}

} // namespace

extern const Kernels kAvx512Kernels;
const Kernels kAvx512Kernels = {"avx512-vnni", quantise_rows, multiply_all<8, 3, 7>, recur_run, widen_row,
                                sum_relu_rows, argmax_of};

} // namespace claimgraph::encoder
