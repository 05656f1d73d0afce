#pragma once

#include "extract/entities/names/name_finder.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace claimgraph {

/// Puts whole names in place of those that are parts of them. `name_of` gets the number of a whole and the names that
/// overlap it, and gives the name to put there; nothing to leave them. Names and wholes are in text order; names do not
/// overlap, before and after: of wholes that do the first counts. Linear.
void join_names(std::vector<NameSpan>& spans, std::span<const TokenRange> wholes,
                const std::function<std::optional<NameSpan>(std::size_t, std::span<const NameSpan>)>& name_of);

} // namespace claimgraph
