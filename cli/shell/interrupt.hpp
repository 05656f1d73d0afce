#pragma once

#include <atomic>
#include <csignal>

namespace claimgraph::cli {

/// While it exists, ^C requests the running query to stop, and a second ^C ends the program.
class Interruptible {
  public:
    Interruptible();
    ~Interruptible();
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;

    /// Whether ^C was pressed since the latest object was made; to be polled by long operations.
    static const std::atomic<bool>& stop();

  private:
    struct sigaction before_ {};
};

} // namespace claimgraph::cli
