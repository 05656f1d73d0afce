#pragma once

#include <cstddef>
#include <vector>

namespace claimgraph::encoder {

/// Scratch memory for `count` values, in a vector that is used again. It grows only, and what is in it is not cleared:
/// write everything before you read it. Valid until the next call for the same vector.
template <class T>
T* room(std::vector<T>& vector, std::size_t count) {
    if (vector.size() < count) vector.resize(count);
    return vector.data();
}

} // namespace claimgraph::encoder
