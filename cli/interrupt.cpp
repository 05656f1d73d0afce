#include "cli/interrupt.hpp"

#include <csignal>

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
    sigaction(SIGINT, &action, nullptr);
}

Interruptible::~Interruptible() { std::signal(SIGINT, SIG_DFL); }

const std::atomic<bool>& Interruptible::stop() { return stopped; }

} // namespace claimgraph::cli
