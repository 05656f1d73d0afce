#pragma once

#include <cstddef>

namespace claimgraph::encoder {

/// C[rows x columns] (+)= A[rows x depth] * B[depth x columns], row-major, leading dimensions in floats; `columns` is a
/// multiple of 16.
struct Product {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::size_t depth = 0;
    const float* a = nullptr;
    std::size_t a_stride = 0;
    const float* b = nullptr;
    std::size_t b_stride = 0;
    float* c = nullptr;
    std::size_t c_stride = 0;
    bool add = false;
};

/// One direction of a simple recurrent unit over one sentence, with what the way back needs. All arrays are
/// [length][its stride].
struct SruPass {
    std::size_t hidden = 0;
    std::size_t length = 0;
    bool backwards = false;
    const float* gates = nullptr;     ///< [4][hidden]: biases of f and r, peepholes of f and r
    const float* projected = nullptr; ///< x~, f, r before their gates
    std::size_t projected_stride = 0;
    const float* skip = nullptr;
    std::size_t skip_stride = 0;
    float* output = nullptr;
    std::size_t output_stride = 0;
    float* forget = nullptr; ///< gate values and cells, [length][hidden] each
    float* reset = nullptr;
    float* cells = nullptr;
    const float* zeros = nullptr; ///< [hidden], the cell before the first step

    const float* d_output = nullptr;
    float* d_projected = nullptr; ///< written; strides as above
    float* d_skip = nullptr;      ///< added to
    float* d_gates = nullptr;     ///< [4][hidden], added to
    float* d_cell = nullptr;      ///< [hidden], scratch
};

struct AdamStep {
    float rate = 0; ///< already corrected for the start of the averages
    float beta1 = 0.9F;
    float beta2 = 0.99F;
    float epsilon = 1e-8F; ///< relative to the corrected second moment's root
};

/// The inner loops of training, in fp32, fused multiply-add where the machine has it.
struct DenseKernels {
    const char* name;
    void (*multiply)(const Product& product);
    void (*recur)(const SruPass& pass);
    void (*recur_back)(const SruPass& pass);
    void (*adam)(const AdamStep& step, std::size_t count, float* value, float* gradient, float* mean, float* square);
};

const DenseKernels& dense_kernels();

} // namespace claimgraph::encoder
