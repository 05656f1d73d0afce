#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Levenshtein distance in bytes: how many bytes are added, left out or changed. Takes time in proportion to the
/// product of the sizes.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// What may have been meant by a misspelt `name`: at most `count` of `names`, the nearest first, ignoring the case of A
/// to Z. None where more than a third of the name would have to change.
std::vector<std::string> nearest_names(std::string_view name, std::span<const std::string> names, std::size_t count);

} // namespace claimgraph
