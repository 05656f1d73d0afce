#pragma once

#include "export/format.hpp"

#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace claimgraph {

/// What a format writes, all parts of it, as its reader takes it.
inline std::vector<SourceFile> written(const Format& format, const Graph& graph, const WriteOptions& options = {}) {
    std::vector<SourceFile> files;
    const auto add = [&](std::string_view ending, auto write) {
        std::ostringstream out;
        write(graph, out, options);
        files.push_back({"graph" + std::string(ending), std::move(out).str()});
    };
    for (const FormatPart& part : format.parts) add(part.ending, part.write);
    if (format.write_folder != nullptr) {
        std::ostringstream out;
        const auto end_file = [&] {
            if (!files.empty()) files.back().text = std::exchange(out, {}).str();
        };
        const FileSink begin = [&](std::string_view name) -> std::ostream& {
            end_file();
            files.push_back({.name = "graph" + std::string(format.extension) + "." + std::string(name), .text = {}});
            return out;
        };
        format.write_folder(graph, begin, options);
        end_file();
    } else if (format.parts.empty()) {
        add(format.extension, format.write);
    }
    return files;
}

/// How a test of a format is called.
inline std::string name_of_format(const testing::TestParamInfo<const Format*>& format) {
    return std::string(format.param->name);
}

/// The text of all parts.
inline std::string text_of(const std::vector<SourceFile>& files) {
    std::string text;
    for (const SourceFile& file : files) text += file.text;
    return text;
}

inline Result<Graph> read(const Format& format, std::vector<SourceFile> files, Warnings& warnings) {
    return format.read(files, warnings);
}

} // namespace claimgraph
