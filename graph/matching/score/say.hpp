#pragma once

#include <fmt/format.h>
#include <string>
#include <utility>

namespace claimgraph {

/// The words of a reason, only if an explanation is wanted.
template <class... Values>
std::string say(bool explain, fmt::format_string<Values...> text, Values&&... values) {
    return explain ? fmt::format(text, std::forward<Values>(values)...) : std::string();
}

} // namespace claimgraph
