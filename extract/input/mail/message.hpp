#pragma once

#include "graph/base/byte_span.hpp"
#include "graph/base/result.hpp"
#include "graph/base/time/date.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

struct MailMessage;

/// A part of a mail (RFC 2045, 2046): a text, a file, or others.
struct MailPart {
    enum class Transfer : std::uint8_t { kAsIs, kQuotedPrintable, kBase64, kUuencode };

    std::string type;           ///< "text/plain", in lower case
    std::string charset;        ///< as declared; may be empty or wrong
    std::string file_name;      ///< of an attachment; may be empty; without folders
    bool is_attachment = false; ///< not to be shown with the text
    bool flows = false;         ///< format=flowed (RFC 3676): lines that end in a blank go on
    bool deletes_space = false; ///< that blank is not part of the text
    Transfer transfer = Transfer::kAsIs;
    ByteSpan content;                     ///< its bytes in the message, as transferred
    std::vector<MailPart> parts;          ///< of a multipart/...
    std::unique_ptr<MailMessage> message; ///< of a message/rfc822
};

/// What is read of a mail. Owns its strings, which are valid UTF-8 without line breaks; the content of parts lies in
/// the bytes that were parsed, those of messages within it, too.
struct MailMessage {
    std::string subject; ///< as it stands
    std::string author;  ///< the name of the sender, else the address
    std::string domain;  ///< of the sender's address
    std::string list;    ///< the name of the mailing list
    std::string address; ///< of an archived copy or of the web page that was saved
    std::optional<Date> date;
    std::string date_words; ///< where it is no date of RFC 5322
    MailPart body;
};

/// The most bytes of a message.
inline constexpr std::size_t kMostMessageBytes = std::size_t{256} << 20;

/// Parses a message with GMime. What breaks the rules of mail is read as well as can be. Fails with kTooLarge beyond
/// kMostMessageBytes and where it has more fields or parts than any mail has. Thread-safe.
Result<MailMessage> parse_message(std::string_view bytes);

/// The bytes of a part that was sent as base64 or uuencoded.
std::string decode_binary(MailPart::Transfer transfer, std::string_view content);

} // namespace claimgraph
