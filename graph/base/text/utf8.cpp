#include "graph/base/text/utf8.hpp"

#include "graph/base/text/swar.hpp"

#include <cstddef>

namespace claimgraph {
namespace {

/// The size of the well-formed character at `at`; 0 if there is none.
std::size_t character_size(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const auto follows = [&](std::size_t i, unsigned char low = 0x80, unsigned char high = 0xBF) {
        return at + i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned char high = lead == 0xED ? 0x9F : 0xBF;
        return follows(1, low, high) && follows(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;
        return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

} // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (text.size() - at >= sizeof(EightBytes) && is_ascii(load_eight(text.data() + at))) {
            at += sizeof(EightBytes);
            continue;
        }
        const std::size_t size = character_size(text, at);
        if (size == 0) return at;
        at += size;
    }
    return std::nullopt;
}

std::string with_valid_utf8(std::string_view text) {
    std::string result;
    while (const auto bad = find_invalid_utf8(text)) {
        result.append(text.substr(0, *bad)).append("\xEF\xBF\xBD");
        text.remove_prefix(*bad + 1);
    }
    return result.append(text);
}

std::size_t put_utf8(char32_t character, char* to) {
    const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
    if (character < 0x80) {
        to[0] = byte(character);
        return 1;
    }
    if (character < 0x800) {
        to[0] = byte(0xC0 | (character >> 6));
        to[1] = byte(0x80 | (character & 0x3F));
        return 2;
    }
    if (character < 0x10000) {
        to[0] = byte(0xE0 | (character >> 12));
        to[1] = byte(0x80 | ((character >> 6) & 0x3F));
        to[2] = byte(0x80 | (character & 0x3F));
        return 3;
    }
    to[0] = byte(0xF0 | (character >> 18));
    to[1] = byte(0x80 | ((character >> 12) & 0x3F));
    to[2] = byte(0x80 | ((character >> 6) & 0x3F));
    to[3] = byte(0x80 | (character & 0x3F));
    return 4;
}

void append_utf8(std::string& text, char32_t character) {
    char bytes[4];
    text.append(bytes, put_utf8(character, bytes));
}

} // namespace claimgraph
