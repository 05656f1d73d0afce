#pragma once

#include <algorithm>
#include <span>
#include <vector>

namespace claimgraph {

/// The elements whose projection equals `key`; `sorted` is sorted by the projection. Like std::ranges::equal_range,
/// whose result clang 14 cannot use. A view of `sorted`.
template <class Thing, class Key, class Projection>
std::span<const Thing> equal_span(const std::vector<Thing>& sorted, const Key& key, const Projection& projection) {
    const auto begin = std::ranges::lower_bound(sorted, key, {}, projection);
    return {begin, std::ranges::upper_bound(begin, sorted.end(), key, {}, projection)};
}

} // namespace claimgraph
