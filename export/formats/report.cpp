#include "export/briefing/briefing.hpp"
#include "export/format.hpp"

#include <ostream>

/// A briefing for people, in Markdown: what `claimgraph report` writes of a whole graph.
namespace claimgraph {
namespace {

void write_report(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    write_markdown(briefing(graph, {.title = options.title,
                                    .top = options.top == 0 ? BriefingOptions::kTop : options.top,
                                    .families = &options.families,
                                    .relations = &options.relations}),
                   out);
}

} // namespace

extern const Format kReportFormat = {.name = "report",
                                     .extension = ".md",
                                     .description = "a briefing to read, in Markdown: see claimgraph report",
                                     .write = write_report,
                                     .read = nullptr};

} // namespace claimgraph
