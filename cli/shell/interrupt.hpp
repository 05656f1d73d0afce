#pragma once

#include <atomic>
#include <csignal>

namespace claimgraph::cli {

/// As long as it lives, ^C asks what runs to stop, and a second ^C ends the program as the first does elsewhere.
class Interruptible {
  public:
    Interruptible();
    ~Interruptible();
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;

    /// Whether ^C was pressed since the last of them began; to be looked at by what runs long.
    static const std::atomic<bool>& stop();

  private:
    struct sigaction before_ {};
};

} // namespace claimgraph::cli
