#pragma once

#include "cli/shell/completion.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph::cli {

/// Reads lines from standard input: on a terminal with libedit, history and completion, otherwise plainly. One thread.
class LineEditor {
  public:
    /// Completes a line up to the cursor.
    using Complete = std::function<Completion(std::string_view line)>;

    explicit LineEditor(Complete complete);
    ~LineEditor();
    LineEditor(const LineEditor&) = delete;
    LineEditor& operator=(const LineEditor&) = delete;

    /// The next line without its end; nothing at the end of the input. A line that the user cancels (^C) is empty.
    std::optional<std::string> read(const std::string& prompt);
    bool on_terminal() const { return terminal_ != nullptr; }

  private:
    struct Terminal;
    std::unique_ptr<Terminal> terminal_;
};

} // namespace claimgraph::cli
