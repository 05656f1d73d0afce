#include "graph/cypher/parse/literals.hpp"

#include "graph/base/text/utf8.hpp"

#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace claimgraph::cypher {
namespace {

tl::unexpected<QueryError> bad(const char* detail, std::string message, Position at) {
    return tl::unexpected(QueryError{Phase::kCompile, "SyntaxError", detail, std::move(message), at});
}

bool is_surrogate(std::uint32_t code) { return code >= 0xd800 && code < 0xe000; }

/// The code point of `\u` or `\U` whose digits begin `text`; how many digits it took.
bool code_point(std::string_view text, std::size_t digits, std::uint32_t& code) {
    if (text.size() < digits) return false;
    const char* end = text.data() + digits;
    return std::from_chars(text.data(), end, code, 16).ptr == end;
}

} // namespace

QueryResult<Value> number_from(std::string_view text, bool negative, Position at) {
    const std::string shown = (negative ? "-" : "") + std::string(text);
    const bool hex = text.starts_with("0x") || text.starts_with("0X");
    const bool octal = text.starts_with("0o") || text.starts_with("0O");
    if (hex || octal || text.find_first_not_of("0123456789") == std::string_view::npos) {
        const std::string_view digits = hex || octal ? text.substr(2) : text;
        std::uint64_t magnitude = 0;
        const char* end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, magnitude, hex ? 16 : octal ? 8 : 10);
        if (read.ptr != end || digits.empty())
            return bad("InvalidNumberLiteral", fmt::format("found '{}', expected a number", shown), at);
        constexpr std::uint64_t kLeast = std::uint64_t{1} << 63;
        if (read.ec != std::errc() || magnitude > kLeast - (negative ? 0 : 1))
            return bad("IntegerOverflow", fmt::format("found {}, expected an integer of 64 bits", shown), at);
        return Value(static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude));
    }
    double value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ptr != end) return bad("InvalidNumberLiteral", fmt::format("found '{}', expected a number", shown), at);
    if (read.ec == std::errc::result_out_of_range) {
        // too small is 0; too large has a positive exponent
        const std::size_t exponent = text.find_first_of("eE");
        if (exponent == std::string_view::npos || text.substr(exponent + 1, 1) != "-")
            return bad("FloatingPointOverflow", fmt::format("found {}, expected a float of 64 bits", shown), at);
        value = 0;
    }
    return Value(negative && value != 0 ? -value : value); // there is one zero
}

QueryResult<std::string> string_from(std::string_view text, Position at) {
    std::string characters;
    text = text.substr(1, text.size() - 2);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            characters += text[i];
            continue;
        }
        const char escaped = ++i < text.size() ? text[i] : '\0';
        constexpr std::string_view kFrom = "\\'\"`bfnrt/";
        constexpr std::string_view kTo = "\\'\"`\b\f\n\r\t/";
        if (const std::size_t which = kFrom.find(escaped); which != std::string_view::npos && escaped != '\0') {
            characters += kTo[which];
        } else if (escaped == 'u' || escaped == 'U') {
            const std::size_t digits = escaped == 'u' ? 4 : 8;
            std::uint32_t code = 0;
            bool good = code_point(text.substr(i + 1), digits, code);
            i += good ? digits : 0;
            std::uint32_t low = 0;
            if (good && code >= 0xd800 && code < 0xdc00 && text.substr(i + 1, 2) == "\\u" &&
                code_point(text.substr(i + 3), 4, low) && low >= 0xdc00 && low < 0xe000) {
                code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                i += 6;
            }
            good = good && !is_surrogate(code) && code <= 0x10ffff;
            if (!good)
                return bad("InvalidUnicodeLiteral",
                           fmt::format("expected \\u with 4 or \\U with 8 hexadecimal digits of a character"), at);
            append_utf8(characters, code);
        } else {
            return bad("InvalidStringLiteral",
                       "found a '\\' with no meaning, expected one of \\\\ \\' \\\" \\n \\r \\t \\b \\f \\u", at);
        }
    }
    return characters;
}

std::string name_from(std::string_view text) {
    if (!text.starts_with('`')) return std::string(text);
    std::string name;
    text = text.substr(1, text.size() - 2);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '`') ++i; // two stand for one
        name += text[i];
    }
    return name;
}

} // namespace claimgraph::cypher
