#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Appends text as a JSON string. Invalid UTF-8 is replaced; U+FFFE and U+FFFF, which are not XML characters, are
/// escaped.
void append_json(std::string& json, std::string_view text);

/// A list of strings as JSON: `["U.S.","America"]`.
std::string list_json(std::span<const std::string> list);
/// The strings of such a list; nothing if the text is not a JSON list of strings.
std::optional<std::vector<std::string>> list_from_json(std::string_view text);

} // namespace claimgraph
