#pragma once

#include <string_view>

namespace claimgraph {

/// Whether all of `text` is an emoticon: ":-)", ";P", "=(", "<3", "^_^".
constexpr bool is_emoticon(std::string_view text) {
    constexpr auto one_of = [](char c, std::string_view marks) { return marks.find(c) != std::string_view::npos; };
    if (text == "<3" || text == "^_^" || text == "^^" || text == "-_-") return true;
    if (text.size() < 2 || text.size() > 4) return false;
    if (one_of(text.front(), "()") && one_of(text.back(), ":;=")) return text.size() == 2; // "(:"
    if (text.front() == '>') text.remove_prefix(1);
    if (!one_of(text.front(), ":;=8")) return false;
    text.remove_prefix(1);
    if (text.size() > 1 && one_of(text.front(), "-'o^")) text.remove_prefix(1);
    return text.size() == 1 && one_of(text.front(), "()[]DPpOo|/\\*");
}

} // namespace claimgraph
