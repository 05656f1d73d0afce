#include "extract/input/mail/transfer.hpp"

namespace claimgraph {
namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

class TransferDecoder {
  public:
    TransferDecoder(std::string_view lines, std::uint32_t begin) : lines_(lines), begin_(begin) {
        result_.bytes.reserve(lines.size());
    }

    TransferredText decode(bool quoted_printable, bool unescape) {
        for (std::size_t at = 0; at < lines_.size();) {
            const std::size_t end = std::min(lines_.find('\n', at), lines_.size() - 1) + 1;
            if (unescape && is_escaped_from(lines_.substr(at, end - at))) ++at;
            if (quoted_printable)
                decode_line(at, end);
            else
                copy(at, end);
            at = end;
        }
        return std::move(result_);
    }

  private:
    static bool is_escaped_from(std::string_view line) {
        const std::size_t marks = line.find_first_not_of('>');
        return marks != 0 && marks != std::string_view::npos && line.substr(marks).starts_with("From ");
    }

    void decode_line(std::size_t at, std::size_t end) {
        std::size_t last = end; // the end of what is printed: blanks at a line's end are of the transfer
        while (last > at && (lines_[last - 1] == '\n' || lines_[last - 1] == '\r')) --last;
        const std::size_t line_break = last;
        while (last > at && (lines_[last - 1] == ' ' || lines_[last - 1] == '\t')) --last;
        const bool is_soft = last > at && lines_[last - 1] == '=';
        if (is_soft) --last;
        std::size_t kept = at;
        for (; at + 2 < last; ++at) {
            if (lines_[at] != '=') continue;
            const int high = hex_value(lines_[at + 1]);
            const int low = hex_value(lines_[at + 2]);
            if (high < 0 || low < 0) continue;
            copy(kept, at);
            result_.bytes += static_cast<char>(high * 16 + low);
            result_.origin.add(1, span(at, at + 3), false);
            at += 2;
            kept = at + 1;
        }
        copy(kept, last);
        if (!is_soft) copy(line_break, end);
    }

    void copy(std::size_t begin, std::size_t end) {
        result_.bytes += lines_.substr(begin, end - begin);
        result_.origin.add(static_cast<std::uint32_t>(end - begin), span(begin, end));
    }

    ByteSpan span(std::size_t begin, std::size_t end) const {
        return {begin_ + static_cast<std::uint32_t>(begin), begin_ + static_cast<std::uint32_t>(end)};
    }

    std::string_view lines_;
    std::uint32_t begin_;
    TransferredText result_;
};

} // namespace

TransferredText decode_transferred(std::string_view lines, std::uint32_t begin, bool quoted_printable, bool unescape) {
    return TransferDecoder(lines, begin).decode(quoted_printable, unescape);
}

} // namespace claimgraph
