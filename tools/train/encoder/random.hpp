#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace claimgraph::encoder {

/// SplitMix64 (Steele, Lea and Flood 2014): small, fast, the same numbers everywhere.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// In [0, 1).
    float uniform() { return static_cast<float>(next() >> 40) * 0x1p-24F; }
    bool chance(float probability) { return uniform() < probability; }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }

    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
    }

  private:
    std::uint64_t state_;
};

} // namespace claimgraph::encoder
