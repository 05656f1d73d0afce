#pragma once

#include <cstdint>
#include <string_view>

namespace claimgraph {

enum class QuoteMark : std::uint8_t { kNone, kOpening, kClosing, kEither };

/// What a token is as a quotation mark, of the outer level.
constexpr QuoteMark quote_mark(std::string_view form) {
    if (form == "\"") return QuoteMark::kEither;
    if (form == "\xE2\x80\x9C" || form == "``" || form == "\xC2\xAB" || form == "\xE2\x80\x9E")
        return QuoteMark::kOpening;
    if (form == "\xE2\x80\x9D" || form == "''" || form == "\xC2\xBB") return QuoteMark::kClosing;
    return QuoteMark::kNone;
}

} // namespace claimgraph
