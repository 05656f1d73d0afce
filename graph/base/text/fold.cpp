#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <cstdlib>
#include <utf8proc.h>

namespace claimgraph {
namespace {

constexpr std::size_t kMaxSlugBytes = 80;
constexpr std::string_view kApostrophe = "\u2019"; // of "O’Neill"

/// Case folding and removal of marks, white space untouched.
std::string fold_case(std::string_view text) {
    if (is_ascii(text)) return lower_ascii(text);
    utf8proc_uint8_t* mapped = nullptr;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                        UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
    const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                               static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
    if (size < 0) return std::string(text);
    std::string folded(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
    std::free(mapped); // utf8proc allocates with malloc
    return folded;
}

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool equal_but_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return lower;
}

std::string capitalized(std::string_view text) {
    std::string result(text);
    if (!result.empty() && 'a' <= result[0] && result[0] <= 'z') result[0] = static_cast<char>(result[0] - 'a' + 'A');
    return result;
}

std::string fold(std::string_view text) {
    const std::string folded = fold_case(text);
    std::string result;
    result.reserve(folded.size());
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char c = folded[i];
        if (folded.compare(i, kApostrophe.size(), kApostrophe) == 0) {
            result += '\'';
            i += kApostrophe.size() - 1;
        } else if (!is_ascii_space(c)) {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

std::string one_line(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    utf8proc_int32_t character = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto step = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                           static_cast<utf8proc_ssize_t>(text.size() - at), &character);
        const std::size_t size = step > 0 ? static_cast<std::size_t>(step) : 1;
        const bool blank =
            step > 0 && (character <= ' ' || (character >= 0x7F && character <= 0xA0) || character == 0x2028 ||
                         character == 0x2029 || character == 0xFEFF || character == 0xFFFE || character == 0xFFFF);
        if (step <= 0) {
            result += '?';
        } else if (!blank) {
            result.append(text, at, size);
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
        at += size;
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

std::string slug(std::string_view text) {
    std::string result;
    utf8proc_int32_t character = 0;
    const std::string folded = fold_case(text);
    for (std::size_t at = 0; at < folded.size();) {
        const auto step = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(folded.data() + at),
                                           static_cast<utf8proc_ssize_t>(folded.size() - at), &character);
        const std::size_t size = step > 0 ? static_cast<std::size_t>(step) : 1;
        bool keep = is_word_byte(folded[at]) && step > 0;
        if (keep && character >= 0x80) { // curly quotes, dashes, emoji are no letters
            const auto category = utf8proc_category(character);
            keep = (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
                   (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
        }
        if (keep) {
            if (result.size() + size > kMaxSlugBytes) break;
            result.append(folded, at, size);
        } else if (!result.empty() && result.back() != '-') {
            result += '-';
        }
        at += size;
    }
    while (!result.empty() && result.back() == '-') result.pop_back();
    return result.empty() ? "x" : result;
}

} // namespace claimgraph
