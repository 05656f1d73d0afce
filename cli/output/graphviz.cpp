#include "cli/output/graphviz.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <graphviz/gvc.h>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

namespace claimgraph::cli {
namespace {

constexpr unsigned kMostSeconds = 600;

std::string& complaints() {
    static std::string text; // of the child alone
    return text;
}

int keep_message(char* message) {
    complaints() += message;
    return 0;
}

void write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

std::string read_all(int file) {
    std::string bytes;
    char buffer[1 << 16];
    for (;;) {
        const ssize_t count = read(file, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return bytes;
        bytes.append(buffer, static_cast<std::size_t>(count));
    }
}

/// In the child: "+" and the picture, or "-" and what is wrong.
void draw_into(int file, const std::string& dot, const std::string& kind, int dpi) {
    agseterrf(keep_message);
    Agraph_t* const graph = agmemread(dot.c_str());
    if (graph == nullptr) return write_all(file, "-" + complaints());
    char dpi_name[] = "dpi";
    agattr(graph, AGRAPH, dpi_name, fmt::format("{}", dpi).data());
    char layout_name[] = "layout";
    const char* layout = agget(graph, layout_name);
    if (layout == nullptr || *layout == '\0') layout = "dot";
    GVC_t* const context = gvContext();
    char* picture = nullptr;
    unsigned size = 0;
    if (gvLayout(context, graph, layout) != 0 || gvRenderData(context, graph, kind.c_str(), &picture, &size) != 0 ||
        picture == nullptr)
        return write_all(file, "-" + complaints());
    write_all(file, "+");
    write_all(file, {picture, size});
}

} // namespace

Result<std::string> draw(const std::string& dot, const std::string& kind, int dpi) {
    const auto failed = [](std::string why) {
        while (why.ends_with('\n')) why.pop_back();
        return fail(ErrorCode::kUnsupported, "Graphviz cannot draw this: " + std::move(why));
    };
    int ends[2];
    if (pipe(ends) != 0) return failed(std::strerror(errno));
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child < 0) return failed(std::strerror(errno));
    if (child == 0) {
        close(ends[0]);
        alarm(kMostSeconds);
        draw_into(ends[1], dot, kind, dpi);
        _exit(0);
    }
    close(ends[1]);
    std::string answer = read_all(ends[0]);
    close(ends[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFSIGNALED(status))
        return failed(WTERMSIG(status) == SIGALRM ? fmt::format("it took more than {} seconds", kMostSeconds)
                                                  : fmt::format("it died of signal {}", WTERMSIG(status)));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || answer.empty()) return failed("it ended early");
    const bool is_drawn = answer.front() == '+';
    answer.erase(0, 1);
    if (!is_drawn) return failed(answer.empty() ? "it does not say why" : answer);
    return answer;
}

} // namespace claimgraph::cli
