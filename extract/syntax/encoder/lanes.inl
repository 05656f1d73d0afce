// A register of CLAIMGRAPH_LANES floats and the nonlinearities, for the files that are compiled once
// for each set of instructions (kernels_*.cpp, train/dense_kernels_*.cpp). Everything is in an unnamed namespace and no
// standard header with inline functions is used: a function compiled for AVX-512 must never be the copy that the linker
// keeps for everybody.
#pragma once

#include <cstddef>
#include <cstdint>

// Before loops over sums that are to stay in registers: GCC keeps an array in memory unless it unrolls early.
#define CLAIMGRAPH_UNROLL _Pragma("GCC unroll 16")

namespace claimgraph::encoder {
namespace {

inline constexpr std::size_t kLanes = CLAIMGRAPH_LANES;
using Lanes = float __attribute__((vector_size(kLanes * sizeof(float))));
using IntLanes = std::int32_t __attribute__((vector_size(kLanes * sizeof(float))));

inline Lanes load(const float* from) {
    Lanes value;
    __builtin_memcpy(&value, from, sizeof value);
    return value;
}
inline void store(float* to, Lanes value) { __builtin_memcpy(to, &value, sizeof value); }

inline constexpr float kRoundingMagic =
    12582912.0F; // 1.5 * 2^23: adding it leaves a whole number, rounded to nearest even

/// e^x with a relative error below 3e-7 from -87 to 87, and the value at the nearer end outside (Moshier, Cephes, expf).
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
    Lanes power;
    __builtin_memcpy(&power, &exponent, sizeof power);
    return p * power;
}

/// 1 / (1 + e^-x).
inline Lanes sigmoid(Lanes x) { return 1.0F / (exponential(-x) + 1.0F); }

} // namespace
} // namespace claimgraph::encoder
