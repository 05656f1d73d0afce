#pragma once

#include "export/format.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <sstream>
#include <string>
#include <vector>

namespace claimgraph::fuzz {

inline std::vector<SourceFile> written(const Format& format, const Graph& graph) {
    std::vector<SourceFile> files;
    const auto add = [&](auto write) {
        std::ostringstream out;
        write(graph, out, WriteOptions{});
        files.push_back({"fuzz", std::move(out).str()});
    };
    for (const FormatPart& part : format.parts) add(part.write);
    if (format.parts.empty()) add(format.write);
    return files;
}

/// Any bytes as a graph: what is read is written and read again as the same graph.
inline int read_any(const Format& format, std::vector<SourceFile> files) {
    Warnings warnings;
    const auto graph = format.read(files, warnings);
    if (!graph) return 0;
    const auto once = written(format, *graph);
    auto again = once;
    const auto twice = written(format, or_abort(format.read(again, warnings)));
    for (std::size_t i = 0; i < once.size(); ++i) MUST(once[i].text == twice[i].text);
    return 0;
}

} // namespace claimgraph::fuzz
