#include "extract/syntax/transformer/word_pieces.hpp"

#include <algorithm>
#include <utf8proc.h>

namespace claimgraph::transformer {

namespace {

constexpr std::size_t kMaxPieceBytes = 48;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U; }

bool is_mark(char byte) {
    const auto c = static_cast<unsigned char>(byte);
    return c < 0x80 && !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
}

/// Small letters without accents; bytes that are not UTF-8 stay as they are.
void simplify(std::string_view form, std::string& out) {
    out.clear();
    for (std::size_t i = 0; i < form.size();) {
        const auto byte = static_cast<unsigned char>(form[i]);
        if (byte < 0x80) {
            out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
            ++i;
            continue;
        }
        utf8proc_int32_t code = -1;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(form.data() + i),
                                             static_cast<utf8proc_ssize_t>(form.size() - i), &code);
        if (length <= 0) {
            out += form[i++];
            continue;
        }
        i += static_cast<std::size_t>(length);
        utf8proc_int32_t parts[16];
        int last_class = 0;
        const auto count = utf8proc_decompose_char(
            code, parts, 16, static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK), &last_class);
        for (utf8proc_ssize_t part = 0; part < std::min<utf8proc_ssize_t>(count, 16); ++part) {
            utf8proc_uint8_t bytes[4];
            const auto written = utf8proc_encode_char(utf8proc_tolower(parts[part]), bytes);
            out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(written));
        }
    }
}

} // namespace

Result<WordPieces> WordPieces::open(std::string_view text) {
    WordPieces pieces;
    for (std::uint32_t row = 0; !text.empty(); ++row) {
        const std::string_view piece = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), piece.size() + 1));
        if (piece.starts_with("##") && piece.size() > 2)
            pieces.continuations_.emplace(piece.substr(2), row);
        else
            pieces.beginnings_.emplace(piece, row);
        pieces.size_ = row + 1;
    }
    const auto special = [&](std::string_view name, std::uint32_t& row) {
        const auto at = pieces.beginnings_.find(name);
        if (at != pieces.beginnings_.end()) row = at->second;
        return at != pieces.beginnings_.end();
    };
    if (!special("[CLS]", pieces.first_) || !special("[SEP]", pieces.last_) || !special("[UNK]", pieces.unknown_))
        return fail(ErrorCode::kBadModel, "the word pieces lack [CLS], [SEP] or [UNK]");
    return pieces;
}

void WordPieces::cut(std::string_view form, std::string& buffer, std::vector<std::uint32_t>& rows) const {
    // Enough for all pieces that are kept, whatever accents are dropped; a longer one may end within a character.
    simplify(form.substr(0, 8 * kMaxPieces * kMaxPieceBytes), buffer);
    const std::size_t limit = rows.size() + kMaxPieces;
    for (std::size_t begin = 0; begin < buffer.size() && rows.size() < limit;) {
        std::size_t end = begin + 1;
        if (!is_mark(buffer[begin]))
            while (end < buffer.size() && !is_mark(buffer[end])) ++end;
        cut_part(std::string_view(buffer).substr(begin, end - begin), limit, rows);
        begin = end;
    }
    if (rows.size() + kMaxPieces == limit) rows.push_back(unknown_);
}

void WordPieces::cut_part(std::string_view part, std::size_t limit, std::vector<std::uint32_t>& rows) const {
    for (std::size_t begin = 0; begin < part.size() && rows.size() < limit;) {
        const auto& known = begin == 0 ? beginnings_ : continuations_;
        std::size_t end = std::min(part.size(), begin + kMaxPieceBytes);
        while (end > begin) {
            const bool whole = end == part.size() || !is_continuation(part[end]);
            if (const auto at = whole ? known.find(part.substr(begin, end - begin)) : known.end(); at != known.end()) {
                rows.push_back(at->second);
                break;
            }
            --end;
        }
        if (end == begin) {
            rows.push_back(unknown_);
            return;
        }
        begin = end;
    }
}

} // namespace claimgraph::transformer
