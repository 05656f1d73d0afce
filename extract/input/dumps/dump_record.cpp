#include "extract/input/dumps/dump_record.hpp"

#include "graph/base/text/utf8.hpp"

#include <charconv>
#include <fmt/format.h>

namespace claimgraph {
namespace {

/// What an escape means, and how many bytes it takes.
struct Escape {
    std::string text;
    std::uint32_t size = 2;
};

/// The four digits after "\u" at the start.
std::uint32_t unit_of(std::string_view escape) {
    std::uint32_t unit = 0;
    if (escape.size() >= 6) std::from_chars(escape.data() + 2, escape.data() + 6, unit, 16);
    return unit;
}

Result<Escape> json_escape(std::string_view rest) {
    switch (rest.size() > 1 ? rest[1] : '\0') {
    case 'b':
        return Escape{"\b"};
    case 'f':
        return Escape{"\f"};
    case 'n':
        return Escape{"\n"};
    case 'r':
        return Escape{"\r"};
    case 't':
        return Escape{"\t"};
    case 'u':
        break;
    default:
        return Escape{std::string(rest.substr(1, 1))};
    }
    Escape escape{{}, 6};
    std::uint32_t character = unit_of(rest);
    if (character >= 0xD800 && character < 0xE000) {
        const std::string_view second = rest.substr(std::min<std::size_t>(6, rest.size()));
        const std::uint32_t low = second.starts_with("\\u") ? unit_of(second) : 0;
        if (character >= 0xDC00 || low < 0xDC00 || low >= 0xE000)
            return fail(ErrorCode::kBadFormat,
                        fmt::format("{}: half of a surrogate pair; expected both", rest.substr(0, 6)));
        character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
        escape.size = 12;
    }
    append_utf8(escape.text, character);
    return escape;
}

Escape backslash_escape(std::string_view rest) {
    switch (rest.size() > 1 ? rest[1] : '\0') {
    case 'n':
        return {"\n"};
    case 't':
        return {"\t"};
    case '"':
    case '\\':
    case '\'':
        return {std::string(rest.substr(1, 1))};
    default:
        return {"\\", 1};
    }
}

/// The first byte of what is written in another way than it is meant.
char escape_of(DumpWriting writing) {
    return writing == DumpWriting::kQuoted ? '"' : writing == DumpWriting::kPlain ? '\0' : '\\';
}

} // namespace

Result<void> append_value(const DumpRecord& record, const DumpValue& value, DumpText& text) {
    const std::string_view bytes(record.bytes);
    std::uint32_t at = value.span.begin;
    while (at < value.span.end) {
        const std::string_view rest = slice(bytes, {at, value.span.end});
        const std::size_t escape_at =
            value.writing == DumpWriting::kPlain ? rest.npos : rest.find(escape_of(value.writing));
        const auto plain = static_cast<std::uint32_t>(std::min(escape_at, rest.size()));
        if (plain > 0) {
            text.text += rest.substr(0, plain);
            text.origin.add(plain, {at, at + plain});
            at += plain;
            continue;
        }
        Result<Escape> escape = value.writing == DumpWriting::kJson ? json_escape(rest)
                                : value.writing == DumpWriting::kBackslashed
                                    ? backslash_escape(rest)
                                    : Escape{"\"", rest.starts_with("\"\"") ? 2u : 1u};
        if (!escape) return tl::unexpected(escape.error());
        const std::uint32_t size = std::min(escape->size, static_cast<std::uint32_t>(rest.size()));
        text.text += escape->text;
        text.origin.add(static_cast<std::uint32_t>(escape->text.size()), {at, at + size}, false);
        at += size;
    }
    return {};
}

} // namespace claimgraph
