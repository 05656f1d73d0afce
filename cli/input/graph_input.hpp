#pragma once

#include "cli/terminal/exit_status.hpp"
#include "graph/base/result.hpp"
#include "graph/query/graph_source.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// Opens the graph or store that a query command is about, and resolves names in it.
namespace claimgraph::cli {

/// Opens a graph file or a store and calls `ask` with it. Reports errors on standard error; the exit status is then
/// kUnreadable.
ExitStatus with_source(const std::string& file, const std::function<ExitStatus(const GraphSource&)>& ask);
/// The status of an answered question: kUnreadable, and a report on standard error, if the source could not be read to
/// the end after all.
ExitStatus checked(const GraphSource& source, ExitStatus answered);
/// with_source() with the whole graph in memory.
ExitStatus with_graph(const std::string& file, const std::function<ExitStatus(const Graph&)>& ask);

/// Whether the file is a store: a database, or called one (.db).
bool is_store(const std::filesystem::path& file);
/// Opens a store for reading; reports on standard error if its graph is older than its documents.
Result<Store> open_store(const std::filesystem::path& file);

/// The entities with a name given on the command line. `graph` is the whole of the source or a part that contains the
/// name. If there are none, reports that on standard error with similar names of the source.
std::vector<EntityIndex> named(const GraphSource& source, const Graph& graph, const std::string& name);

/// Reports on standard error why something that a question names is not there; see graph/query/choice.hpp.
ExitStatus unresolved(const Error& error);

/// Reports on standard error that nothing was found.
ExitStatus nothing(const std::string& what);

} // namespace claimgraph::cli
