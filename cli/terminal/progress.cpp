#include "cli/terminal/progress.hpp"

#include "cli/terminal/terminal.hpp"

#include <cstdio>
#include <unistd.h>

namespace claimgraph::cli {

Progress::Progress(std::size_t total, bool wanted)
    : total_(total), shown_(wanted && !is_quiet() && total > 1 && isatty(STDERR_FILENO) != 0) {}

void Progress::advance() {
    ++done_;
    if (!shown_) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    drawn_ = true;
    constexpr std::size_t kWidth = 30;
    char bar[kWidth + 1];
    for (std::size_t i = 0; i < kWidth; ++i) bar[i] = i * total_ < done_ * kWidth ? '#' : '.';
    bar[kWidth] = '\0';
    std::fprintf(stderr, "\r[%s] %zu/%zu documents %3zu %%", bar, done_, total_, done_ * 100 / total_);
}

void Progress::clear() {
    if (drawn_) std::fputs("\r\033[K", stderr);
    drawn_ = false;
}

} // namespace claimgraph::cli
