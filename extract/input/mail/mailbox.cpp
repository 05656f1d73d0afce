#include "extract/input/mail/mailbox.hpp"

#include "extract/input/mail/message.hpp"

#include <utility>

namespace claimgraph {
namespace {

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// "08:34", "08:34:25"
bool has_time(std::string_view text) {
    for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':', colon + 1))
        if (colon > 0 && is_digit_at(text, colon - 1) && is_digit_at(text, colon + 1) && is_digit_at(text, colon + 2))
            return true;
    return false;
}

/// "2025" as a word.
bool has_year(std::string_view text) {
    for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
        std::size_t digits = 0;
        while (is_digit_at(text, at + 1 + digits)) ++digits;
        if (digits == 4 && (text[at + 1] == '1' || text[at + 1] == '2')) return true;
    }
    return false;
}

} // namespace

bool is_postmark(std::string_view line) {
    constexpr std::size_t kLongest = 300;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.starts_with("From ") || line.size() > kLongest) return false;
    return has_time(line) && has_year(line);
}

std::optional<RawMessage> MailboxReader::next() {
    if (at_end_) return std::nullopt;
    RawMessage message;
    message.postmark = std::exchange(postmark_, {});
    bool may_begin = !is_mailbox_; // at the beginning of the file, and after an empty line
    while (const auto line = input_.next_line()) {
        if (may_begin && is_postmark(line->text)) {
            may_begin = false;
            if (!is_mailbox_) {
                is_mailbox_ = true;
                message.postmark = line->text;
                continue;
            }
            postmark_ = line->text;
            return message;
        }
        may_begin = is_mailbox_ && line->text.empty();
        if (message.line == 0) {
            message.line = line->number;
            message.begin = line->begin;
        } else if (!message.is_too_large) {
            message.bytes += line->begin - message.end == 2 ? "\r\n" : "\n"; // the line break before this line
        }
        message.end = line->begin + line->text.size();
        if (message.end - message.begin > kMostMessageBytes) {
            message.is_too_large = true;
            message.bytes = {};
        } else {
            message.bytes += line->text;
        }
    }
    at_end_ = true;
    message.is_last = true;
    if (message.line == 0) return std::nullopt;
    return message;
}

} // namespace claimgraph
