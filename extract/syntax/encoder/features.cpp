#include "extract/syntax/encoder/features.hpp"

#include "extract/text/utf8.hpp"

#include <algorithm>
#include <bit>
#include <utf8proc.h>

namespace claimgraph::encoder {

namespace {

constexpr std::uint64_t kFnvOffset = 14695981039346656037ULL;
constexpr std::uint64_t kFnvPrime = 1099511628211ULL;

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) {
    std::uint64_t hash = kFnvOffset ^ seed;
    for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * kFnvPrime;
    return hash ^ (hash >> 29); // FNV's low bits are weak
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U; }

/// The last `count` characters (not bytes), or all.
std::string_view suffix(std::string_view text, int count) {
    std::size_t begin = text.size();
    while (begin > 0 && count > 0)
        if (!is_continuation(text[--begin])) --count;
    return text.substr(begin);
}

std::string_view prefix(std::string_view text, int count) {
    std::size_t end = 0;
    for (; end < text.size(); ++end)
        if (!is_continuation(text[end]) && count-- == 0) break;
    return text.substr(0, end);
}

/// What the Penn Treebank writes otherwise, and text that was cut the same way.
std::string_view without_treebank_escape(std::string_view form) {
    if (form == "``" || form == "''") return "\"";
    if (form == "-LRB-") return "(";
    if (form == "-RRB-") return ")";
    return form;
}

/// Runs of upper case, lower case, digits, others; a run counts as one, two or more characters, and seven runs are told
/// apart.
std::uint64_t shape_of(std::string_view form) {
    std::uint64_t shape = 0;
    std::uint64_t last = 0;
    int run = 0;
    int runs = 0;
    for (const char byte : form) {
        if (is_continuation(byte)) continue;
        const auto c = static_cast<unsigned char>(byte);
        std::uint64_t kind = 5; // not ASCII
        if (c < 0x80) {
            if (c >= 'A' && c <= 'Z')
                kind = 1;
            else if (c >= 'a' && c <= 'z')
                kind = 2;
            else if (c >= '0' && c <= '9')
                kind = 3;
            else
                kind = 8 + c; // punctuation stands for itself
        }
        run = kind == last ? run + 1 : 1;
        if (run == 1 && ++runs > 7) break;
        if (run <= 2) shape = (shape + kind) * kFnvPrime;
        last = kind;
    }
    return shape ^ (shape >> 31);
}

} // namespace

void fold_form(std::string_view form, std::string& out) {
    out.clear();
    for (std::size_t i = 0; i < form.size();) {
        const auto byte = static_cast<unsigned char>(form[i]);
        if (byte < 0x80) {
            if (byte >= 'A' && byte <= 'Z')
                out += static_cast<char>(byte + ('a' - 'A'));
            else
                out += byte >= '0' && byte <= '9' ? '0' : form[i];
            ++i;
            continue;
        }
        utf8proc_int32_t code = -1;
        const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(form.data() + i);
        const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(form.size() - i), &code);
        if (length <= 0) { // not UTF-8: keep the byte
            out += form[i++];
            continue;
        }
        i += static_cast<std::size_t>(length);
        if (const std::string_view ascii = plain_mark(static_cast<char32_t>(code)); !ascii.empty()) {
            out += ascii;
            continue;
        }
        utf8proc_uint8_t lower[4];
        const auto written = utf8proc_encode_char(utf8proc_tolower(code), lower);
        out.append(reinterpret_cast<const char*>(lower), static_cast<std::size_t>(written));
    }
}

std::uint64_t hash_form(std::string_view folded) { return hash_bytes(folded, 0) | 1; }

std::vector<WordIndex::Slot> index_words(std::span<const std::uint64_t> hashes) {
    std::vector<WordIndex::Slot> slots(std::bit_ceil(std::max<std::size_t>(16, hashes.size() * 2)));
    const std::size_t mask = slots.size() - 1;
    for (std::size_t row = 1; row < hashes.size(); ++row) {
        std::size_t i = (hashes[row] >> 1) & mask;
        while (slots[i].hash != 0 && slots[i].hash != hashes[row]) i = (i + 1) & mask;
        if (slots[i].hash == 0) slots[i] = {hashes[row], static_cast<std::uint32_t>(row), 0};
    }
    return slots;
}

TokenFeatures FeatureReader::operator()(std::string_view form, bool space_before, bool space_after) {
    form = without_treebank_escape(form);
    fold_form(form, folded_);
    const auto row = [](std::uint64_t hash, Affix affix) {
        return static_cast<std::uint16_t>(hash % kAffixRows[static_cast<std::size_t>(affix)]);
    };
    TokenFeatures features;
    features.word = words_.find(hash_form(folded_));
    features.affix = {row(hash_bytes(suffix(folded_, 2), 2), Affix::kSuffix2),
                      row(hash_bytes(suffix(folded_, 3), 3), Affix::kSuffix3),
                      row(hash_bytes(suffix(folded_, 4), 4), Affix::kSuffix4),
                      row(hash_bytes(prefix(folded_, 3), 5), Affix::kPrefix3),
                      row(shape_of(form), Affix::kShape),
                      static_cast<std::uint16_t>((space_before ? 1 : 0) + (space_after ? 2 : 0))};
    return features;
}

} // namespace claimgraph::encoder
