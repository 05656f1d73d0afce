#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace claimgraph {

/// What went wrong, for programs. The message is for people.
enum class ErrorCode : std::uint8_t {
    kNotFound,    ///< a file, folder or entity that does not exist
    kUnreadable,  ///< it exists, but cannot be read or written
    kNotUtf8,     ///< invalid UTF-8; the message has the offset of the first bad byte
    kTooLarge,    ///< above a limit, which the message names
    kBadFormat,   ///< a CoNLL-U, TSV, GraphML ... file that breaks its format
    kBadModel,    ///< a model file that is damaged or of another version
    kUnsupported, ///< well-formed, but not supported
};

/// Where it went wrong. Unknown parts are empty or 0.
struct Place {
    std::string file{};       ///< as the caller named it
    std::uint64_t line = 0;   ///< from 1; 0 = unknown
    std::uint64_t column = 0; ///< in bytes, from 1; 0 = unknown
};

/// Bad input as a value. `message` says what was found and what was expected, without the place and without a full
/// stop.
struct Error {
    ErrorCode code{};
    std::string message;
    Place place{};

    /// "file:line:column: message", with the parts that are known.
    std::string describe() const;
};

/// A value or an Error. Bugs are asserts, never Errors; exceptions of libraries stop in the file that calls them.
template <class T>
using Result = tl::expected<T, Error>;

/// An Error to return: `return fail(ErrorCode::kBadFormat, "...");`.
inline tl::unexpected<Error> fail(ErrorCode code, std::string message, Place place = {}) {
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(place)});
}

} // namespace claimgraph
