#define CLAIMGRAPH_LANES 4
#define CLAIMGRAPH_ROWS 4
#define CLAIMGRAPH_VECTORS 2
#include "tools/train/encoder/dense_kernels_common.inl"

namespace claimgraph::encoder {

extern const DenseKernels kDensePlain;
const DenseKernels kDensePlain = {"plain", multiply_dense, recur_dense, recur_back_dense, adam_dense};

} // namespace claimgraph::encoder
