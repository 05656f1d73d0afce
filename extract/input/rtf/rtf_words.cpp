#include "extract/input/rtf/rtf_words.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

/// Control words that stand for a character.
struct Sign {
    std::string_view name, text;
};
constexpr auto kSigns = std::to_array<Sign>({
    {"bullet", "\u2022"},
    {"emdash", "\u2014"},
    {"emspace", " "},
    {"endash", "\u2013"},
    {"enspace", " "},
    {"ldblquote", "\u201c"},
    {"lquote", "\u2018"},
    {"nestcell", "\n"},
    {"qmspace", " "},
    {"rdblquote", "\u201d"},
    {"rquote", "\u2019"},
    {"tab", "\t"},
});
static_assert(std::ranges::is_sorted(kSigns, {}, &Sign::name));

/// A control word that does something.
struct Word {
    std::string_view name;
    RtfAction action;
};
constexpr auto kWords = std::to_array<Word>({
    {"annotation", RtfAction::kLeftOut},
    {"ansicpg", RtfAction::kAnsiPage},
    {"atnauthor", RtfAction::kLeftOut},
    {"atndate", RtfAction::kLeftOut},
    {"atnid", RtfAction::kLeftOut},
    {"author", RtfAction::kAuthor},
    {"b", RtfAction::kBold},
    {"bkmkend", RtfAction::kLeftOut},
    {"bkmkstart", RtfAction::kLeftOut},
    {"buptim", RtfAction::kLeftOut},
    {"category", RtfAction::kLeftOut},
    {"cell", RtfAction::kCell},
    {"colortbl", RtfAction::kLeftOut},
    {"comment", RtfAction::kLeftOut},
    {"company", RtfAction::kCompany},
    {"cpg", RtfAction::kFontPage},
    {"creatim", RtfAction::kCreated},
    {"deff", RtfAction::kDefaultFont},
    {"deleted", RtfAction::kHidden},
    {"doccomm", RtfAction::kLeftOut},
    {"dy", RtfAction::kDay},
    {"f", RtfAction::kFont},
    {"fcharset", RtfAction::kCharset},
    {"field", RtfAction::kField},
    {"fldinst", RtfAction::kInstruction},
    {"fldrslt", RtfAction::kResult},
    {"fonttbl", RtfAction::kFontTable},
    {"footer", RtfAction::kLeftOut},
    {"footerf", RtfAction::kLeftOut},
    {"footerl", RtfAction::kLeftOut},
    {"footerr", RtfAction::kLeftOut},
    {"footnote", RtfAction::kInner},
    {"ftncn", RtfAction::kLeftOut},
    {"ftnsep", RtfAction::kLeftOut},
    {"ftnsepc", RtfAction::kLeftOut},
    {"header", RtfAction::kLeftOut},
    {"headerf", RtfAction::kLeftOut},
    {"headerl", RtfAction::kLeftOut},
    {"headerr", RtfAction::kLeftOut},
    {"hlinkbase", RtfAction::kLeftOut},
    {"info", RtfAction::kLeftOut},
    {"intbl", RtfAction::kInTable},
    {"keywords", RtfAction::kLeftOut},
    {"line", RtfAction::kLine},
    {"listtext", RtfAction::kLeftOut},
    {"manager", RtfAction::kLeftOut},
    {"mo", RtfAction::kMonth},
    {"nonesttables", RtfAction::kLeftOut},
    {"nonshppict", RtfAction::kLeftOut},
    {"objdata", RtfAction::kLeftOut},
    {"operator", RtfAction::kLeftOut},
    {"outlinelevel", RtfAction::kLevel},
    {"page", RtfAction::kParagraph},
    {"par", RtfAction::kParagraph},
    {"pard", RtfAction::kParagraphDefaults},
    {"pict", RtfAction::kLeftOut},
    {"plain", RtfAction::kPlain},
    {"pntext", RtfAction::kLeftOut},
    {"printim", RtfAction::kLeftOut},
    {"revtbl", RtfAction::kLeftOut},
    {"revtim", RtfAction::kLeftOut},
    {"row", RtfAction::kRow},
    {"rxe", RtfAction::kLeftOut},
    {"s", RtfAction::kStyle},
    {"sect", RtfAction::kParagraph},
    {"shprslt", RtfAction::kLeftOut},
    {"shptxt", RtfAction::kInner},
    {"sp", RtfAction::kLeftOut},
    {"stylesheet", RtfAction::kStyles},
    {"subject", RtfAction::kLeftOut},
    {"tc", RtfAction::kLeftOut},
    {"title", RtfAction::kTitle},
    {"txe", RtfAction::kLeftOut},
    {"u", RtfAction::kUnicode},
    {"uc", RtfAction::kSkipCount},
    {"ud", RtfAction::kUnicodeVariant},
    {"upr", RtfAction::kTwice},
    {"v", RtfAction::kHidden},
    {"xe", RtfAction::kLeftOut},
    {"yr", RtfAction::kYear},
});
static_assert(std::ranges::is_sorted(kWords, {}, &Word::name));

} // namespace

std::optional<RtfAction> rtf_action(std::string_view word) {
    const auto found = std::ranges::lower_bound(kWords, word, {}, &Word::name);
    if (found == kWords.end() || found->name != word) return std::nullopt;
    return found->action;
}

std::string_view rtf_sign(std::string_view word) {
    const auto found = std::ranges::lower_bound(kSigns, word, {}, &Sign::name);
    return found == kSigns.end() || found->name != word ? std::string_view() : found->text;
}

} // namespace claimgraph
