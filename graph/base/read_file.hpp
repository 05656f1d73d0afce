#pragma once

#include "graph/base/result.hpp"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

namespace claimgraph {

/// The default limit of a file, in bytes.
inline constexpr std::uint64_t kMaxFileBytes = std::uint64_t{1} << 31;

/// All bytes of a file; pipes and devices are read to their end. Fails with kNotFound, kUnreadable, or kTooLarge if
/// there are more than `limit` bytes (checked before reading if the size is known).
Result<std::string> read_file(const std::filesystem::path& file, std::uint64_t limit = kMaxFileBytes);

/// parse(text, name) of a whole file, which returns a Result; `parse` must not keep the text. Fails as read_file()
/// does.
template <class Parse>
auto parse_file(const std::filesystem::path& file, const Parse& parse)
    -> decltype(parse(std::string_view(), std::string())) {
    const auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    return parse(*text, file.string());
}

/// The rest of an open stream, such as stdin; `name` is for the error.
Result<std::string> read_stream(std::FILE* stream, const std::string& name, std::uint64_t limit = kMaxFileBytes);

} // namespace claimgraph
