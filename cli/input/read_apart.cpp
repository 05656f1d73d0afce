#include "cli/input/read_apart.hpp"

#include "cli/input/apart_lines.hpp"
#include "cli/terminal/output.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace claimgraph::cli {
namespace {

constexpr const char* kThisProgram = "/proc/self/exe";
/// A process may wait for others three times as long as it may compute.
constexpr unsigned kWallPerComputing = 3;
/// Of address space, besides some times the bytes of the file.
constexpr std::uint64_t kMostApartMemory = std::uint64_t{2} << 30;
/// Of an answer: more than any text that can be read.
constexpr std::uint64_t kMostAnswerBytes = std::uint64_t{1} << 30;

/// Closes a file descriptor at the end.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { reset(); }
    int number() const { return number_; }
    void reset(int number = -1) {
        if (number_ >= 0) ::close(number_);
        number_ = number;
    }

  private:
    int number_;
};

Error system_error(const std::string& file, const char* what) {
    return {
        ErrorCode::kUnreadable, fmt::format("{}: {}", what, std::generic_category().message(errno)), {.file = file}};
}

bool is_this_program_ours() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink(kThisProgram, error);
    return !error && program.filename().native().starts_with("claimgraph");
}

/// The bytes as a file without a name, at its beginning; -1 and errno if the system refuses.
int file_of(std::string_view bytes) {
    const int file = ::memfd_create("claimgraph", MFD_CLOEXEC);
    while (file >= 0 && !bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            ::close(file);
            return -1;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (file >= 0) ::lseek(file, 0, SEEK_SET);
    return file;
}

/// The other process.
class Reader {
  public:
    /// Starts it; false and errno if the system refuses.
    bool start(std::vector<std::string> words, int input) {
        std::array<int, 2> pipe{};
        if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return false;
        answer_.reset(pipe[0]);
        const Descriptor end(pipe[1]);
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, end.number(), STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        errno = ::posix_spawn(&process_, kThisProgram, &actions, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        return errno == 0;
    }

    /// Hands on each line of the answer, until the process ends or the time is over; then it is killed.
    template <class Take>
    void read_lines(std::chrono::seconds most, Take take) {
        const auto end = std::chrono::steady_clock::now() + most;
        std::string rest;
        std::vector<char> bytes(std::size_t{1} << 16);
        std::uint64_t total = 0;
        while (true) {
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
            pollfd ready{answer_.number(), POLLIN, 0};
            const int found = left.count() > 0 ? ::poll(&ready, 1, static_cast<int>(left.count())) : 0;
            if (found < 0 && errno == EINTR) continue;
            if (found <= 0) {
                is_late_ = true;
                break;
            }
            const ssize_t size = ::read(answer_.number(), bytes.data(), bytes.size());
            if (size < 0 && errno == EINTR) continue;
            if (size <= 0) break;
            total += static_cast<std::uint64_t>(size);
            if (total > kMostAnswerBytes) break;
            const std::string_view piece(bytes.data(), static_cast<std::size_t>(size));
            std::size_t begin = 0;
            for (std::size_t at = piece.find('\n'); at != piece.npos; at = piece.find('\n', begin)) {
                rest += piece.substr(begin, at - begin);
                begin = at + 1;
                if (!take(rest)) return kill();
                rest.clear();
            }
            rest += piece.substr(begin);
        }
        if (is_late_ || total > kMostAnswerBytes) kill();
    }

    /// Waits for the end. What went wrong, in words; empty if nothing did.
    std::string end(unsigned seconds) {
        int status = 0;
        while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
        }
        if (is_late_) return fmt::format("reading it took more than {} s", seconds * kWallPerComputing);
        if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
            return fmt::format("reading it took more than {} s", seconds);
        if (WIFSIGNALED(status)) return "the library that reads it crashed on it, or ran out of memory";
        if (WEXITSTATUS(status) != 0) return "reading it failed, or ran out of memory";
        return {};
    }

    void kill() { ::kill(process_, SIGKILL); }

  private:
    pid_t process_ = -1;
    Descriptor answer_;
    bool is_late_ = false;
};

} // namespace

void read_apart(const InputFormat& format, InputBytes& input, const ReadOptions& options, DocumentSink& sink) {
    if (!is_this_program_ours()) return format.read(input, options, sink);
    const auto bytes = input.all();
    if (!bytes) {
        sink.refuse(Error(bytes.error()));
        return;
    }
    std::vector<std::string> words = {"claimgraph",
                                      "read-apart",
                                      "--no-config",
                                      "--from",
                                      std::string(format.name),
                                      "--seconds",
                                      std::to_string(options.most_seconds),
                                      "--name=" + input.name()};
    if (options.document.date) words.push_back("--date=" + to_string(*options.document.date));
    Descriptor file(file_of(*bytes));
    Reader reader;
    if (file.number() < 0 || !reader.start(std::move(words), file.number())) {
        sink.refuse(system_error(input.name(), "cannot be read in a process of its own"));
        return;
    }
    file.reset();
    ApartAnswer answer(sink);
    reader.read_lines(std::chrono::seconds(options.most_seconds * kWallPerComputing),
                      [&](std::string_view line) { return answer.take(line); });
    const std::string wrong = reader.end(options.most_seconds);
    if (!answer.is_complete() && !answer.was_stopped())
        sink.refuse({ErrorCode::kUnreadable, wrong.empty() ? "reading it failed" : wrong, {.file = input.name()}});
}

ExitStatus answer_read_apart(const InputFormat& format, const std::string& name, const ReadOptions& options) {
    auto standard_input = InputBytes::standard_input();
    const auto bytes = standard_input.all();
    if (!bytes) return ExitStatus::kUnreadable;
    const auto limit = [](auto what, std::uint64_t most) {
        const rlimit both{most, most};
        ::setrlimit(what, &both);
    };
#if !defined(__SANITIZE_ADDRESS__) // which reserves terabytes
    limit(RLIMIT_AS, kMostApartMemory + 4 * bytes->size());
#endif
    limit(RLIMIT_CPU, options.most_seconds);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    InputBytes named(name, std::string(*bytes));
    ApartWriter writer([](const std::string& line) {
        print(line);
        flush();
    });
    format.read(named, options, writer);
    writer.end();
    return ExitStatus::kDone;
}

} // namespace claimgraph::cli
