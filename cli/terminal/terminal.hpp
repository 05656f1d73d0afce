#pragma once

#include "cli/options/options.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// What the terminal shows of results and messages. The settings are of the process, as its standard streams are:
/// main() sets them once, before a command runs.
namespace claimgraph::cli {

enum class ColorMode : std::uint8_t { kAuto, kAlways, kNever };

struct TerminalOptions {
    ColorMode color = ColorMode::kAuto;
    bool quiet = false;    ///< no notes and no progress, only errors
    bool verbose = false;  ///< what is read, and how long it takes, on standard error
    bool no_pager = false; ///< long tables are written to the terminal as they are
};

/// `--color`, `--quiet`, `--verbose`, `--no-pager`.
void add_terminal_options(Options& program, TerminalOptions& options);
void set_terminal_options(const TerminalOptions& options);

bool is_quiet();
bool is_verbose();

/// Whether standard output is a terminal.
bool output_is_terminal();
/// Columns of the terminal of standard output; 0 if it is not a terminal.
int output_width();

/// Whether results, or messages on standard error, are coloured: as --color says; with `auto` on terminals, if NO_COLOR
/// is not set and TERM is not "dumb".
bool colors_output();
bool colors_messages();
/// `text` in bold, if `colored`.
std::string bold(std::string_view text, bool colored);

/// Writes results to standard output; on a terminal, what is longer than its window through $PAGER (less, which ends by
/// itself and leaves the text, if it is not set). Throws as print() does.
void print_paged(std::string_view text);

} // namespace claimgraph::cli
