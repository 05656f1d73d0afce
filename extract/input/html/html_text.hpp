#pragma once

#include "extract/text/text_builder.hpp"

#include <string>
#include <string_view>

namespace claimgraph {

/// What is left out of a fragment.
struct HtmlTextOptions {
    bool quotes =
        true; ///< false: without what a mail quotes or forwards (<blockquote type="cite"> and what mailers write)
};

/// The whole text of a page or a fragment of HTML, for readers of what carries it: mails, feeds, books. Nothing is
/// chosen: only what a reader does not see (scripts, controls, hidden elements) is left out. Headings are blocks of
/// their own kind, items of lists blocks, rows of tables lines. `html` is valid UTF-8, at most kMaxDocumentBytes; the
/// map of the text leads to it, or over `lower` to the bytes it was made of. Never fails; time and memory are linear.
CleanText html_text(std::string_view html, const SourceMap* lower = nullptr, const HtmlTextOptions& options = {});

/// The text of <title>, else of the first <h1>; empty if there is none.
std::string html_title(std::string_view html);

/// Whether a text begins as a page of HTML does: after blanks, comments and an XML declaration comes <!doctype html>,
/// <html>, or an element that only pages begin with. Bytes of any encoding.
bool looks_like_html(std::string_view head);

/// Whether a text has tags of HTML in it, as the content of feeds does: not "a < b".
bool has_html_tags(std::string_view text);

/// The encoding that <meta charset> or http-equiv or the XML declaration of a page tells; empty if none does.
std::string declared_html_encoding(std::string_view head);

} // namespace claimgraph
