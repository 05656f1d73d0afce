#pragma once

#include <cstdint>
#include <span>

namespace claimgraph {

/// The finaliser of SplitMix64: every bit of the result depends on every bit of x.
constexpr std::uint64_t mix_bits(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31U);
}

/// Collects the features of one item: each template gives a 64-bit hash of its number and its values, never 0, or 0 if
/// it does not apply. The number of a template is its position. Writes to memory of the caller. Inlining is forced:
/// this is the inner loop of two models, and the compiler's decision depends on the rest of the file.
class FeatureRow {
  public:
    explicit FeatureRow(std::uint64_t* out, std::uint64_t first_template = 0) : out_(out), first_(first_template) {}

    template <class... Parts>
    [[gnu::always_inline]] void add(Parts... parts) {
        std::uint64_t hash = first_ + size_ + 1;
        ((hash = mix_bits(hash * 0x9e3779b97f4a7c15ULL + static_cast<std::uint64_t>(parts))), ...);
        out_[size_++] = hash | 1U;
    }
    template <class... Parts>
    [[gnu::always_inline]] void add_if(bool condition, Parts... parts) {
        if (condition)
            add(parts...);
        else
            out_[size_++] = 0;
    }
    std::uint64_t size() const { return size_; }

  private:
    std::uint64_t* out_;
    std::uint64_t first_;
    std::uint64_t size_ = 0;
};

} // namespace claimgraph
