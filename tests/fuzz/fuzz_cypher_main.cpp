// Many queries in one process: half of them made by a grammar, half mutants of those and of the lines of a file. Query
// number n is the same in every run, so that one that fails can be asked again alone.
//     fuzz_cypher --queries N [--first N] SEEDS
// A query that crashes, breaks a promise or takes ten seconds of processor time is printed with its number.
#include "tests/fuzz/fuzz_cypher.hpp"
#include "tests/fuzz/query_maker.hpp"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <sys/time.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define CLAIMGRAPH_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CLAIMGRAPH_SANITIZED 1
#endif
#endif
#ifdef CLAIMGRAPH_SANITIZED
#include <sanitizer/common_interface_defs.h>
#endif

namespace {

using claimgraph::fuzz::Outcome;
using claimgraph::fuzz::QueryMaker;

std::string asked; // what is asked now, for whoever has to say what went wrong
std::uint64_t number = 0;

void tell() {
    char head[64];
    const int size = std::snprintf(head, sizeof head, "\nquery %llu: ", static_cast<unsigned long long>(number));
    (void)!write(STDERR_FILENO, head, static_cast<std::size_t>(size));
    (void)!write(STDERR_FILENO, asked.data(), asked.size());
    (void)!write(STDERR_FILENO, "\n", 1);
}

extern "C" void on_signal(int signal) {
    if (signal == SIGVTALRM) (void)!write(STDERR_FILENO, "does not end", 12);
    tell();
    _exit(1);
}

std::string make(std::uint64_t n, const std::vector<std::string>& seeds) {
    QueryMaker maker(n);
    if (n % 2 == 0) return maker.query();
    const std::string other = maker.query();
    return maker.mutant(n % 8 == 1 ? seeds[n / 8 % seeds.size()] : maker.query(), other);
}

} // namespace

int main(int argc, char** argv) {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    std::vector<std::string> seeds;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--queries") == 0 && i + 1 < argc) {
            count = std::strtoull(argv[++i], nullptr, 10);
        } else if (std::strcmp(argv[i], "--first") == 0 && i + 1 < argc) {
            first = std::strtoull(argv[++i], nullptr, 10);
        } else {
            std::ifstream file(argv[i]);
            for (std::string line; std::getline(file, line);) seeds.push_back(line);
        }
    }
    if (count == 0 || seeds.empty()) {
        fmt::print(stderr, "usage: {} --queries N [--first N] SEEDS\n", argv[0]);
        return 2;
    }
    for (const int signal : {SIGABRT, SIGVTALRM}) std::signal(signal, on_signal);
#ifdef CLAIMGRAPH_SANITIZED
    __sanitizer_set_death_callback(tell);
#endif
    for (const std::string& seed : seeds) {
        asked = seed;
        claimgraph::fuzz::ask(seed);
    }
    std::uint64_t outcomes[3] = {};
    const auto report = [&](std::uint64_t done) {
        fmt::print("{} queries: {} refused, {} failed or over a limit, {} ran\n", done, outcomes[0], outcomes[1],
                   outcomes[2]);
        std::fflush(stdout);
    };
    constexpr itimerval kPatience{.it_interval = {}, .it_value = {.tv_sec = 10, .tv_usec = 0}}; // of processor time
    constexpr std::uint64_t kReportEach = 100'000;
    for (std::uint64_t done = 0; done < count; ++done) {
        number = first + done;
        asked = make(number, seeds);
        setitimer(ITIMER_VIRTUAL, &kPatience, nullptr);
        ++outcomes[static_cast<std::size_t>(claimgraph::fuzz::ask(asked))];
        if ((done + 1) % kReportEach == 0) report(done + 1);
    }
    if (count % kReportEach != 0) report(count);
}
