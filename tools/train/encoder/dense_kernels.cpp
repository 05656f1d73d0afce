#include "tools/train/encoder/dense_kernels.hpp"

namespace claimgraph::encoder {

extern const DenseKernels kDensePlain;
#ifdef __x86_64__
extern const DenseKernels kDenseAvx2;
extern const DenseKernels kDenseAvx512;
#endif

const DenseKernels& dense_kernels() {
#ifdef __x86_64__
    static const DenseKernels& best = []() -> const DenseKernels& {
        __builtin_cpu_init();
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")) return kDenseAvx512;
        if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return kDenseAvx2;
        return kDensePlain;
    }();
    return best;
#else
    return kDensePlain;
#endif
}

} // namespace claimgraph::encoder
