#define CLAIMGRAPH_LANES 16
#define CLAIMGRAPH_ROWS 8
#define CLAIMGRAPH_VECTORS 3
#include "tools/train/encoder/dense_kernels_common.inl"

namespace claimgraph::encoder {

extern const DenseKernels kDenseAvx512;
const DenseKernels kDenseAvx512 = {"avx512", multiply_dense, recur_dense, recur_back_dense, adam_dense};

} // namespace claimgraph::encoder
