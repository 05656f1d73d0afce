#include "cli/shell/interrupt.hpp"

namespace claimgraph::cli {
namespace {

std::atomic<bool> stopped = false; // signals know no other place
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");

} // namespace

Interruptible::Interruptible() {
    stopped = false;
    struct sigaction action {};
    action.sa_handler = [](int) { stopped = true; };
    action.sa_flags = static_cast<int>(SA_RESETHAND); // the second is the default: the end
    sigaction(SIGINT, &action, &before_);
}

Interruptible::~Interruptible() { sigaction(SIGINT, &before_, nullptr); }

const std::atomic<bool>& Interruptible::stop() { return stopped; }

} // namespace claimgraph::cli
