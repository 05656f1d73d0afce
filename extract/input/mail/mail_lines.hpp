#pragma once

#include "extract/text/block.hpp"
#include "extract/text/text_builder.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A line of the text of a mail.
struct MailLine {
    ByteSpan span;           ///< without marks of quotation and blanks at both ends
    std::uint32_t width = 0; ///< in bytes, with its indent
    std::uint32_t indent = 0;
    std::uint32_t depth = 0; ///< how often it is quoted: ">> "
    bool flows = false;      ///< goes on in the next line, says its program (RFC 3676)
    BlockKind kind = BlockKind::kParagraph;
};

/// The lines of a plain text. `flowed` is the parameter format=flowed of its type.
std::vector<MailLine> plain_lines(std::string_view text, bool flowed);

/// The lines of a text made of HTML, an empty one between two blocks.
std::vector<MailLine> block_lines(const CleanText& text);

/// Which lines the sender has written, or forwards: not those that are quoted from the mail that is answered, nor the
/// line before them ("On 3 May, Ana Novak wrote:"), nor signatures (behind "-- ") and marks of PGP. Of what is
/// forwarded the header is left out. `is_forward` tells that the subject says so. Linear.
std::vector<bool> own_lines(std::string_view text, const std::vector<MailLine>& lines, bool is_forward);

/// Whether a line has no letters and no digits, but something: a rule, a row of stars.
bool is_rule(std::string_view line);

} // namespace claimgraph
