#include "graph/cypher/values/utf8_text.hpp"

#include <algorithm>
#include <cstring>
#include <utf8proc.h>

namespace claimgraph::cypher {
namespace {

/// How many bytes the character at the front has; `code` is -1 for a byte that is none.
std::size_t next(std::string_view text, utf8proc_int32_t& code) {
    if (const auto first = static_cast<unsigned char>(text.front()); first < 0x80) {
        code = first;
        return 1;
    }
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &code);
    return size > 0 ? static_cast<std::size_t>(size) : 1;
}

std::string mapped(std::string_view text, utf8proc_int32_t (*map)(utf8proc_int32_t)) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        utf8proc_int32_t code = -1;
        const std::size_t size = next(text, code);
        if (code < 0) {
            result += text.front();
        } else {
            utf8proc_uint8_t bytes[4];
            const auto written = utf8proc_encode_char(map(code), bytes);
            result.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(written));
        }
        text.remove_prefix(size);
    }
    return result;
}

} // namespace

std::size_t byte_of_character(std::string_view text, std::size_t number) {
    std::size_t at = 0;
    utf8proc_int32_t code = 0;
    for (; number > 0 && at < text.size(); --number) at += next(text.substr(at), code);
    return at;
}

std::size_t character_count(std::string_view text) {
    std::size_t count = 0;
    utf8proc_int32_t code = 0;
    for (; !text.empty(); ++count) text.remove_prefix(next(text, code));
    return count;
}

std::size_t find_text(std::string_view text, std::string_view part) {
    // not std::string_view::find(), which takes the product of both for the worst of texts
    const void* found = memmem(text.data(), text.size(), part.data(), part.size());
    return found == nullptr ? std::string_view::npos
                            : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

std::string_view front_piece(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    std::size_t end = bytes;
    while (end > 0 && bytes - end < 3 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    return text.substr(0, end);
}

std::string reversed(std::string_view text) {
    std::string result(text.size(), '\0');
    std::size_t end = text.size();
    utf8proc_int32_t code = 0;
    while (!text.empty()) {
        const std::size_t size = next(text, code);
        end -= size;
        std::copy_n(text.begin(), size, result.begin() + static_cast<std::ptrdiff_t>(end));
        text.remove_prefix(size);
    }
    return result;
}

std::string upper(std::string_view text) { return mapped(text, utf8proc_toupper); }
std::string lower(std::string_view text) { return mapped(text, utf8proc_tolower); }

} // namespace claimgraph::cypher
