#pragma once

#include "graph/cypher/functions/runtime.hpp"

#include <algorithm>

namespace claimgraph::cypher {

/// std::sort that can be stopped by the limits of the run: false if it was, with the items in any order.
template <class Items, class Before>
bool sort_or_stop(Items& items, Runtime& run, const Before& before) {
    // there is no other way out of std::sort, for which an order that changes its mind is undefined behaviour
    struct Stopped {};
    try {
        std::ranges::sort(items, [&](const auto& a, const auto& b) {
            if (!run.check_limits()) throw Stopped();
            return before(a, b);
        });
    } catch (const Stopped&) {
        return false;
    }
    return true;
}

} // namespace claimgraph::cypher
