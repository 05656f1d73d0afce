#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace claimgraph {

/// Hashes texts of any kind alike, so that tables of strings are asked with views, without a copy.
struct StringHash : std::hash<std::string_view> {
    using is_transparent = void;
};
template <class Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

} // namespace claimgraph
