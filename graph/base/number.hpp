#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace claimgraph {

/// The number that a text is from its first letter to its last, as std::from_chars reads it; nothing for anything else.
template <class Number>
std::optional<Number> number_from(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

} // namespace claimgraph
