#include "graph/base/read_file.hpp"

#include "graph/base/huge_pages.hpp"

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>
#include <memory>
#include <system_error>

namespace claimgraph {
namespace {

tl::unexpected<Error> cannot_be_read(const std::string& name) {
    return fail(ErrorCode::kUnreadable, "cannot be read: " + std::generic_category().message(errno), {.file = name});
}

tl::unexpected<Error> too_large(const std::string& name, std::uint64_t limit) {
    return fail(ErrorCode::kTooLarge, fmt::format("more than {} bytes", limit), {.file = name});
}

constexpr std::uint64_t kFirstRead = 1 << 16;
constexpr std::size_t kReadAtOnce = 1 << 18;

void reserve(std::string& bytes, std::size_t size) {
    bytes.reserve(size);
    advise_huge_pages(bytes.data() + bytes.size(), bytes.capacity() - bytes.size());
}

/// Reads past `expected` bytes only as far as it takes to see that the stream ends there.
Result<std::string> read_to_end(std::FILE* stream, const std::string& name, std::uint64_t expected,
                                std::uint64_t limit) {
    std::string bytes;
    reserve(bytes, expected + 1);
    while (true) {
        const std::size_t begin = bytes.size();
        if (begin == bytes.capacity()) reserve(bytes, std::min<std::uint64_t>(2 * begin, limit + 1));
        // a bit at a time, since a string has its bytes set to 0 first, which costs little in the cache
        bytes.resize(std::min(bytes.capacity(), begin + kReadAtOnce));
        const std::size_t size = std::fread(bytes.data() + begin, 1, bytes.size() - begin, stream);
        const bool at_end = begin + size < bytes.size();
        bytes.resize(begin + size);
        if (std::ferror(stream) != 0) return cannot_be_read(name);
        if (bytes.size() > limit) return too_large(name, limit);
        if (at_end) return bytes;
    }
}

} // namespace

Result<std::string> read_file(const std::filesystem::path& file, std::uint64_t limit) {
    const std::string name = file.string();
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return fail(ErrorCode::kNotFound, "no such file", {.file = name});
    if (std::filesystem::is_directory(status))
        return fail(ErrorCode::kUnreadable, "is a folder; expected a file", {.file = name});
    std::uint64_t size = 0; // as far as known; files of /proc say that they are empty
    if (std::filesystem::is_regular_file(status)) size = std::filesystem::file_size(file, error);
    if (error) size = 0;
    if (size > limit) return too_large(name, limit);
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(file.c_str(), "rb"), std::fclose);
    if (!stream) return cannot_be_read(name);
    return read_to_end(stream.get(), name, std::max(size, std::min(kFirstRead, limit)), limit);
}

Result<std::string> read_stream(std::FILE* stream, const std::string& name, std::uint64_t limit) {
    return read_to_end(stream, name, std::min(kFirstRead, limit), limit);
}

} // namespace claimgraph
