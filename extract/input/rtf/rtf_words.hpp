#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace claimgraph {

/// What a control word of RTF does, where it matters for the text.
enum class RtfAction : std::uint8_t {
    kAnsiPage,
    kAuthor,
    kBold,
    kCell,
    kCharset,
    kCompany,
    kCreated,
    kDay,
    kDefaultFont,
    kField,
    kFont,
    kFontTable,
    kFontPage,
    kHidden,
    kInner,
    kInstruction,
    kInTable,
    kLeftOut,
    kLevel,
    kLine,
    kMonth,
    kParagraph,
    kParagraphDefaults,
    kPlain,
    kResult,
    kRow,
    kSkipCount,
    kStyle,
    kStyles,
    kTitle,
    kTwice,
    kUnicode,
    kUnicodeVariant,
    kYear,
};

/// Of the word without its number; nothing for those of the looks.
std::optional<RtfAction> rtf_action(std::string_view word);

/// The character that a control word stands for; empty if it stands for none.
std::string_view rtf_sign(std::string_view word);

} // namespace claimgraph
