#pragma once

#include <functional>
#include <iosfwd>
#include <string_view>

namespace claimgraph {

/// The page of the explorer, explorer/dist/explorer.html, compiled into the program. "@GRAPH@" marks the place of the
/// graph's JSON, "@CONNECT@" that of the addresses that its security policy lets it ask.
std::string_view explorer_page();

/// Writes the page with what `write_data` writes as its data: the graph, or JSON's null if `asks_server`; the page then
/// asks the server that it came from, and may ask no other.
void write_explorer_page(std::ostream& out, bool asks_server, const std::function<void()>& write_data);

} // namespace claimgraph
