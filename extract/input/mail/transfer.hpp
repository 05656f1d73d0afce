#pragma once

#include "extract/text/source_map.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace claimgraph {

/// The bytes of a part of a mail as they were before they were made fit for transfer, and where they stand.
struct TransferredText {
    std::string bytes;
    SourceMap origin{}; ///< to the bytes of the message; never the identity unless there are no bytes
};

/// Decodes lines of text: as they stand (7bit, 8bit, binary) or quoted-printable (RFC 2045, 6.7), where what breaks its
/// rules is kept as it stands. `begin` is where they begin in the message. In a mailbox, lines that would look like the
/// beginning of a message are quoted: `unescape` takes one ">" from ">From ", ">>From " (the form "mboxrd").
TransferredText decode_transferred(std::string_view lines, std::uint32_t begin, bool quoted_printable, bool unescape);

} // namespace claimgraph
