#pragma once

#include "extract/text/text_builder.hpp"

#include <string_view>

namespace claimgraph {

/// How the text of a part of a mail is written.
struct MailTextOptions {
    bool is_forward = false;    ///< the subject says that it is forwarded: what else would be quoted is the text
    bool is_addition = false;   ///< another text precedes it in the mail: it may be no more than a footer
    bool flowed = false;        ///< format=flowed
    bool deletes_space = false; ///< the blank at the end of a line that flows is not part of the text
};

/// The text that a sender has written, of a plain text: lines that a program broke are paragraphs again; left out are
/// what is quoted from the mail that is answered, signatures, footers of lists, rules, and lines that are an address.
/// `text` is valid UTF-8. The map leads over `lower` to the bytes of the message. Linear.
CleanText plain_mail_text(std::string_view text, const SourceMap& lower, const MailTextOptions& options);

/// The same of a text that was made of HTML.
CleanText html_mail_text(const CleanText& text, const MailTextOptions& options);

} // namespace claimgraph
