#pragma once

#include <chrono>
#include <cstddef>

namespace claimgraph::cli {

/// "  1234/5000 documents  24 %" on standard error, if that is a terminal and there is more than one step; else
/// nothing. Redrawn a few times per second, and erased at the end. One thread.
class Progress {
  public:
    /// `wanted` is false if the results go to the same terminal.
    Progress(std::size_t total, bool wanted = true);
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void advance();
    /// Erases the line, before something else is printed; the next advance() draws it again.
    void clear();

  private:
    std::size_t done_ = 0;
    std::size_t total_;
    bool shown_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point last_{};
};

} // namespace claimgraph::cli
