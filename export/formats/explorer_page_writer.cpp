#include "export/formats/explorer_page.hpp"

#include <ostream>

namespace claimgraph {

void write_explorer_page(std::ostream& out, bool asks_server, const std::function<void()>& write_data) {
    static constexpr std::string_view kConnect = "@CONNECT@";
    static constexpr std::string_view kGraph = "@GRAPH@";
    const std::string_view page = explorer_page();
    const std::size_t connect = page.find(kConnect);
    const std::size_t graph = page.find(kGraph);
    out << page.substr(0, connect) << (asks_server ? "'self'" : "'none'");
    out << page.substr(connect + kConnect.size(), graph - connect - kConnect.size());
    write_data();
    out << page.substr(graph + kGraph.size());
}

} // namespace claimgraph
