#include "export/format.hpp"
#include "export/formats/explorer_json.hpp"
#include "export/formats/explorer_page.hpp"

#include <ostream>

namespace claimgraph {
namespace {

void write_html(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    write_explorer_page(
        out, false, [&] { write_explorer_json(graph, out, {.title = options.title, .families = options.families}); });
}

} // namespace

extern const Format kHtmlFormat = {.name = "html",
                                   .extension = ".html",
                                   .description = "a page to explore the graph in a browser, offline",
                                   .write = write_html,
                                   .read = nullptr};

} // namespace claimgraph
