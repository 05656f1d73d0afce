// The one nonlinearity of the encoder, for the files that are compiled for a set of instructions: see kernels_common.hpp.
#pragma once

#include <cstdint>

namespace claimgraph::encoder {
namespace {

inline constexpr float kRoundingMagic = 12582912.0F; // 1.5 * 2^23: adding it leaves a whole number, rounded to nearest even

/// e^x, relative error below 3e-7 on the range that a gate can see; Cephes' polynomial (Moshier, expf).
inline float exponential(float x) {
    x = x < -87.0F ? -87.0F : x;
    x = x > 87.0F ? 87.0F : x;
    const float shifted = x * 1.44269504088896341F + kRoundingMagic;
    const float n = shifted - kRoundingMagic;
    const float r = (x - n * 0.693359375F) - n * -2.12194440e-4F;
    float p = 1.9875691500e-4F;
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * (r * r) + r + 1.0F;
    return p * __builtin_bit_cast(float, (static_cast<std::int32_t>(n) + 127) << 23);
}

inline float sigmoid(float x) { return 1.0F / (1.0F + exponential(-x)); }

} // namespace
} // namespace claimgraph::encoder
