#include "extract/text/document.hpp"

#include "extract/text/html_entity.hpp"
#include "extract/text/line_hyphens.hpp"
#include "extract/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <tuple>
#include <utility>

namespace claimgraph {
namespace {

/// A line of the file without its line break, and whether it ends a block whatever follows.
struct Line {
    ByteSpan span;       ///< trimmed of blanks at both ends; empty for a blank line
    std::size_t raw = 0; ///< its width in bytes as it stands
};

ByteSpan trim(std::string_view text, ByteSpan span) {
    while (!span.empty()) {
        const Character first = character_at(text, span.begin);
        if (!is_blank(first.value)) break;
        span.begin += static_cast<std::uint32_t>(first.size);
    }
    while (!span.empty()) {
        std::uint32_t last = span.end - 1;
        while (last > span.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
        if (!is_blank(character_at(text, last).value)) break;
        span.end = last;
    }
    return span;
}

std::vector<Line> split_lines(std::string_view text) {
    std::vector<Line> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find_first_of("\n\r", begin), text.size());
        const ByteSpan span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        lines.push_back({trim(text, span), span.size()});
        begin = end + 1;
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++begin;
    }
    return lines;
}

/// Text that an editor or mailer broke at a column: most lines are nearly as long as the longest, and that is no longer
/// than a terminal. Otherwise each line is a paragraph, as news texts are stored.
bool is_hard_wrapped(const std::vector<Line>& lines) {
    constexpr std::size_t kWidest = 100;
    constexpr std::size_t kNarrowest = 40;
    std::size_t widest = 0;
    for (const Line& line : lines) widest = std::max(widest, line.raw);
    if (widest > kWidest || widest < kNarrowest) return false;
    std::size_t inner = 0; // lines with another one directly below
    std::size_t full = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i].span.empty() || lines[i + 1].span.empty()) continue;
        ++inner;
        full += lines[i].raw * 4 >= widest * 3;
    }
    return inner >= 2 && full * 3 >= inner * 2;
}

bool ends_sentence(std::string_view text) {
    while (!text.empty() && std::string_view("\"')]").find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    for (const std::string_view quote : {"\xE2\x80\x9D", "\xE2\x80\x99"}) // closing curly quotes
        if (text.ends_with(quote)) text.remove_suffix(quote.size());
    return !text.empty() && std::string_view(".!?:;,").find(text.back()) != std::string_view::npos;
}

/// A short line without a final stop that begins with a capital or a digit: the way headlines and crossheads look.
bool looks_like_heading(std::string_view text) {
    constexpr std::size_t kLongestHeading = 120;
    if (text.size() > kLongestHeading || ends_sentence(text)) return false;
    const auto first =
        std::ranges::find_if(text, [](char c) { return c != '"' && c != '\'' && c != '#' && c != ' ' && c != '*'; });
    if (first == text.end()) return false;
    const char32_t character = character_at(text, static_cast<std::size_t>(first - text.begin())).value;
    return is_upper(character) || is_digit(character) || character >= 0x80;
}

std::vector<Block> find_blocks(std::string_view text, bool sentences) {
    const std::vector<Line> lines = split_lines(text);
    const bool wrapped = !sentences && is_hard_wrapped(lines);
    std::vector<Block> blocks;
    bool open = false; // the last block goes on with the next line
    for (const Line& line : lines) {
        if (line.span.empty()) {
            open = false;
            continue;
        }
        if (open) {
            blocks.back().span.end = line.span.end;
        } else {
            blocks.push_back({line.span, sentences ? BlockKind::kSentence : BlockKind::kParagraph});
        }
        open = wrapped;
    }
    if (sentences) return blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool something_below = i + 1 < blocks.size();
        if (something_below && looks_like_heading(slice(text, blocks[i].span))) blocks[i].kind = BlockKind::kHeading;
    }
    return blocks;
}

/// Cleans a text. Those that went through the web have kept its character references: "Smith &amp; Sons".
CleanText without_references(std::string text) {
    const auto reference_from = [&](std::size_t at) {
        for (; (at = text.find('&', at)) != std::string::npos; ++at) {
            const HtmlEntity entity = html_entity_at(std::string_view(text).substr(at));
            if (entity.size > 0 && text[at + entity.size - 1] == ';') return std::pair(at, entity);
        }
        return std::pair(text.size(), HtmlEntity());
    };
    auto [at, entity] = reference_from(0);
    if (entity.size == 0) return clean_text(std::move(text));
    TextBuilder builder(text, TextBuilder::Blanks::kKeep);
    const auto span = [](std::size_t begin, std::size_t end) {
        return ByteSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    };
    std::size_t done = 0;
    for (; entity.size > 0; std::tie(at, entity) = reference_from(done)) {
        builder.add(span(done, at));
        done = at + entity.size;
        std::array<char, 4> letter{};
        const std::size_t size = put_utf8(entity.character, letter.data());
        builder.add(std::string_view(letter.data(), size), span(at, done));
    }
    builder.add(span(done, text.size()));
    CleanText clean = builder.finish();
    clean.blocks.clear();
    return clean;
}

} // namespace

CleanText plain_text(std::string text, bool sentences) {
    CleanText clean = without_references(std::move(text));
    clean.blocks = find_blocks(clean.text, sentences);
    const bool has_broken_words = std::ranges::any_of(clean.blocks, [&](const Block& block) {
        const std::string_view lines = slice(clean.text, block.span);
        return lines.find("-\n") != std::string_view::npos || lines.find("-\r") != std::string_view::npos;
    });
    return has_broken_words ? join_line_hyphens(std::move(clean)) : clean;
}

Result<Document> make_document(std::string id, std::string bytes, const DocumentOptions& options) {
    if (bytes.size() > kMaxDocumentBytes)
        return fail(ErrorCode::kTooLarge,
                    fmt::format("{} bytes; a document has at most {}", bytes.size(), kMaxDocumentBytes),
                    {.file = std::move(id)});
    if (const auto bad = find_invalid_utf8(bytes)) {
        if (!options.lossy)
            return fail(
                ErrorCode::kNotUtf8,
                fmt::format("byte {} (0x{:02x}) is not UTF-8; convert the file, or use --lossy to read it all the same",
                            *bad, static_cast<unsigned char>(bytes[*bad])),
                {.file = std::move(id)});
        replace_invalid_utf8(bytes);
    }
    Document document(std::move(id), plain_text(std::move(bytes), options.sentences));
    if (options.date) document.set_date(*options.date);
    return document;
}

} // namespace claimgraph
