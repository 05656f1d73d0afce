#pragma once

#include <string_view>

namespace claimgraph {

/// explorer/dist/explorer.html as it was when this program was built: the page of the explorer, with "@GRAPH@" where
/// the JSON of the graph belongs.
std::string_view explorer_page();

} // namespace claimgraph
