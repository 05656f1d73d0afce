#pragma once

#include <string_view>

namespace claimgraph {

/// Whether a token is a dash, short or long, or a hyphen that may stand for one.
constexpr bool is_dash(std::string_view form) {
    return form == "-" || form == "--" || form == "\xE2\x80\x93" || form == "\xE2\x80\x94";
}

} // namespace claimgraph
