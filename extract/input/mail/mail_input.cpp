#include "extract/input/input_format.hpp"
#include "extract/input/mail/mail_reader.hpp"

#include <fmt/format.h>

namespace claimgraph {
namespace {

constexpr std::string_view kMailExtensions[] = {".eml", ".mht", ".mhtml"};
constexpr std::string_view kMailboxExtensions[] = {".mbox", ".mbx"};

std::string_view first_line(std::string_view head) { return head.substr(0, head.find('\n')); }

Likeness is_mail(std::string_view head, std::string_view name) {
    const Likeness look = looks_like_mail(head);
    if (!has_extension(name, kMailExtensions)) return look == Likeness::kPossible ? Likeness::kNo : look;
    return look == Likeness::kNo ? Likeness::kNo : Likeness::kCertain;
}

Likeness is_mailbox(std::string_view head, std::string_view) {
    const std::string_view postmark = first_line(head);
    if (!is_postmark(postmark) || postmark.size() == head.size()) return Likeness::kNo;
    return looks_like_mail(head.substr(postmark.size() + 1)) == Likeness::kNo ? Likeness::kNo : Likeness::kCertain;
}

/// Ids are those of places in the file, `path#n`, since mailboxes grow; a file of a single mail has its own.
void read_messages(InputBytes& input, const ReadOptions& options, DocumentSink& sink) {
    MailboxReader messages(input);
    for (std::size_t number = 1; const auto message = messages.next(); ++number) {
        const bool is_single = message->is_last && number == 1 &&
                               (message->postmark.empty() || has_extension(input.name(), kMailExtensions));
        const std::string id = is_single ? input.name() : fmt::format("{}#{}", input.name(), number);
        if (!read_mail(*message, id, input.name(), options, sink)) return;
    }
    if (const auto readable = input.status(); !readable) sink.refuse(Error(readable.error()));
}

} // namespace

extern const InputFormat kMailInput = {.name = "mail",
                                       .description = "a message with its attachments",
                                       .extensions = kMailExtensions,
                                       .detect = is_mail,
                                       .read = read_messages};

extern const InputFormat kMailboxInput = {.name = "mbox",
                                          .description = "messages, as mail programs keep them",
                                          .extensions = kMailboxExtensions,
                                          .has_many = true,
                                          .detect = is_mailbox,
                                          .read = read_messages};

} // namespace claimgraph
