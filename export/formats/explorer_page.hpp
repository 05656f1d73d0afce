#pragma once

#include <string_view>

namespace claimgraph {

/// The page of the explorer, explorer/dist/explorer.html, compiled into the program. "@GRAPH@" marks the place of the
/// graph's JSON.
std::string_view explorer_page();

} // namespace claimgraph
