#include "extract/text/encoding.hpp"

#include "graph/base/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <iconv.h>
#include <span>
#ifdef CLAIMGRAPH_WITH_UCHARDET
#include <uchardet/uchardet.h>
#endif

namespace claimgraph {
namespace {

constexpr std::string_view kUtf8 = "UTF-8";
constexpr std::string_view kWindows = "WINDOWS-1252"; // what the web takes for all that says it is Latin-1 or ASCII
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::string upper(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return result;
}

/// The encoding that a name of the web or of mail means.
std::string encoding_named(std::string_view name) {
    std::string known = upper(name.substr(0, 40));
    std::erase_if(known, [](char c) { return c == ' ' || c == '"' || c == '\''; });
    if (known == "UTF8") return std::string(kUtf8);
    for (const std::string_view alias :
         {"ISO-8859-1", "ISO8859-1", "LATIN1", "LATIN-1", "US-ASCII", "ASCII", "ANSI", "CP1252"})
        if (known == alias) return std::string(kWindows);
    if (known == "GB2312" || known == "GBK") return "GB18030";
    if (known == "KS_C_5601-1987") return "CP949";
    return known;
}

struct ByteOrderMark {
    std::string_view bytes, encoding;
};
// the longer first of two that begin alike
constexpr std::array<ByteOrderMark, 5> kMarks = {{{"\xEF\xBB\xBF", kUtf8},
                                                  {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                                                  {"\xFF\xFE", "UTF-16LE"},
                                                  {"\xFE\xFF", "UTF-16BE"},
                                                  {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"}}};

/// UTF-16 without a mark: of most of it every other byte is zero.
std::string_view guess_wide(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4096);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
    if (zeros[1] * 3 > head.size() && zeros[0] * 10 < head.size()) return "UTF-16LE";
    if (zeros[0] * 3 > head.size() && zeros[1] * 10 < head.size()) return "UTF-16BE";
    return {};
}

/// Of bytes that say nothing of themselves. English with some bytes beyond ASCII is Windows-1252, whatever their
/// frequencies look like; text in other scripts has many.
std::string guess_encoding([[maybe_unused]] std::string_view bytes) {
#ifdef CLAIMGRAPH_WITH_UCHARDET
    constexpr std::size_t kLookedAt = std::size_t{1} << 18;
    const std::string_view part = bytes.substr(0, kLookedAt);
    const auto beyond = static_cast<std::size_t>(
        std::ranges::count_if(part, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
    if (beyond * 5 < part.size()) return std::string(kWindows);
    const uchardet_t detector = uchardet_new();
    std::string name;
    if (uchardet_handle_data(detector, part.data(), part.size()) == 0) {
        uchardet_data_end(detector);
        name = encoding_named(uchardet_get_charset(detector));
    }
    uchardet_delete(detector);
    if (!name.empty() && name != kUtf8) return name;
#endif
    return std::string(kWindows);
}

std::size_t count_invalid(std::string_view text) {
    std::size_t count = 0;
    while (const auto bad = find_invalid_utf8(text)) {
        ++count;
        text.remove_prefix(*bad + 1);
    }
    return count;
}

std::size_t count_wide(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0xC2; }));
}

class Converter {
  public:
    explicit Converter(const std::string& from)
        : handle_(iconv_open("UTF-8", from.c_str())), keeps_back_(from.ends_with("1258") || from.starts_with("TCVN")) {}
    ~Converter() {
        if (is_known()) iconv_close(handle_);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    bool is_known() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

    /// Converts a few bytes into `out`; returns how many of them were used, 0 if they are no character.
    std::size_t convert(std::string_view bytes, std::span<char> out, std::size_t& made) {
        char* in = const_cast<char*>(bytes.data()); // iconv takes it so and leaves it alone
        std::size_t in_left = bytes.size();
        char* to = out.data();
        std::size_t to_left = out.size();
        iconv(handle_, &in, &in_left, &to, &to_left);
        if (keeps_back_) iconv(handle_, nullptr, nullptr, &to, &to_left);
        made = out.size() - to_left;
        return bytes.size() - in_left;
    }

  private:
    iconv_t handle_;
    bool keeps_back_; ///< a letter, until it is known whether an accent follows (Vietnamese)
};

/// One character at a time where it is not ASCII, so that each has its own place in the map.
DecodedText convert(std::string_view bytes, std::string_view skip, const std::string& from) {
    DecodedText result{.text = {}, .encoding = from};
    Converter converter(from);
    const bool is_wide = from.starts_with("UTF-16") || from.starts_with("UTF-32");
    std::size_t at = skip.size();
    const auto span = [&](std::size_t size) {
        return ByteSpan{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)};
    };
    const bool is_ascii_based =
        !is_wide && !from.starts_with("UTF-7") && !from.starts_with("ISO-2022") && !from.starts_with("HZ");
    while (at < bytes.size()) {
        std::size_t plain = at;
        if (is_ascii_based)
            while (plain < bytes.size() && static_cast<unsigned char>(bytes[plain]) < 0x80) ++plain;
        if (plain > at) {
            result.text.append(bytes.substr(at, plain - at));
            result.origin.add(static_cast<std::uint32_t>(plain - at), span(plain - at));
            at = plain;
            continue;
        }
        std::array<char, 16> out{};
        std::size_t made = 0;
        std::size_t used = 0;
        const std::size_t least = from.starts_with("UTF-32") ? 4 : is_wide ? 2 : 1;
        for (std::size_t size = least; size <= 8 && made == 0 && at + size <= bytes.size(); ++size)
            used = converter.convert(bytes.substr(at, size), out, made);
        if (made == 0) { // no character
            used = std::min(least, bytes.size() - at);
            result.text += kReplacement;
            result.origin.add(static_cast<std::uint32_t>(kReplacement.size()), span(used), false);
        } else {
            result.text.append(out.data(), made);
            result.origin.add(static_cast<std::uint32_t>(made), span(used), false);
        }
        at += used;
    }
    return result;
}

/// UTF-8 whose bad bytes are Windows-1252.
DecodedText mend(std::string_view bytes) {
    DecodedText result{.text = {}, .encoding = std::string(kWindows)};
    Converter converter{std::string(kWindows)};
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t good = find_invalid_utf8(bytes.substr(at)).value_or(bytes.size() - at);
        const auto begin = static_cast<std::uint32_t>(at);
        const auto end = static_cast<std::uint32_t>(at + good);
        result.text.append(bytes.substr(at, good));
        result.origin.add(end - begin, {begin, end});
        at += good;
        if (at == bytes.size()) break;
        std::array<char, 16> out{};
        std::size_t made = 0;
        converter.convert(bytes.substr(at, 1), out, made);
        const std::string_view letter = made > 0 ? std::string_view(out.data(), made) : kReplacement;
        result.text += letter;
        result.origin.add(static_cast<std::uint32_t>(letter.size()), {end, end + 1}, false);
        ++at;
    }
    return result;
}

} // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
    for (const ByteOrderMark& mark : kMarks)
        if (bytes.starts_with(mark.bytes) && mark.encoding != kUtf8)
            return convert(bytes, mark.bytes, std::string(mark.encoding));
    const std::string_view wide = guess_wide(bytes);
    if (!wide.empty() && bytes.size() >= 4) return convert(bytes, {}, std::string(wide));
    if (!find_invalid_utf8(bytes)) return {.text = std::string(bytes), .encoding = std::string(kUtf8)};
    std::string named = encoding_named(declared);
    const bool is_usable = !named.empty() && named != kUtf8 && Converter(named).is_known();
    // a little that is bad in a lot that is good
    if (!is_usable && count_invalid(bytes) * 4 <= count_wide(bytes)) return mend(bytes);
    if (!is_usable) named = guess_encoding(bytes);
    if (!Converter(named).is_known()) named = kWindows;
    return named == kWindows ? mend(bytes) : convert(bytes, {}, named);
}

namespace {

std::size_t count_controls(std::string_view bytes) {
    return static_cast<std::size_t>(std::ranges::count_if(bytes, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && !(byte >= '\b' && byte <= '\r') && byte != 0x1B;
    }));
}

} // namespace

bool looks_like_text(std::string_view bytes, double most_controls) {
    for (const ByteOrderMark& mark : kMarks)
        if (bytes.starts_with(mark.bytes)) return true;
    if (!guess_wide(bytes).empty() && bytes.size() >= 4) return true;
    return static_cast<double>(count_controls(bytes)) <= most_controls * static_cast<double>(bytes.size());
}

} // namespace claimgraph
