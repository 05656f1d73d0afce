#pragma once

#include "graph/base/result.hpp"

#include <string>
#include <string_view>

namespace claimgraph::cli {

/// To be called first thing: closed standard streams are opened on nothing, so that no file of ours lands on their
/// numbers; and when the reader of our output goes away (`claimgraph ... | head`), the program ends quietly and
/// successfully.
void prepare_standard_streams();

/// Writes results to standard output. Throws std::system_error when the system refuses (a full disk); main() reports
/// it.
void print(std::string_view text);
/// Writes out what is buffered. Throws as print() does.
void flush();

/// Makes a file of these bytes. Fails with kUnreadable.
Result<void> write_file(const std::string& file, std::string_view bytes);

/// Whether people look at standard output, not a file or a pipe.
bool output_is_terminal();
/// How many columns the terminal has that standard output goes to; 0 if it goes elsewhere.
int output_width();

} // namespace claimgraph::cli
