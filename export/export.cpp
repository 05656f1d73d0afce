#include "export/export.hpp"

#include "graph/base/read_file.hpp"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <functional>
#include <system_error>
#include <vector>

namespace claimgraph {

namespace {

/// Writes one file: beside the target first, so that a reader never sees half a graph, and a full disk leaves the old
/// one alone.
Result<void> write_part(const std::filesystem::path& part, const std::filesystem::path& file,
                        const std::function<void(std::ostream&)>& write) {
    errno = 0;
    std::ofstream out(part, std::ios::binary);
    if (out) write(out);
    if (out.flush()) return {};
    const int reason = errno;
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    return fail(ErrorCode::kUnreadable, fmt::format("cannot be written: {}", std::strerror(reason)),
                {.file = file.string()});
}

std::filesystem::path unfinished(std::filesystem::path file) { return file += ".part"; }

/// The end of `name` by which it is of this format; empty if it is not.
std::string_view ending_of(const Format& format, std::string_view name) {
    for (const FormatPart& part : format.parts)
        if (name.ends_with(part.ending)) return part.ending;
    return name.ends_with(format.extension) ? format.extension : std::string_view();
}

std::vector<std::string_view> readable() {
    std::vector<std::string_view> extensions;
    for (const Format* format : formats())
        if (format->read != nullptr) extensions.push_back(format->extension);
    return extensions;
}

} // namespace

Result<const Format*> format_of(const std::filesystem::path& file) {
    const std::string name = file.filename().string();
    const Format* found = nullptr;
    std::vector<std::string_view> known;
    for (const Format* format : formats()) {
        known.push_back(format->extension);
        if (ending_of(*format, name).empty()) continue;
        if (found == nullptr || format->extension.size() > found->extension.size()) found = format;
    }
    if (found != nullptr) return found;
    return fail(ErrorCode::kUnsupported,
                fmt::format("no format has the extension '{}'; expected one of {}", file.extension().string(),
                            fmt::join(known, ", ")),
                {.file = file.string()});
}

std::vector<std::filesystem::path> files_of(const Format& format, const std::filesystem::path& file) {
    if (format.parts.empty()) return {file};
    std::string stem = file.string();
    stem.erase(stem.size() - ending_of(format, stem).size());
    std::vector<std::filesystem::path> files;
    for (const FormatPart& part : format.parts) files.emplace_back(stem + std::string(part.ending));
    return files;
}

Result<void> write_graph(const Graph& graph, const std::filesystem::path& file, const WriteOptions& options) {
    const auto found = format_of(file);
    if (!found) return tl::unexpected(found.error());
    const Format& format = **found;
    const auto files = files_of(format, file);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto write = format.parts.empty() ? format.write : format.parts[i].write;
        auto written =
            write_part(unfinished(files[i]), files[i], [&](std::ostream& out) { write(graph, out, options); });
        if (!written) return written;
    }
    for (const auto& path : files) {
        std::error_code error;
        std::filesystem::rename(unfinished(path), path, error);
        if (!error) continue;
        std::error_code ignored;
        std::filesystem::remove(unfinished(path), ignored);
        return fail(ErrorCode::kUnreadable, fmt::format("cannot be written: {}", error.message()),
                    {.file = path.string()});
    }
    return {};
}

Result<Graph> read_graph(const std::filesystem::path& file, Warnings& warnings) {
    const auto found = format_of(file);
    if (!found) return tl::unexpected(found.error());
    const Format& format = **found;
    if (format.read == nullptr)
        return fail(ErrorCode::kUnsupported,
                    fmt::format("{} cannot be read back; expected one of {}", format.name, fmt::join(readable(), ", ")),
                    {.file = file.string()});
    std::vector<SourceFile> sources;
    for (const auto& path : files_of(format, file)) {
        const bool may_lack = !format.parts.empty() && format.parts[sources.size()].may_lack;
        std::error_code ignored;
        if (may_lack && !std::filesystem::exists(path, ignored)) {
            sources.push_back({path.string(), {}});
            continue;
        }
        auto text = read_file(path);
        if (!text) return tl::unexpected(text.error());
        sources.push_back({path.string(), std::move(*text)});
    }
    return format.read(sources, warnings);
}

Result<Graph> read_graph(const std::filesystem::path& file) {
    Warnings ignored;
    return read_graph(file, ignored);
}

} // namespace claimgraph
