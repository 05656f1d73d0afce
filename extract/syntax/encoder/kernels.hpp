#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// The inner loops of inference and training. Widths, depths of rows and counts of floats are multiples of 16 where
/// nothing else is said; all memory is the caller's. One source, kernel_loops.cpp, is compiled once for each set of
/// instructions; which one runs is chosen at run time.
namespace claimgraph::encoder {

/// Outputs of a matrix come in panels of this many, whatever the width of the machine's registers, so that one file
/// serves all.
inline constexpr std::size_t kPanel = 16;
/// Largest magnitude of a quantised number.
inline constexpr float kQuantLimit = 127.0F;
/// Two weights that one instruction of the older machines multiplies and adds in 16 bits (inputs 2k and 2k + 1) are
/// together at most this far from 0, so that 255 times that fits.
inline constexpr int kPairLimit = 128;

/// Weights as signed bytes, one scale an output. `panels` is [outputs / 16][inputs / 4][16][4]: the four inputs that
/// one dot-product instruction takes lie together. Views into the model file; `inputs` and `outputs` are multiples of
/// 16, padding is zero.
struct Int8Matrix {
    std::size_t inputs = 0;
    std::size_t outputs = 0;
    const std::int8_t* panels = nullptr;
    const float* scale = nullptr; ///< [outputs]
    const float* bias = nullptr;  ///< [outputs]
    const std::int32_t* correction =
        nullptr; ///< [outputs] -128 * sum of the column, for machines that multiply unsigned by signed

    /// The part that makes `count` of the outputs from `first` on; both are multiples of 16.
    Int8Matrix columns(std::size_t first, std::size_t count) const {
        return {inputs, count, panels + first * inputs, scale + first, bias + first, correction + first};
    }
};

/// One direction of a simple recurrent unit (Lei et al. 2018, Simple Recurrent Units for Highly Parallelizable
/// Recurrence) over one sentence: f and r look at the cell through a peephole. Arrays are [length][their stride]; all
/// rows are read and written in the order of the steps. With `forget` it keeps what the way back needs.
struct SruPass {
    std::size_t hidden = 0;
    std::size_t length = 0;
    bool backwards = false;
    const float* gates = nullptr;     ///< [4][hidden]: biases of f and r, peepholes of f and r
    const float* projected = nullptr; ///< x~ at 0, f at hidden, r at 2 * hidden, before their gates
    std::size_t projected_stride = 0;
    const float* skip = nullptr;
    std::size_t skip_stride = 0;
    const std::uint32_t* rows = nullptr; ///< [length] where in `projected` and `skip` a word's rows are; null: in order
    float* output = nullptr;
    std::size_t output_stride = 0;
    float* cells = nullptr; ///< [hidden], scratch; [length][hidden] with `forget`

    float* forget = nullptr; ///< values of the gates, [length][hidden] each
    float* reset = nullptr;
    const float* zeros = nullptr; ///< [hidden], the cell before the first step
    const float* d_output = nullptr;
    float* d_projected = nullptr; ///< written; strides as above
    float* d_skip = nullptr;      ///< added to
    float* d_gates = nullptr;     ///< [4][hidden], added to
    float* d_cell = nullptr;      ///< [hidden], scratch
};

/// C[rows x columns] (+)= A[rows x depth] * B[depth x columns], row-major, strides in floats; only `columns` is a
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

struct AdamStep {
    float rate = 0; ///< already corrected for the start of the averages
    float beta1 = 0.9F;
    float beta2 = 0.99F;
    float epsilon = 1e-8F; ///< relative to the corrected second moment's root
};

/// Every set of instructions computes bit-identical results: integer dot products are exact, and the fp32 parts are
/// in one fixed order without fused multiply-add. Only what is for training differs between machines.
struct Kernels {
    const char* name;
    /// Rows of floats to bytes, 128 standing for 0, and one scale a row.
    void (*quantise)(const float* rows, std::size_t count, std::size_t width, std::uint8_t* bytes, float* scale);
    /// out[row][n] = bias[n] + sum_k a[row][k] * w[k][n]; `out` has `matrix.outputs` floats a row.
    void (*multiply)(const Int8Matrix& matrix, const std::uint8_t* bytes, const float* scale, std::size_t count,
                     float* out);
    void (*recur)(const SruPass& pass);
    /// out = bytes * scale, element by element; any width.
    void (*widen)(const std::int8_t* bytes, float scale, std::size_t width, float* out);
    /// out = max(0, rows[0] + rows[1] + ...), summed in that order.
    void (*sum_relu)(const float* const* rows, std::size_t count, std::size_t width, float* out);
    /// Position of the first greatest value; `count` > 0, any.
    std::size_t (*argmax)(const float* values, std::size_t count);

    void (*product)(const Product& product);
    /// x = (x - mean) / deviation * gain + bias, for each of `count` rows.
    void (*normalise)(float* rows, std::size_t count, std::size_t width, const float* gain, const float* bias);
    /// x = x * Phi(x), by the tangent that Hendrycks and Gimpel 2016 give for it; within 0.0005 of the exact one.
    void (*gelu)(float* values, std::size_t count);
    /// x = max(0, x)
    void (*relu)(float* values, std::size_t count);
    /// to += factor * from
    void (*add)(float* to, const float* from, float factor, std::size_t count);
    float (*dot)(const float* left, const float* right, std::size_t width);
    /// x = e^(factor * x) / sum; values from `count`, which is any, to the next multiple of 16 become zero.
    void (*softmax)(float* values, std::size_t count, float factor);

    /// For training: products with fused multiply-add where the machine has it, the way back, and a step.
    void (*product_fused)(const Product& product);
    void (*recur_back)(const SruPass& pass);
    void (*adam)(const AdamStep& step, std::size_t count, float* value, float* gradient, float* mean, float* square);
};

/// All that this machine can run, slowest first; the plain ones (x86-64-v2 or any other processor) are always there.
std::span<const Kernels* const> available_kernels();
/// The fastest of them.
const Kernels& best_kernels();
/// Those that the environment names in CLAIMGRAPH_CPU, to measure one machine as another; else the fastest. Null where
/// this machine has none of that name.
const Kernels* chosen_kernels();

} // namespace claimgraph::encoder
