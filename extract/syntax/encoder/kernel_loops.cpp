// The inner loops, compiled once for each set of instructions (sources.cmake) into a table of its own, without
// contraction of floats: see kernels.hpp. Everything is in an unnamed namespace and no standard header with inline
// functions is used: a function compiled for AVX-512 must never be the copy that the linker keeps for everybody.
#include "extract/syntax/encoder/kernels.hpp"

#ifdef __x86_64__
#include <immintrin.h>
#endif

// Before loops over sums that are to stay in registers: GCC keeps an array in memory unless it unrolls early.
#define CLAIMGRAPH_UNROLL _Pragma("GCC unroll 16")

namespace claimgraph::encoder {
namespace {

// kRows * kVectors sums of products of bytes fill the registers, a single row takes kSingle at a time; kDenseVectors
// is kVectors for products of floats.
#if defined(__AVX512F__)
constexpr std::size_t kLanes = 16;
constexpr int kRows = 8, kVectors = 3, kSingle = 7, kDenseVectors = 3;
#elif defined(CLAIMGRAPH_AVX_VNNI)
constexpr std::size_t kLanes = 8;
constexpr int kRows = 4, kVectors = 3, kSingle = 7, kDenseVectors = 3;
#elif defined(__AVX2__)
constexpr std::size_t kLanes = 8;
constexpr int kRows = 4, kVectors = 2, kSingle = 6, kDenseVectors = 3;
#else // x86-64-v2 or any other processor
constexpr std::size_t kLanes = 4;
constexpr int kRows = 4, kVectors = 2, kSingle = 4, kDenseVectors = 2;
#endif

using Lanes = float __attribute__((vector_size(kLanes * sizeof(float))));
using IntLanes = std::int32_t __attribute__((vector_size(kLanes * sizeof(float))));
/// Sums over a row are of four parts, whatever the registers: their order is part of the result.
using Quad = float __attribute__((vector_size(4 * sizeof(float))));

template <class Vector = Lanes>
Vector load(const void* from) {
    Vector value;
    __builtin_memcpy(&value, from, sizeof value);
    return value;
}
void store(float* to, Lanes value) { __builtin_memcpy(to, &value, sizeof value); }
float sum_of(Quad parts) { return (parts[0] + parts[1]) + (parts[2] + parts[3]); }

constexpr float kRoundingMagic = 12582912.0F; // 1.5 * 2^23: adding it leaves a whole number, rounded to nearest even

/// e^x with a relative error below 3e-7 from -87 to 87, and the value at the nearer end outside (Moshier, Cephes,
/// expf).
inline Lanes exponential(Lanes x) {
    x = x < -87.0F ? Lanes{} - 87.0F : x;
    x = x > 87.0F ? Lanes{} + 87.0F : x;
    const Lanes n = (x * 1.44269504088896341F + kRoundingMagic) - kRoundingMagic;
    const Lanes r = (x - n * 0.693359375F) - n * -2.12194440e-4F;
    Lanes p = r * 1.9875691500e-4F + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * (r * r) + r + 1.0F;
    const IntLanes exponent = (__builtin_convertvector(n, IntLanes) + 127) << 23;
    return p * load(&exponent);
}

/// 1 / (1 + e^-x).
inline Lanes sigmoid(Lanes x) { return 1.0F / (exponential(-x) + 1.0F); }

/// sum += four products of bytes in each lane. VNNI is in assembler, because GCC 12 copies the sums to and fro around
/// the intrinsic; without it two products fit in 16 bits because of kPairLimit, so that all are exact.
inline void dot_bytes(IntLanes& sum, IntLanes unsigned_bytes, IntLanes signed_bytes) {
#if defined(__AVX512F__)
    __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(unsigned_bytes), "v"(signed_bytes));
#elif defined(CLAIMGRAPH_AVX_VNNI)
    __asm__("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sum) : "x"(unsigned_bytes), "x"(signed_bytes));
#elif defined(__AVX2__)
    const __m256i pairs =
        _mm256_maddubs_epi16(reinterpret_cast<__m256i>(unsigned_bytes), reinterpret_cast<__m256i>(signed_bytes));
    sum += reinterpret_cast<IntLanes>(_mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
#elif defined(__SSSE3__)
    const __m128i pairs =
        _mm_maddubs_epi16(reinterpret_cast<__m128i>(unsigned_bytes), reinterpret_cast<__m128i>(signed_bytes));
    sum += reinterpret_cast<IntLanes>(_mm_madd_epi16(pairs, _mm_set1_epi16(1)));
#else
    for (std::size_t lane = 0; lane < kLanes; ++lane)
        for (int byte = 0; byte < 32; byte += 8)
            sum[lane] += ((unsigned_bytes[lane] >> byte) & 0xff) * static_cast<std::int8_t>(signed_bytes[lane] >> byte);
#endif
}

void quantise(const float* rows, std::size_t count, std::size_t width, std::uint8_t* bytes, float* scale) {
    for (std::size_t row = 0; row < count; ++row, rows += width, bytes += width) {
        // The bits of non-negative floats order like integers, and a maximum of integers needs no fixed order.
        std::uint32_t greatest = 0;
        for (std::size_t i = 0; i < width; ++i) {
            const std::uint32_t magnitude = __builtin_bit_cast(std::uint32_t, rows[i]) & 0x7fff'ffffU;
            greatest = magnitude > greatest ? magnitude : greatest;
        }
        const float limit = __builtin_bit_cast(float, greatest);
        const float factor = limit > 0.0F ? kQuantLimit / limit : 0.0F;
        scale[row] = limit / kQuantLimit;
        for (std::size_t i = 0; i < width; ++i) {
            const float rounded = (rows[i] * factor + kRoundingMagic) - kRoundingMagic;
            bytes[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(rounded) + 128);
        }
    }
}

/// kRowsHere rows of activations times kVectorsHere registers of outputs, from output number `column` on.
template <int kRowsHere, int kVectorsHere>
void multiply_block(const Int8Matrix& matrix, std::size_t column, const std::uint8_t* bytes, const float* scale,
                    float* out) {
    const std::int8_t* weights[kVectorsHere];
    IntLanes sum[kRowsHere][kVectorsHere];
    CLAIMGRAPH_UNROLL
    for (int v = 0; v < kVectorsHere; ++v) {
        const std::size_t first = column + v * kLanes;
        weights[v] = matrix.panels + first / kPanel * (matrix.inputs * kPanel) + first % kPanel * 4;
        const auto start = load<IntLanes>(matrix.correction + first);
        CLAIMGRAPH_UNROLL
        for (int r = 0; r < kRowsHere; ++r) sum[r][v] = start;
    }
    for (std::size_t k = 0; k < matrix.inputs; k += 4) {
        IntLanes w[kVectorsHere];
        CLAIMGRAPH_UNROLL
        for (int v = 0; v < kVectorsHere; ++v) w[v] = load<IntLanes>(weights[v] + k * kPanel);
        CLAIMGRAPH_UNROLL
        for (int r = 0; r < kRowsHere; ++r) {
            const IntLanes a = IntLanes{} + load<std::int32_t>(bytes + r * matrix.inputs + k);
            CLAIMGRAPH_UNROLL
            for (int v = 0; v < kVectorsHere; ++v) dot_bytes(sum[r][v], a, w[v]);
        }
    }
    CLAIMGRAPH_UNROLL
    for (int v = 0; v < kVectorsHere; ++v) {
        const std::size_t first = column + v * kLanes;
        const Lanes weight_scale = load(matrix.scale + first);
        const Lanes bias = load(matrix.bias + first);
        CLAIMGRAPH_UNROLL
        for (int r = 0; r < kRowsHere; ++r)
            store(out + r * matrix.outputs + first,
                  __builtin_convertvector(sum[r][v], Lanes) * weight_scale * scale[r] + bias);
    }
}

/// All rows pass over the weights of a few outputs before the next ones: those stay in the nearest cache.
template <int kVectorsHere>
std::size_t multiply_columns(const Int8Matrix& matrix, std::size_t column, const std::uint8_t* bytes,
                             const float* scale, std::size_t count, float* out) {
    for (; column + kVectorsHere * kLanes <= matrix.outputs; column += kVectorsHere * kLanes)
        for (std::size_t row = 0; row < count; row += kRows)
            multiply_block<kRows, kVectorsHere>(matrix, column, bytes + row * matrix.inputs, scale + row,
                                                out + row * matrix.outputs);
    return column;
}

void multiply(const Int8Matrix& matrix, const std::uint8_t* bytes, const float* scale, std::size_t count, float* out) {
    const std::size_t whole = count - count % kRows;
    const std::size_t column = multiply_columns<kVectors>(matrix, 0, bytes, scale, whole, out);
    multiply_columns<1>(matrix, column, bytes, scale, whole, out);
    for (std::size_t row = whole; row < count; ++row) {
        const std::uint8_t* own = bytes + row * matrix.inputs;
        std::size_t at = 0;
        for (; at + kSingle * kLanes <= matrix.outputs; at += kSingle * kLanes)
            multiply_block<1, kSingle>(matrix, at, own, scale + row, out + row * matrix.outputs);
        for (; at < matrix.outputs; at += kLanes)
            multiply_block<1, 1>(matrix, at, own, scale + row, out + row * matrix.outputs);
    }
}

void widen(const std::int8_t* bytes, float scale, std::size_t width, float* out) {
    for (std::size_t i = 0; i < width; ++i) out[i] = static_cast<float>(bytes[i]) * scale;
}

void sum_relu(const float* const* rows, std::size_t count, std::size_t width, float* out) {
    constexpr std::size_t kWide = 4; // sums that stay in registers while all rows are added
    std::size_t begin = 0;
    for (; begin + kWide * kLanes <= width; begin += kWide * kLanes) {
        Lanes sum[kWide] = {};
        for (std::size_t row = 0; row < count; ++row) CLAIMGRAPH_UNROLL
        for (std::size_t i = 0; i < kWide; ++i) sum[i] += load(rows[row] + begin + i * kLanes);
        CLAIMGRAPH_UNROLL
        for (std::size_t i = 0; i < kWide; ++i) store(out + begin + i * kLanes, sum[i] > 0.0F ? sum[i] : Lanes{});
    }
    for (; begin < width; begin += kLanes) {
        Lanes sum = {};
        for (std::size_t row = 0; row < count; ++row) sum += load(rows[row] + begin);
        store(out + begin, sum > 0.0F ? sum : Lanes{});
    }
}

std::size_t argmax(const float* values, std::size_t count) {
    std::int32_t greatest = -0x7fff'ffff - 1;
    for (std::size_t i = 0; i < count; ++i) { // sign-magnitude to two's complement: integers again, to be free of order
        const std::int32_t bits = __builtin_bit_cast(std::int32_t, values[i]);
        const std::int32_t key = bits ^ ((bits >> 31) & 0x7fff'ffff);
        greatest = key > greatest ? key : greatest;
    }
    const float wanted = __builtin_bit_cast(float, greatest ^ ((greatest >> 31) & 0x7fff'ffff));
    std::size_t i = 0;
    while (i + 1 < count && values[i] != wanted) ++i;
    return i;
}

template <bool kKept>
void recur_keeping(const SruPass& s) {
    const std::size_t hidden = s.hidden;
    const float* before = s.zeros;
    if constexpr (!kKept) {
        for (std::size_t i = 0; i < hidden; ++i) s.cells[i] = 0.0F;
        before = s.cells;
    }
    for (std::size_t step = 0; step < s.length; ++step) {
        const std::size_t t = s.backwards ? s.length - 1 - step : step;
        const std::size_t row = s.rows != nullptr ? s.rows[t] : t;
        const float* projected = s.projected + row * s.projected_stride;
        const float* skips = s.skip + row * s.skip_stride;
        float* out = s.output + t * s.output_stride;
        float* cell = s.cells + (kKept ? t * hidden : 0);
        for (std::size_t i = 0; i < hidden; i += kLanes) {
            const Lanes c = load(before + i);
            const Lanes x = load(projected + i);
            const Lanes skip = load(skips + i);
            const Lanes f =
                sigmoid((load(projected + hidden + i) + load(s.gates + i)) + load(s.gates + 2 * hidden + i) * c);
            const Lanes r = sigmoid((load(projected + 2 * hidden + i) + load(s.gates + hidden + i)) +
                                    load(s.gates + 3 * hidden + i) * c);
            const Lanes now = x + f * (c - x);
            if constexpr (kKept) {
                store(s.forget + t * hidden + i, f);
                store(s.reset + t * hidden + i, r);
            }
            store(cell + i, now);
            store(out + i, skip + r * (now - skip));
        }
        before = cell;
    }
}

void recur(const SruPass& s) { s.forget != nullptr ? recur_keeping<true>(s) : recur_keeping<false>(s); }

void add_to(float* to, Lanes value) { store(to, load(to) + value); }

void recur_back(const SruPass& s) {
    const std::size_t hidden = s.hidden;
    for (std::size_t i = 0; i < hidden; ++i) s.d_cell[i] = 0.0F;
    for (std::size_t step = s.length; step-- > 0;) {
        const std::size_t t = s.backwards ? s.length - 1 - step : step;
        const float* before = step == 0 ? s.zeros : s.cells + (s.backwards ? t + 1 : t - 1) * hidden;
        const float* projected = s.projected + t * s.projected_stride;
        float* d_projected = s.d_projected + t * s.projected_stride;
        for (std::size_t i = 0; i < hidden; i += kLanes) {
            const Lanes c = load(before + i);
            const Lanes f = load(s.forget + t * hidden + i);
            const Lanes r = load(s.reset + t * hidden + i);
            const Lanes d = load(s.d_output + t * s.output_stride + i);
            const Lanes d_reset =
                d * (load(s.cells + t * hidden + i) - load(s.skip + t * s.skip_stride + i)) * r * (1.0F - r);
            const Lanes through = load(s.d_cell + i) + d * r;
            const Lanes d_forget = through * (c - load(projected + i)) * f * (1.0F - f);
            add_to(s.d_skip + t * s.skip_stride + i, d * (1.0F - r));
            store(d_projected + i, through * (1.0F - f));
            store(d_projected + hidden + i, d_forget);
            store(d_projected + 2 * hidden + i, d_reset);
            add_to(s.d_gates + i, d_forget);
            add_to(s.d_gates + hidden + i, d_reset);
            add_to(s.d_gates + 2 * hidden + i, d_forget * c);
            add_to(s.d_gates + 3 * hidden + i, d_reset * c);
            store(s.d_cell + i,
                  through * f + d_forget * load(s.gates + 2 * hidden + i) + d_reset * load(s.gates + 3 * hidden + i));
        }
    }
}

/// sum + a * b, rounded once if kFused and the machine can.
template <bool kFused>
Lanes multiply_add(Lanes sum, Lanes a, Lanes b) {
#if defined(__AVX512F__)
    if constexpr (kFused) return _mm512_fmadd_ps(a, b, sum);
#elif defined(__FMA__)
    if constexpr (kFused) return _mm256_fmadd_ps(a, b, sum);
#endif
    return sum + a * b;
}

/// Sums in registers; every sum runs over the depth in one order, whatever the width of the registers.
template <bool kFused, int kRowsHere, int kVectorsHere>
void product_block(const Product& p, std::size_t row, std::size_t column) {
    Lanes sum[kRowsHere][kVectorsHere];
    float* c = p.c + row * p.c_stride + column;
    CLAIMGRAPH_UNROLL
    for (int r = 0; r < kRowsHere; ++r) CLAIMGRAPH_UNROLL
    for (int v = 0; v < kVectorsHere; ++v) sum[r][v] = p.add ? load(c + r * p.c_stride + v * kLanes) : Lanes{};
    const float* a = p.a + row * p.a_stride;
    const float* b = p.b + column;
    for (std::size_t k = 0; k < p.depth; ++k, b += p.b_stride) {
        Lanes weights[kVectorsHere];
        CLAIMGRAPH_UNROLL
        for (int v = 0; v < kVectorsHere; ++v) weights[v] = load(b + v * kLanes);
        CLAIMGRAPH_UNROLL
        for (int r = 0; r < kRowsHere; ++r) {
            const Lanes x = Lanes{} + a[r * p.a_stride + k];
            CLAIMGRAPH_UNROLL
            for (int v = 0; v < kVectorsHere; ++v) sum[r][v] = multiply_add<kFused>(sum[r][v], weights[v], x);
        }
    }
    CLAIMGRAPH_UNROLL
    for (int r = 0; r < kRowsHere; ++r) CLAIMGRAPH_UNROLL
    for (int v = 0; v < kVectorsHere; ++v) store(c + r * p.c_stride + v * kLanes, sum[r][v]);
}

template <bool kFused, int kVectorsHere>
void product_columns(const Product& p, std::size_t column) {
    std::size_t row = 0;
    for (; row + kRows <= p.rows; row += kRows) product_block<kFused, kRows, kVectorsHere>(p, row, column);
    for (; row < p.rows; ++row) product_block<kFused, 1, kVectorsHere>(p, row, column);
}

template <bool kFused>
void product(const Product& p) {
    constexpr std::size_t kWide = kDenseVectors * kLanes;
    constexpr std::size_t kDepth =
        192; // a strip of B of this depth stays in the nearest cache while all rows pass over it
    std::size_t begin = 0;
    do {
        Product part = p;
        part.a += begin;
        part.b += begin * p.b_stride;
        part.depth = p.depth - begin < kDepth ? p.depth - begin : kDepth;
        part.add = p.add || begin > 0;
        std::size_t column = 0;
        for (; column + kWide <= p.columns; column += kWide) product_columns<kFused, kDenseVectors>(part, column);
        for (; column < p.columns; column += kLanes) product_columns<kFused, 1>(part, column);
        begin += kDepth;
    } while (begin < p.depth);
}

void normalise(float* rows, std::size_t count, std::size_t width, const float* gain, const float* bias) {
    constexpr float kEpsilon = 1e-12F;
    for (float* row = rows; row != rows + count * width; row += width) {
        Quad sum = {};
        for (std::size_t i = 0; i < width; i += 4) sum += load<Quad>(row + i);
        const float mean = sum_of(sum) / static_cast<float>(width);
        Quad squares = {};
        for (std::size_t i = 0; i < width; i += 4) {
            const Quad distance = load<Quad>(row + i) - mean;
            squares += distance * distance;
        }
        const float factor = 1.0F / __builtin_sqrtf(sum_of(squares) / static_cast<float>(width) + kEpsilon);
        for (std::size_t i = 0; i < width; i += kLanes)
            store(row + i, (load(row + i) - mean) * factor * load(gain + i) + load(bias + i));
    }
}

void gelu(float* values, std::size_t count) {
    for (std::size_t i = 0; i < count; i += kLanes) {
        const Lanes x = load(values + i);
        store(values + i, x * sigmoid(1.5957691216F * (x + 0.044715F * x * x * x)));
    }
}

void relu(float* values, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) values[i] = values[i] > 0.0F ? values[i] : 0.0F;
}

void add(float* to, const float* from, float factor, std::size_t count) {
    for (std::size_t i = 0; i < count; i += kLanes) add_to(to + i, factor * load(from + i));
}

float dot(const float* left, const float* right, std::size_t width) {
    Quad sum = {};
    for (std::size_t i = 0; i < width; i += 4) sum += load<Quad>(left + i) * load<Quad>(right + i);
    return sum_of(sum);
}

void softmax(float* values, std::size_t count, float factor) {
    const std::size_t padded = (count + kPanel - 1) / kPanel * kPanel;
    float greatest = values[0];
    for (std::size_t i = 1; i < count; ++i) greatest = values[i] > greatest ? values[i] : greatest;
    for (std::size_t i = count; i < padded; ++i) values[i] = greatest;
    for (std::size_t i = 0; i < padded; i += kLanes)
        store(values + i, exponential((load(values + i) - greatest) * factor));
    for (std::size_t i = count; i < padded; ++i) values[i] = 0.0F;
    Quad sum = {};
    for (std::size_t i = 0; i < padded; i += 4) sum += load<Quad>(values + i);
    const float share = 1.0F / sum_of(sum);
    for (std::size_t i = 0; i < padded; i += kLanes) store(values + i, load(values + i) * share);
}

void adam(const AdamStep& step, std::size_t count, float* __restrict value, float* __restrict gradient,
          float* __restrict mean, float* __restrict square) {
    for (std::size_t i = 0; i < count; ++i) {
        const float g = gradient[i];
        const float m = step.beta1 * mean[i] + (1.0F - step.beta1) * g;
        const float s = step.beta2 * square[i] + (1.0F - step.beta2) * g * g;
        mean[i] = m;
        square[i] = s;
        value[i] -= step.rate * m / (__builtin_sqrtf(s) + step.epsilon);
        gradient[i] = 0.0F;
    }
}

} // namespace

extern const Kernels CLAIMGRAPH_KERNELS;
const Kernels CLAIMGRAPH_KERNELS = {CLAIMGRAPH_KERNELS_NAME, quantise,   multiply, recur, widen, sum_relu, argmax,
                                    product<false>,          normalise,  gelu,     relu,  add,   dot,      softmax,
                                    product<true>,           recur_back, adam};

} // namespace claimgraph::encoder
