#include "graph/cypher/functions/functions.hpp"

#include "graph/base/text/fold.hpp"

#include <algorithm>

namespace claimgraph::cypher {

const Function* find_function(std::string_view name) {
    const std::string wanted = lower_ascii(name);
    for (const auto& family : {graph_functions(), list_functions(), number_functions(), string_functions(),
                               temporal_functions(), aggregate_functions()}) {
        const auto found = std::ranges::find_if(
            family, [&](const Function& function) { return lower_ascii(function.name) == wanted; });
        if (found != family.end()) return &*found;
    }
    return nullptr;
}

} // namespace claimgraph::cypher
