#pragma once

#include "extract/input/input_format.hpp"
#include "extract/input/mail/mailbox.hpp"

#include <string>

namespace claimgraph {

/// Gives the documents of a message to `sink`: its text, called `id`; the messages in it (`id#2`), and the attachments
/// that can be read (`id#report.pdf`). Returns false when nothing more is wanted.
bool read_mail(const RawMessage& raw, const std::string& id, const std::string& file, const ReadOptions& options,
               DocumentSink& sink);

/// Whether a text begins with the header of a mail, which only mails have: not "From: Ana Novak" above a letter.
Likeness looks_like_mail(std::string_view head);

} // namespace claimgraph
