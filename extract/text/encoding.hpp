#pragma once

#include "extract/text/source_map.hpp"

#include <string>
#include <string_view>

namespace claimgraph {

/// A text in UTF-8 made of bytes in another encoding.
struct DecodedText {
    std::string text;
    SourceMap origin{};   ///< the identity if the bytes were UTF-8
    std::string encoding; ///< of all bytes that are no UTF-8: "WINDOWS-1252"; "UTF-8" if there are none
};

/// Decodes a text. A byte-order mark tells the encoding first, then valid UTF-8, then `declared` (of a header or a meta
/// element; any name that iconv takes; may be empty or wrong), then what the letters look like. UTF-8 with a few other
/// bytes in it is read as such, these bytes as Windows-1252. Never fails: bytes without meaning become U+FFFD. Time and
/// memory are linear in the size.
DecodedText decode_text(std::string_view bytes, std::string_view declared = {});

/// Whether these bytes are a text in some encoding, rather than a program, a picture or a compressed file: of control
/// characters but white space and colours of terminals it has no more than this share, 0 to 1. UTF-16 is text too.
bool looks_like_text(std::string_view bytes, double most_controls = 0);

} // namespace claimgraph
