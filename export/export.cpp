#include "export/export.hpp"

#include "graph/core/read_file.hpp"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <system_error>
#include <vector>

namespace claimgraph {

Result<const Format*> format_of(const std::filesystem::path& file) {
    std::vector<std::string_view> known;
    for (const Format* format : formats()) {
        if (file.extension() == format->extension) return format;
        known.push_back(format->extension);
    }
    return fail(ErrorCode::kUnsupported,
                fmt::format("no format has the extension '{}'; expected one of {}", file.extension().string(),
                            fmt::join(known, ", ")),
                {.file = file.string()});
}

Result<void> write_graph(const Graph& graph, const std::filesystem::path& file, const WriteOptions& options) {
    const auto format = format_of(file);
    if (!format) return tl::unexpected(format.error());
    std::filesystem::path part = file;
    part += ".part";
    const auto unwritable = [&] {
        const int reason = errno;
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        return fail(ErrorCode::kUnreadable, fmt::format("cannot be written: {}", std::strerror(reason)),
                    {.file = file.string()});
    };
    // Beside the target first: a reader never sees half a graph, and a full disk leaves the old one alone.
    {
        std::ofstream out(part, std::ios::binary);
        if (!out) return unwritable();
        (*format)->write(graph, out, options);
        if (!out.flush()) return unwritable();
    }
    std::error_code error;
    std::filesystem::rename(part, file, error);
    if (error) {
        errno = error.value();
        return unwritable();
    }
    return {};
}

Result<Graph> read_graph(const std::filesystem::path& file) {
    const auto format = format_of(file);
    if (!format) return tl::unexpected(format.error());
    if ((*format)->read == nullptr)
        return fail(ErrorCode::kUnsupported, fmt::format("{} cannot be read back; expected GraphML", (*format)->name),
                    {.file = file.string()});
    const auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    return (*format)->read(*text, file.string());
}

} // namespace claimgraph
