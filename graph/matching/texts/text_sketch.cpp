#include "graph/matching/texts/text_sketch.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace claimgraph {
namespace {

constexpr std::size_t kShingleWords = 5;

/// The finalizer of SplitMix64: all bits of the result depend on all bits.
constexpr std::uint64_t mix(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
    return bits ^ (bits >> 31);
}

/// One hash function a value: x -> factor x + shift, of which the upper half counts.
struct Permutation {
    std::uint64_t factor, shift;
};
constexpr auto kPermutations = [] {
    std::array<Permutation, kSketchValues> permutations{};
    std::uint64_t state = 0;
    for (Permutation& permutation : permutations) {
        permutation.factor = mix(state += 0x9e3779b97f4a7c15) | 1;
        permutation.shift = mix(state += 0x9e3779b97f4a7c15);
    }
    return permutations;
}();

/// Calls visit(hash) for each word: a run of letters and digits, A to Z as small letters. All that is not ASCII counts
/// as letters, but for the punctuation that texts differ in (U+00A0 to U+00BF, U+2000 to U+203F).
template <class Visit>
void for_each_word(std::string_view text, const Visit& visit) {
    constexpr std::uint64_t kBasis = 0xcbf29ce484222325; // FNV-1a
    constexpr std::uint64_t kPrime = 0x100000001b3;
    std::uint64_t hash = kBasis;
    bool is_within = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto byte = static_cast<unsigned char>(text[at]);
        const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
        std::size_t left_out = 0; // bytes behind this one
        if (byte == 0xC2 && next < 0xC0)
            left_out = 1;
        else if (byte == 0xE2 && next == 0x80)
            left_out = 2;
        if (byte >= 'A' && byte <= 'Z') byte |= 0x20;
        const bool is_letter =
            left_out == 0 && (byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'));
        if (is_letter) {
            hash = (hash ^ byte) * kPrime;
        } else if (is_within) {
            visit(hash);
            hash = kBasis;
        }
        is_within = is_letter;
        at += left_out;
    }
    if (is_within) visit(hash);
}

} // namespace

std::string text_sketch(std::string_view text) {
    std::array<std::uint32_t, kSketchValues> least;
    least.fill(std::numeric_limits<std::uint32_t>::max());
    std::array<std::uint64_t, kShingleWords> last{};
    std::size_t words = 0;
    for_each_word(text, [&](std::uint64_t word) {
        last[words++ % kShingleWords] = word;
        if (words < kShingleWords) return;
        std::uint64_t shingle = 0;
        for (std::size_t i = 0; i < kShingleWords; ++i) shingle = mix(shingle + last[(words + i) % kShingleWords]);
        for (std::size_t i = 0; i < kSketchValues; ++i) {
            const auto value =
                static_cast<std::uint32_t>((kPermutations[i].factor * shingle + kPermutations[i].shift) >> 32);
            least[i] = std::min(least[i], value);
        }
    });
    if (words < kLeastSketchedWords) return {};
    std::string sketch;
    sketch.reserve(2 * kSketchValues);
    for (const std::uint32_t value : least) { // small numbers all: what is kept of them has to be mixed
        const std::uint64_t bits = mix(value);
        sketch += static_cast<char>(bits);
        sketch += static_cast<char>(bits >> 8);
    }
    return sketch;
}

double resemblance(std::string_view sketch, std::string_view other) {
    if (sketch.size() != 2 * kSketchValues || other.size() != sketch.size()) return 0;
    std::size_t same = 0;
    for (std::size_t at = 0; at < sketch.size(); at += 2)
        same += sketch[at] == other[at] && sketch[at + 1] == other[at + 1];
    return static_cast<double>(same) / kSketchValues;
}

} // namespace claimgraph
