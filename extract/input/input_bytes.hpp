#pragma once

#include "graph/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// How many bytes a format may look at to recognize a file.
inline constexpr std::size_t kHeadBytes = 16384;

/// The bytes of a file, of standard input, or of a member of an archive: all at once, or line by line in memory that
/// does not grow with the file. Owns the open file. One thread.
class InputBytes {
  public:
    /// A file that must exist. Fails with kNotFound or kUnreadable.
    static Result<InputBytes> open(const std::string& file);
    static InputBytes standard_input();
    /// Bytes in memory, called `name` in ids and messages.
    InputBytes(std::string name, std::string bytes);

    InputBytes(InputBytes&&) noexcept;
    InputBytes& operator=(InputBytes&&) noexcept;
    ~InputBytes();

    /// The path as given, "-", or the path of an archive and its member: "news.zip#a.html".
    const std::string& name() const;
    /// The first bytes, at most kHeadBytes; takes nothing away.
    std::string_view head();
    /// All bytes; not after next_line(). The view lives as long as this. Fails with kTooLarge beyond kMaxDocumentBytes,
    /// and with kUnreadable.
    Result<std::string_view> all();

    struct Line {
        std::string_view text;    ///< without its line break (\n or \r\n); valid until the next call
        std::uint64_t begin = 0;  ///< its first byte in the file
        std::uint64_t number = 0; ///< from 1
    };
    /// The next line; nothing at the end, or after an error: see status(). A line longer than kMaxDocumentBytes is an
    /// error.
    std::optional<Line> next_line();
    Result<void> status() const;

  private:
    struct State;
    explicit InputBytes(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace claimgraph
