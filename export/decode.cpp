#include "export/decode.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/base/text/utf8.hpp"

#include <array>
#include <cerrno>
#include <fmt/format.h>
#include <iconv.h>
#include <optional>

namespace claimgraph {
namespace {

struct Start {
    std::string_view bytes;
    const char* encoding;
    bool is_mark; ///< and no part of the text
};
// the longer first of two that begin alike
constexpr std::array<Start, 8> kStarts = {{{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE", true},
                                           {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE", true},
                                           {"\xFF\xFE", "UTF-16LE", true},
                                           {"\xFE\xFF", "UTF-16BE", true},
                                           {std::string_view("<\0", 2), "UTF-16LE", false},
                                           {std::string_view("\0<", 2), "UTF-16BE", false},
                                           {std::string_view("{\0", 2), "UTF-16LE", false},
                                           {std::string_view("\0{", 2), "UTF-16BE", false}}};

/// What `<?xml version="1.0" encoding="..."?>` says; empty if it says nothing.
std::string declared_encoding(std::string_view text) {
    if (!text.starts_with("<?xml")) return {};
    text = text.substr(0, text.find("?>"));
    constexpr std::string_view kName = "encoding";
    std::size_t at = text.find(kName);
    if (at == std::string_view::npos) return {};
    at = text.find_first_not_of(" \t\r\n=", at + kName.size());
    if (at == std::string_view::npos || (text[at] != '"' && text[at] != '\'')) return {};
    return lower_ascii(text.substr(at + 1, std::min(text.find(text[at], at + 1), text.size()) - at - 1));
}

/// U+FFFD for bytes without meaning; nothing if iconv does not know the encoding.
std::optional<std::string> converted(std::string_view bytes, const std::string& encoding) {
    const iconv_t handle = iconv_open("UTF-8", encoding.c_str());
    if (handle == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    std::string text;
    std::array<char, 1 << 14> piece{};
    char* from = const_cast<char*>(bytes.data()); // iconv takes it so and leaves it alone
    std::size_t left = bytes.size();
    while (left > 0) {
        char* to = piece.data();
        std::size_t room = piece.size();
        const bool is_bad = iconv(handle, &from, &left, &to, &room) == static_cast<std::size_t>(-1) && errno != E2BIG;
        text.append(piece.data(), piece.size() - room);
        if (!is_bad) continue;
        text += "\xEF\xBF\xBD";
        ++from;
        --left;
    }
    iconv_close(handle);
    return text;
}

/// The web's names for what is Windows-1252 in fact.
std::string usual_name(const std::string& encoding) {
    const bool is_western = encoding == "iso-8859-1" || encoding == "latin1" || encoding == "us-ascii";
    return is_western ? "WINDOWS-1252" : encoding;
}

} // namespace

Result<void> decode(SourceFile& file, Warnings& warnings) {
    const std::string_view text = file.text;
    for (const Start& start : kStarts)
        if (text.starts_with(start.bytes)) {
            file.text = converted(text.substr(start.is_mark ? start.bytes.size() : 0), start.encoding).value_or("");
            return {};
        }
    const bool is_xml = text.starts_with('<') || text.starts_with("\xEF\xBB\xBF<");
    const std::string declared = declared_encoding(text);
    if (declared == "utf-8" || declared == "utf8" || (is_xml && declared.empty())) return {}; // its reader checks it
    if (!declared.empty()) {
        auto own = converted(text, usual_name(declared));
        if (!own)
            return fail(ErrorCode::kNotUtf8,
                        fmt::format("encoding '{}' is not known; expected one of iconv's", declared),
                        {.file = file.name, .line = 1});
        file.text = std::move(*own);
        return {};
    }
    if (const auto bad = find_invalid_utf8(text)) {
        warnings.push_back({ErrorCode::kUnsupported,
                            fmt::format("byte {} is not UTF-8; the file is read as Windows-1252", *bad),
                            {.file = file.name}});
        file.text = converted(text, "WINDOWS-1252").value_or("");
    }
    return {};
}

} // namespace claimgraph
