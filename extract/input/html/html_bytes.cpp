#include "extract/input/html/html_bytes.hpp"

#include <algorithm>

namespace claimgraph {

std::string lower_ascii(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = lower_ascii(c);
    return result;
}

std::string bare_letters(std::string_view text) {
    static constexpr std::string_view kPunctuation = "\xE2\x80"; // of U+2000 to U+203F: curly quotes, dashes, dots
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = lower_ascii(text[i]);
        if (text.substr(i, 2) == kPunctuation)
            i = std::min(i + 2, text.size());
        else if (static_cast<unsigned char>(c) >= 0x80 || ('a' <= c && c <= 'z') || ('0' <= c && c <= '9'))
            result += c;
    }
    return result;
}

} // namespace claimgraph
