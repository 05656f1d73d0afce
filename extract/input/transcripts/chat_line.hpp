#pragma once

#include "graph/base/byte_span.hpp"

#include <cstdint>
#include <string_view>

namespace claimgraph {

/// A line of a chat: "[12:30] <ana> words", "12:30 ana: words", "03/05/2024, 12:30 - Ana Novak: words". Spans are of
/// the line.
struct ChatLine {
    enum class Kind : std::uint8_t {
        kOther, ///< without a time
        kEvent, ///< a time and what nobody said: "ana has joined", "<Media omitted>"
        kSaid,
    };
    Kind kind = Kind::kOther;
    ByteSpan name, words;
};

ChatLine chat_line(std::string_view line);

} // namespace claimgraph
