#pragma once

#include "graph/base/result.hpp"

#include <string>

namespace claimgraph::cli {

/// Draws DOT with Graphviz, laid out as its attribute `layout` says. `kind` is "svg" or "png"; `dpi` is of PNG.
///
/// Graphviz keeps its state in globals and aborts or exits on some inputs, so it runs in a child process: any failure
/// is returned as kUnsupported with Graphviz's message. Must not be called while other threads are running.
Result<std::string> draw(const std::string& dot, const std::string& kind, int dpi);

} // namespace claimgraph::cli
