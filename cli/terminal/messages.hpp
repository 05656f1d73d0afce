#pragma once

#include "cli/terminal/exit_status.hpp"
#include "graph/base/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace claimgraph::cli {

/// `text` without control characters, so that text of a document cannot control the terminal. Tabs and line ends become
/// spaces.
std::string printable(std::string_view text);

/// "claimgraph: message" on standard error: what is wrong.
void say(std::string_view message);
/// The same of what is worth knowing: "12 claims". Not with --quiet.
void note(std::string_view message);
/// The same of what is done and how long it takes. Only with --verbose.
void detail(std::string_view message);
/// "claimgraph: file:line: message" on standard error.
void report(const Error& error);
/// How long something takes, for detail().
class Stopwatch {
  public:
    /// "in 0.123 s", since it was made.
    std::string text() const;

  private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

/// report() for commands that cannot go on: `return give_up(graph.error());`
ExitStatus give_up(const Error& error);

} // namespace claimgraph::cli
