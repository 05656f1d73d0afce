#define CLAIMGRAPH_LANES 8
#define CLAIMGRAPH_ROWS 4
#define CLAIMGRAPH_VECTORS 3
#include "tools/train/encoder/dense_kernels_common.inl"

namespace claimgraph::encoder {

extern const DenseKernels kDenseAvx2;
const DenseKernels kDenseAvx2 = {"avx2", multiply_dense, recur_dense, recur_back_dense, adam_dense};

} // namespace claimgraph::encoder
