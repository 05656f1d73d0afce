#pragma once

#include "graph/base/result.hpp"

#include <string>
#include <string_view>

namespace claimgraph::cli {

/// Call this first. Opens closed standard streams on /dev/null, so that no file of ours gets their numbers. If the
/// reader of our output goes away (`claimgraph ... | head`), the program ends silently with success.
void prepare_standard_streams();

/// Writes results to standard output. Throws std::system_error when the system refuses (a full disk); main() reports
/// it.
void print(std::string_view text);
/// Writes out what is buffered. Throws as print() does.
void flush();

/// How standard output is named where a file is to be written.
inline constexpr const char* kStandardOutput = "-";

/// Writes these bytes to a file, or to standard output. Fails with kUnreadable.
Result<void> write_file(const std::string& file, std::string_view bytes);

} // namespace claimgraph::cli
