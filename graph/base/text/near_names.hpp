#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// How many bytes have to be added, left out, replaced or swapped with the next one to make `a` of `b` (the optimal
/// string alignment of Damerau and Levenshtein). Takes time in proportion to the product of both sizes.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// Those of `known` that a mistyped `name` may stand for, A to Z in any case: at a distance of at most a third of its
/// size, or beginning with it. The nearest first, at most `count`, none much further than the first.
std::vector<std::string> near_names(std::string_view name, std::span<const std::string> known, std::size_t count = 3);

/// "; did you mean a or b?", to end a message with; nothing if there are no names.
std::string did_you_mean(const std::vector<std::string>& names);

} // namespace claimgraph
