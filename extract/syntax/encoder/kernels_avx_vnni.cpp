#define CLAIMGRAPH_LANES 8
#include "extract/syntax/encoder/kernels_common.inl"

namespace claimgraph::encoder {
namespace {

// In assembler, because GCC 12 copies the sums to and fro around the intrinsic.
inline void dot(IntLanes& sum, IntLanes unsigned_bytes, IntLanes signed_bytes) {
    __asm__("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sum) : "x"(unsigned_bytes), "x"(signed_bytes));
}

} // namespace

extern const Kernels kAvxVnniKernels;
const Kernels kAvxVnniKernels = {"avx-vnni",    quantise_rows, multiply_all<4, 3, 7>, recur_run, widen_row,
                                 sum_relu_rows, argmax_of};

} // namespace claimgraph::encoder
