#include "cli/terminal/output.hpp"

#include "export/output/output_file.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace claimgraph::cli {
namespace {

[[noreturn]] void refuse() { throw std::system_error(errno, std::generic_category(), "standard output"); }

extern "C" void leave_quietly(int) { _exit(0); }

} // namespace

void prepare_standard_streams() {
    for (int stream = 0; stream <= 2; ++stream)
        if (fcntl(stream, F_GETFD) == -1 && open("/dev/null", stream == 0 ? O_RDONLY : O_WRONLY) == -1) _exit(3);
    std::signal(SIGPIPE, leave_quietly);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may grow no more is an error of writing, not the end
}

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) refuse();
}

void flush() {
    if (std::fflush(stdout) != 0) refuse();
}

Result<void> write_file(const std::string& file, std::string_view bytes) {
    if (file == kStandardOutput) {
        print(bytes);
        return {};
    }
    auto output = OutputFile::open(file);
    if (!output) return tl::unexpected(output.error());
    output->stream() << bytes;
    if (auto finished = output->finish(); !finished) return finished;
    return output->commit();
}

} // namespace claimgraph::cli
