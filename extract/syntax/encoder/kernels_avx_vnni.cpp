#define CLAIMGRAPH_AVX_VNNI 1
#include "extract/syntax/encoder/kernels_avx2.cpp" // the same source with another dot product
