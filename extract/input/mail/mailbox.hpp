#pragma once

#include "extract/input/input_bytes.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// A message as it lies in a file.
struct RawMessage {
    std::string bytes;
    std::uint64_t begin = 0; ///< in the file
    std::uint64_t end = 0;
    std::uint64_t line = 0;    ///< its first one, from 1
    std::string postmark;      ///< "From ana@example.org Mon May  5 08:34:25 2025", of a mailbox
    bool is_too_large = false; ///< beyond kMostMessageBytes; has no bytes then
    bool is_last = false;
};

/// Whether a line stands before a message in a mailbox: "From ", who, and a date with a time (RFC 4155).
bool is_postmark(std::string_view line);

/// The messages of a mailbox (mbox), one at a time, in memory of one message; the one of a file without postmarks.
class MailboxReader {
  public:
    explicit MailboxReader(InputBytes& input) : input_(input) {}
    /// Nothing at the end, or after an error of the input.
    std::optional<RawMessage> next();

  private:
    InputBytes& input_;
    std::string postmark_;    ///< of the next message
    bool is_mailbox_ = false; ///< it began with a postmark
    bool at_end_ = false;
};

} // namespace claimgraph
