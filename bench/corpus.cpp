#include "corpus.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <string_view>
#include <utility>

namespace claimgraph::bench {
namespace {

constexpr std::size_t kDocumentBytes = 4096;

std::string bytes_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        std::cerr << file << ": cannot be read\n";
        std::exit(3);
    }
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return std::move(bytes).str();
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        if (!line.empty()) lines.push_back(line);
    return lines;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// Other people in other years, so that nothing is seen twice in the same words.
std::string vary(std::string line, std::mt19937& random) {
    static constexpr std::array<std::string_view, 5> kPeople = {"Rutte", "Osmani", "Kurti", "Dodik", "Macron"};
    static constexpr std::array<std::string_view, 12> kOthers = {"Halden",   "Okafor",  "Lindqvist", "Marchetti",
                                                                 "Novotny",  "Aguilar", "Tanaka",    "Bakker",
                                                                 "Petrenko", "Yilmaz",  "Dlamini",   "Farrell"};
    for (const std::string_view person : kPeople) replace_all(line, person, kOthers[random() % kOthers.size()]);
    for (const std::string_view year : {"2023", "2024", "2025"})
        replace_all(line, year, std::to_string(1990 + random() % 36));
    return line;
}

} // namespace

std::vector<std::string> news(std::size_t bytes) {
    const char* file = std::getenv("CLAIMGRAPH_BENCH_TEXT");
    std::vector<std::string> lines =
        lines_of(bytes_of(file != nullptr ? file : CLAIMGRAPH_SOURCE_DIR "/examples/kosovo/article.txt"));
    if (lines.empty()) {
        std::cerr << "the text is empty\n";
        std::exit(1);
    }
    std::mt19937 random(1);
    std::vector<std::string> documents;
    std::string document;
    for (std::size_t total = 0, next = 0; total < bytes; ++next) {
        if (next == lines.size()) {
            next = 0;
            if (file == nullptr) // by hand: std::shuffle differs from one standard library to the next
                for (std::size_t i = lines.size(); i-- > 1;) std::swap(lines[i], lines[random() % (i + 1)]);
        }
        document += (file != nullptr ? lines[next] : vary(lines[next], random)) + "\n\n";
        if (document.size() >= kDocumentBytes || total + document.size() >= bytes) {
            total += document.size();
            documents.push_back(std::exchange(document, {}));
        }
    }
    return documents;
}

} // namespace claimgraph::bench
