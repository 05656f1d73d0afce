#include "extract/text/line_hyphens.hpp"

#include "extract/text/utf8.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 3> kHyphens = {"-", "\xE2\x80\x90", "\xC2\xAD"}; // also U+2010 and soft
constexpr std::array<std::string_view, 2> kDashes = {"\xE2\x80\x93", "\xE2\x80\x94"};   // U+2013, U+2014
constexpr std::array<std::string_view, 2> kApostrophes = {"'", "\xE2\x80\x99"};         // also U+2019
constexpr std::string_view kSoftHyphen = "\xC2\xAD";
/// What two halves of compounds are linked by: "two- and three-party talks".
constexpr std::array<std::string_view, 3> kLinks = {"and", "or", "to"};

template <std::size_t count>
std::size_t starts_with_any(std::string_view text, const std::array<std::string_view, count>& parts) {
    for (const std::string_view part : parts)
        if (text.starts_with(part)) return part.size();
    return 0;
}

template <std::size_t count>
std::size_t ends_with_any(std::string_view text, const std::array<std::string_view, count>& parts) {
    for (const std::string_view part : parts)
        if (text.ends_with(part)) return part.size();
    return 0;
}

char32_t last_character(std::string_view text) {
    if (text.empty()) return 0;
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return character_at(text, at).value;
}

char32_t first_character(std::string_view text) { return text.empty() ? 0 : character_at(text, 0).value; }

/// The length of the word at the beginning of a text: letters, digits, apostrophes, and hyphens between those.
std::size_t word_size(std::string_view text) {
    std::size_t size = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        if (is_letter(c.value) || is_digit(c.value)) {
            size = at += c.size;
            continue;
        }
        const std::string_view rest = text.substr(at);
        const std::size_t mark = starts_with_any(rest, kHyphens) + starts_with_any(rest, kApostrophes);
        if (mark == 0 || size < at) break;
        at += mark;
    }
    return size;
}

/// Small letters of ASCII; hyphens of all kinds as one.
std::string folded(std::string_view word) {
    std::string text;
    for (std::size_t at = 0; at < word.size();) {
        if (const std::size_t hyphen = starts_with_any(word.substr(at), kHyphens); hyphen > 0) {
            text += '-';
            at += hyphen;
            continue;
        }
        const char c = word[at++];
        text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

std::string_view last_word(std::string_view line) {
    const std::size_t blank = line.find_last_of(" \t\n");
    return blank == std::string_view::npos ? line : line.substr(blank + 1);
}

/// The word that ends a line, without marks before it.
std::string_view last_letters(std::string_view line) {
    std::string_view word = last_word(line);
    while (!word.empty() && word_size(word) == 0) word.remove_prefix(character_at(word, 0).size);
    while (word_size(word) < word.size()) { // "and/or": the part behind the mark
        word.remove_prefix(word_size(word));
        while (!word.empty() && word_size(word) == 0) word.remove_prefix(character_at(word, 0).size);
    }
    return word;
}

bool is_address(std::string_view word) {
    return word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos;
}

std::size_t letter_count(std::string_view word) {
    return static_cast<std::size_t>(
        std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

void LineHyphens::learn(std::string_view line) {
    const std::size_t hyphen = ends_with_any(line, kHyphens);
    const bool is_broken = hyphen > 0 && is_letter(last_character(line.substr(0, line.size() - hyphen)));
    std::string_view rest = line;
    bool is_first = true;
    while (!rest.empty()) {
        const std::size_t size = word_size(rest);
        if (size == 0) {
            rest.remove_prefix(character_at(rest, 0).size);
            continue;
        }
        const bool is_cut = (is_first && is_broken_) || (is_broken && size + hyphen == rest.size());
        if (!is_cut) words_.insert(folded(rest.substr(0, size)));
        is_first = false;
        rest.remove_prefix(size);
    }
    is_broken_ = is_broken;
}

LineJoin LineHyphens::join(std::string_view line, std::string_view next) const {
    if (line.empty() || next.empty()) return LineJoin::kSpace;
    const std::string_view last = last_word(line);
    if (is_address(last) && std::string_view("/-_=&%.?").find(last.back()) != std::string_view::npos)
        return last.back() == '.' && is_upper(first_character(next)) ? LineJoin::kSpace : LineJoin::kDirect;
    if (const std::size_t dash = ends_with_any(line, kDashes); dash > 0)
        return last.size() > dash ? LineJoin::kDirect : LineJoin::kSpace;
    const std::size_t hyphen = ends_with_any(line, kHyphens);
    if (hyphen == 0) return LineJoin::kSpace;
    const std::string_view left = last_letters(line.substr(0, line.size() - hyphen));
    if (left.empty() || last.size() == hyphen) return LineJoin::kSpace; // a dash between words
    const std::string_view right = next.substr(0, word_size(next));
    if (right.empty()) return LineJoin::kSpace;
    if (line.ends_with(kSoftHyphen)) return LineJoin::kWithoutHyphen;
    const char32_t before = last_character(left);
    const char32_t after = first_character(right);
    const std::string one = folded(left) + folded(right);
    const std::string two = folded(left) + '-' + folded(right);
    if (knows(two)) return LineJoin::kDirect;
    if (knows(one)) return LineJoin::kWithoutHyphen;
    if (!is_letter(before) || !is_letter(after) || is_upper(before) || is_upper(after)) return LineJoin::kDirect;
    if (std::find(kLinks.begin(), kLinks.end(), right) != kLinks.end()) return LineJoin::kSpace;
    if (letter_count(left) < 2 || letter_count(right) < 2 || two.find('-') != two.rfind('-')) return LineJoin::kDirect;
    return LineJoin::kWithoutHyphen;
}

CleanText join_line_hyphens(CleanText clean) {
    constexpr std::string_view kBreaks = "\n\r";
    LineHyphens hyphens;
    std::vector<ByteSpan> lines;
    const std::string_view text = clean.text;
    bool has_hyphens = false;
    for (const Block& block : clean.blocks) {
        std::size_t begin = block.span.begin;
        while (begin < block.span.end) {
            const std::size_t end = std::min<std::size_t>(text.find_first_of(kBreaks, begin), block.span.end);
            std::string_view line = text.substr(begin, end - begin);
            line = line.substr(0, line.find_last_not_of(" \t") + 1);
            hyphens.learn(line);
            has_hyphens = has_hyphens || (end < block.span.end && ends_with_any(line, kHyphens) > 0);
            begin = end + 1;
        }
    }
    if (!has_hyphens) return clean;
    std::vector<ByteSpan> cuts; // from the end of a line to the beginning of the next
    for (const Block& block : clean.blocks) {
        std::size_t begin = block.span.begin;
        while (begin < block.span.end) {
            const std::size_t end = text.find_first_of(kBreaks, begin);
            if (end >= block.span.end) break;
            const std::size_t next = std::min<std::size_t>(text.find_first_not_of(" \t\n\r", end), block.span.end);
            std::size_t line_end = end;
            while (line_end > begin && (text[line_end - 1] == ' ' || text[line_end - 1] == '\t')) --line_end;
            const std::string_view line = text.substr(begin, line_end - begin);
            const std::size_t next_end = std::min<std::size_t>(text.find_first_of(kBreaks, next), block.span.end);
            const std::size_t hyphen = ends_with_any(line, kHyphens);
            if (hyphen > 0) {
                const LineJoin join = hyphens.join(line, text.substr(next, next_end - next));
                if (join != LineJoin::kSpace)
                    cuts.push_back(
                        {static_cast<std::uint32_t>(join == LineJoin::kDirect ? line_end : line_end - hyphen),
                         static_cast<std::uint32_t>(next)});
            }
            begin = next;
        }
    }
    if (cuts.empty()) return clean;
    CleanText joined;
    joined.blocks = clean.blocks;
    SourceMap map;
    std::uint32_t at = 0;
    const auto keep_until = [&](std::uint32_t end) {
        joined.text += text.substr(at, end - at);
        map.add(end - at, {at, end});
    };
    for (const ByteSpan cut : cuts) {
        keep_until(cut.begin);
        at = cut.end;
    }
    keep_until(static_cast<std::uint32_t>(text.size()));
    std::uint32_t gone = 0;
    std::size_t cut = 0;
    const auto moved = [&](std::uint32_t place) {
        for (; cut < cuts.size() && cuts[cut].end <= place; ++cut) gone += cuts[cut].size();
        return place - gone;
    };
    for (Block& one : joined.blocks) {
        one.span.begin = moved(one.span.begin);
        one.span.end = moved(one.span.end);
    }
    joined.origin = clean.origin.is_identity() ? std::move(map) : map.over(clean.origin);
    return joined;
}

} // namespace claimgraph
