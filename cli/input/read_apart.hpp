#pragma once

#include "cli/terminal/exit_status.hpp"
#include "extract/input/input_format.hpp"

#include <string>

namespace claimgraph::cli {

/// Reads a file in a process of its own, with limits of memory and time, so that a library that crashes, loops or eats
/// memory costs one file: that is refused and the rest goes on. See ReadOptions::read_apart. The process is this
/// program again with the command `read-apart`, which gets the bytes on standard input and answers with a line of JSON
/// for each thing read; of these the text, blocks and source data are kept. A program of another name, as of tests,
/// reads here. May be called by several threads at a time. Costs some milliseconds.
void read_apart(const InputFormat& format, InputBytes& input, const ReadOptions& options, DocumentSink& sink);

/// What the other process does: reads standard input and writes what it read to standard output. Sets the limits first.
ExitStatus answer_read_apart(const InputFormat& format, const std::string& name, const ReadOptions& options);

} // namespace claimgraph::cli
