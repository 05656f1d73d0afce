#include "extract/text/clean_step.hpp"

#include "extract/text/utf8.hpp"

#include <array>

namespace claimgraph {
namespace {

using Kind = CleanStep::Kind;

constexpr char32_t kEscape = 0x1B;
constexpr char32_t kNextLine = 0x85;
constexpr char32_t kSoftHyphen = 0xAD;

/// Bytes at which a character may begin that is not kept.
constexpr std::array<bool, 256> kMayChange = [] {
    std::array<bool, 256> may{};
    for (unsigned byte = 0; byte <= ' '; ++byte) may[byte] = true;
    for (const unsigned lead : {0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF}) may[lead] = true;
    return may;
}();

/// The size of a sequence that colours a terminal, moves its cursor or sets its title (ECMA-48, 5.4 and 8.3.89).
std::size_t escape_size(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 256; // what is longer is not one
    std::size_t i = at + 1;
    if (i >= text.size()) return 1;
    const std::size_t end = std::min(text.size(), at + kLongest);
    if (text[i] == '[') {
        for (++i; i < end && text[i] >= 0x20 && text[i] < 0x40;) ++i;
        return i < end && text[i] >= 0x40 && text[i] < 0x7F ? i + 1 - at : 1;
    }
    if (text[i] == ']') {
        for (++i; i < end && text[i] != '\n'; ++i) {
            if (text[i] == '\a') return i + 1 - at;
            if (text[i] == '\x1B' && i + 1 < end && text[i + 1] == '\\') return i + 2 - at;
        }
        return 1;
    }
    return text[i] >= 0x40 && text[i] < 0x60 ? 2 : 1;
}

std::string_view letters_of_ligature(char32_t c) {
    constexpr std::array<std::string_view, 7> kLetters = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    return c >= 0xFB00 && c <= 0xFB06 ? kLetters[c - 0xFB00] : std::string_view();
}

/// Marks that have no width: of joining, of direction, of byte order.
bool is_invisible(char32_t c) {
    return c == kSoftHyphen || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFFF9 && c <= 0xFFFB);
}

bool is_wide_blank(char32_t c) {
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

} // namespace

CleanStep clean_step(std::string_view text, std::size_t at) {
    std::size_t kept = at;
    while (kept < text.size()) {
        if (!kMayChange[static_cast<unsigned char>(text[kept])]) {
            ++kept;
            continue;
        }
        const Character next = character_at(text, kept);
        CleanStep step{.size = next.size};
        const char32_t c = next.value;
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            step.kind = Kind::kSpace;
            step.text = text.substr(kept, 1);
        } else if (c == kEscape) {
            step.kind = Kind::kLeftOut;
            step.size = escape_size(text, kept);
        } else if (c == kNextLine || c == 0x2028 || c == 0x2029) {
            step.kind = Kind::kBlank;
            step.text = "\n";
        } else if (c < ' ' || (c >= 0x7F && c < 0xA0) || is_invisible(c)) {
            step.kind = Kind::kLeftOut;
        } else if (is_wide_blank(c)) {
            step.kind = Kind::kBlank;
            step.text = " ";
        } else if (step.text = letters_of_ligature(c); !step.text.empty()) {
            step.kind = Kind::kLetters;
        } else {
            kept += next.size;
            continue;
        }
        if (kept == at) return step;
        break;
    }
    return {Kind::kKept, kept - at, {}};
}

} // namespace claimgraph
