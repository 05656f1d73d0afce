#include "export/export.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <iterator>
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
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return fail(ErrorCode::kNotFound, "no such file", {.file = file.string()});
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in || std::filesystem::is_directory(file, error))
        return fail(ErrorCode::kUnreadable, "cannot be read", {.file = file.string()});
    std::string text(static_cast<std::size_t>(std::max<std::streamoff>(in.tellg(), 0)), '\0');
    in.seekg(0);
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return (*format)->read(text, file.string());
}

} // namespace claimgraph
