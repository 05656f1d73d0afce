#pragma once

#include "graph/base/byte_span.hpp"

#include <cstdint>
#include <nanobind/nanobind.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Text of ours as Python has it. All functions need the GIL.
namespace claimgraph::python {

namespace nb = nanobind;

/// A str; bytes that are no UTF-8 (a file's name may be any) become U+FFFD.
nb::object text(std::string_view utf8);
/// The same, None where it is empty.
nb::object text_or_none(std::string_view utf8);
/// The UTF-8 of a str; raises TypeError for what is none, and what Python does for lone surrogates.
std::string utf8_of(nb::handle str);
/// Whether something is a path, a str or os.PathLike; and its UTF-8, which raises TypeError where it is none.
bool is_path(nb::handle thing);
std::string path_of(nb::handle path);
/// A datetime.date; None where the text is no day ("2025-03-11").
nb::object date_or_none(std::string_view iso_date);
/// The ISO 8601 of a str or datetime.date; raises ValueError for what is no day.
std::string iso_date_of(nb::handle date);

/// Positions in a text in characters, as Python counts them, by positions in bytes of its UTF-8. Views the text.
/// Immutable. A step for each byte when made, then constant time.
class CharacterOffsets {
  public:
    explicit CharacterOffsets(std::string_view text);
    /// Of a byte of the text, or its end.
    std::uint32_t operator[](std::uint32_t byte) const;

  private:
    static constexpr std::uint32_t kBlock = 64;
    std::string_view text_;
    std::vector<std::uint32_t> before_; ///< characters before each block of bytes; none if all text is ASCII
};

} // namespace claimgraph::python
