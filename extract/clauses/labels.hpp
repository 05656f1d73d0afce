#pragma once

#include "extract/tokens/deprel.hpp"

#include <algorithm>
#include <initializer_list>

namespace claimgraph {

constexpr bool is_any(Symbol label, std::initializer_list<Symbol> labels) {
    return std::ranges::find(labels, label) != labels.end();
}

} // namespace claimgraph
