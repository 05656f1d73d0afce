#pragma once

#include "cli/options/options.hpp"
#include "cli/terminal/exit_status.hpp"
#include "graph/query/choice.hpp"

/// The filter options that all query commands share, and the part of the graph that they select.
namespace claimgraph::cli {

/// `--relation`, `--speaker`, `--polarity`, `--modality`, `--document`, `--since`, `--until`, `--min-confidence`. They
/// are stored in `part` for choose(); relations are still as the user wrote them.
void add_filter_options(Options& command, GraphPart& part);

/// Loads the part that the options select. Reports unknown names and read errors on standard error and returns the exit
/// status.
tl::expected<Choice, ExitStatus> choose(const GraphSource& source, const GraphPart& part);
/// The same in the whole graph; without evidence, if the part is.
tl::expected<Choice, ExitStatus> choose_in_whole(const GraphSource& source, const GraphPart& part);

} // namespace claimgraph::cli
