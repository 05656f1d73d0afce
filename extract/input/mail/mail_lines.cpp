#include "extract/input/mail/mail_lines.hpp"

#include "extract/input/mail/mail_words.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <string>

namespace claimgraph {
namespace {

constexpr std::size_t kLongestMark = 200;   ///< in bytes; no line that marks something is longer
constexpr std::size_t kLongestAnswered = 4; ///< lines of "On ..., ... wrote:"
constexpr std::size_t kShortSignature = 12; ///< lines behind a "--" that is no "-- "
constexpr std::size_t kDigestRule = 25;     ///< dashes between the mails of a digest (RFC 1153 has 30)

bool is_word_letter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<signed char>(c) < 0;
}

/// A line without what it is framed with, in lower case: "forwarded message" of "---- Forwarded message ----".
std::string bare(std::string_view line) {
    if (line.size() > kLongestMark) return {};
    constexpr std::string_view kFrame = "-_=*>+~# \t";
    const std::size_t begin = std::min(line.find_first_not_of(kFrame), line.size());
    const std::size_t end = line.find_last_not_of(kFrame);
    return end == std::string_view::npos ? std::string() : lower_ascii(line.substr(begin, end + 1 - begin));
}

class OwnLines {
  public:
    OwnLines(std::string_view text, const std::vector<MailLine>& lines, bool is_forward)
        : text_(text), lines_(lines), is_forward_(is_forward), own_(lines.size(), false) {}

    std::vector<bool> find() {
        for (std::size_t i = 0; i < lines_.size();) i = step(i);
        if (is_forward_ && !has_words_) keep_first_quote();
        return std::move(own_);
    }

  private:
    std::string_view line(std::size_t i) const { return slice(text_, lines_[i].span); }
    bool is_blank(std::size_t i) const { return lines_[i].span.empty(); }

    std::size_t next_written(std::size_t i) const {
        while (i < lines_.size() && is_blank(i)) ++i;
        return i;
    }

    /// Reads on from a line; returns the next one.
    std::size_t step(std::size_t i) {
        if (is_blank(i)) return i + 1;
        if (const std::size_t end = end_of_header(i); end != i) return pass_header(i, end);
        if (in_signature_ || in_answered_) return i + 1;
        if (lines_[i].depth > base_) return i + 1;
        if (is_signature(i)) {
            in_signature_ = true;
            return i + 1;
        }
        if (const std::size_t end = end_of_armour(i); end != i) return end;
        if (const std::size_t end = end_of_answered_line(i); end != i) return end;
        own_[i] = true;
        has_words_ = has_words_ || !is_rule(line(i));
        return i + 1;
    }

    /// Behind the header of a mail that is shown: marks, fields and all; `i` itself if there is none.
    std::size_t end_of_header(std::size_t i) const {
        const bool is_marked = is_mark(i);
        const std::size_t first = next_written(is_marked ? i + 1 : i);
        std::size_t fields = 0;
        std::size_t at = first;
        while (at < lines_.size() && !is_blank(at)) {
            const bool shown = is_shown_field(at);
            if (!shown && fields == 0) break;
            if (at - first > 4 * (fields + 2)) break; // a long field goes on in some lines
            fields += shown;
            ++at;
        }
        if (is_marked) return fields > 0 ? at : i + 1;
        return fields >= 3 ? at : i;
    }

    /// What was answered ends the text; what is forwarded, or the next mail of a digest, is text.
    std::size_t pass_header(std::size_t begin, std::size_t end) {
        const bool says_forward = contains(kForwardMarks, begin);
        const bool is_digest = begin > 0 && is_digest_rule(begin);
        const bool goes_on = says_forward || is_forward_ || is_digest || !has_words_;
        in_signature_ = false;
        in_answered_ = !goes_on;
        base_ = lines_[end - 1].depth;
        return end;
    }

    bool is_mark(std::size_t i) const { return contains(kForwardMarks, i) || contains(kOriginalMarks, i); }

    template <std::size_t kSize>
    bool contains(const std::array<std::string_view, kSize>& marks, std::size_t i) const {
        const char first = text_[lines_[i].span.begin];
        if (first != '-' && first != '_' && first != '=' && first != '*' && first != 'B') return false;
        const std::string words = bare(line(i));
        return std::ranges::any_of(marks, [&](std::string_view mark) {
            return words == mark || (mark.ends_with(" by") && words.starts_with(mark));
        });
    }

    bool is_shown_field(std::size_t i) const {
        const std::string_view all = line(i);
        const std::size_t colon = all.substr(0, 20).find(':');
        if (colon == std::string_view::npos) return false;
        const std::string name = bare(all.substr(0, colon));
        return std::ranges::find(kShownFields, name) != kShownFields.end();
    }

    bool is_digest_rule(std::size_t begin) const {
        std::size_t i = begin;
        while (i > 0 && is_blank(i - 1)) --i;
        if (i == 0) return false;
        const std::string_view rule = line(i - 1);
        return rule.size() >= kDigestRule && rule.find_first_not_of('-') == std::string_view::npos;
    }

    /// "-- " (RFC 3676, 4.3); "--" if little follows.
    bool is_signature(std::size_t i) const {
        if (line(i) != "--") return false;
        const bool has_blank = text_.substr(lines_[i].span.end).starts_with(' ');
        return has_blank || lines_.size() - i <= kShortSignature;
    }

    /// The marks of a signed text, with the lines of its signature.
    std::size_t end_of_armour(std::size_t i) const {
        const std::string_view first = line(i);
        if (!first.starts_with("-----BEGIN PGP ")) return i;
        const bool is_text = first.find("SIGNED MESSAGE") != std::string_view::npos;
        constexpr std::size_t kMostHeaders = 10; // of a signed text
        const std::size_t limit = is_text ? std::min(lines_.size(), i + kMostHeaders) : lines_.size();
        for (std::size_t at = i + 1; at < limit; ++at)
            if (is_text ? is_blank(at) : line(at).starts_with("-----END PGP ")) return at + 1;
        return is_text ? i + 1 : lines_.size();
    }

    /// Behind the lines "On 3 May, Ana Novak <a@b.c>\nwrote:" before a quote; `i` if it is none.
    std::size_t end_of_answered_line(std::size_t i) const {
        if (i > 0 && !is_blank(i - 1) && own_[i - 1] && lines_[i - 1].depth == lines_[i].depth &&
            !line(i - 1).ends_with('.'))
            return i; // within a paragraph
        std::size_t last = i;
        const std::size_t limit = std::min(lines_.size(), i + kLongestAnswered);
        while (last < limit && !is_blank(last) && lines_[last].depth == base_ && !line(last).ends_with(':')) ++last;
        if (last >= limit || is_blank(last) || lines_[last].depth != base_) return i;
        const std::size_t next = next_written(last + 1);
        const bool before_quote = next < lines_.size() && lines_[next].depth > base_;
        const std::string end =
            lower_ascii(line(last).substr(line(last).size() - std::min<std::size_t>(line(last).size(), 20)));
        const bool says_so =
            std::ranges::any_of(kAnsweredEnds, [&](std::string_view word) { return end.ends_with(word); });
        const auto has_address = [&] {
            return slice(text_, {lines_[i].span.begin, lines_[last].span.end}).find('@') != std::string_view::npos;
        };
        if (before_quote && (says_so || has_address())) return last + 1;
        return i;
    }

    /// Nothing but a quote is forwarded: that is the text then.
    void keep_first_quote() {
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (lines_[i].depth == 1 && !is_blank(i) && !is_shown_field(i)) own_[i] = true;
    }

    std::string_view text_;
    const std::vector<MailLine>& lines_;
    bool is_forward_;
    std::vector<bool> own_;
    std::uint32_t base_ = 0;
    bool in_signature_ = false;
    bool in_answered_ = false;
    bool has_words_ = false;
};

} // namespace

std::vector<MailLine> plain_lines(std::string_view text, bool flowed) {
    std::vector<MailLine> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t line_break = std::min(text.find('\n', at), text.size());
        MailLine line;
        std::size_t begin = at;
        for (std::size_t i = at; i < line_break && (text[i] == '>' || (text[i] == ' ' && i - begin < 1)); ++i)
            if (text[i] == '>') {
                ++line.depth;
                begin = i + 1;
            }
        std::size_t end = line_break;
        while (end > begin && (text[end - 1] == '\r' || text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
        line.flows = flowed && end < line_break && text[end] == ' ' && text.substr(begin, end - begin) != "--";
        line.width = static_cast<std::uint32_t>(end - begin);
        std::size_t first = begin;
        while (first < end && (text[first] == ' ' || text[first] == '\t')) ++first;
        line.indent = static_cast<std::uint32_t>(first - begin);
        line.span = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)};
        lines.push_back(line);
        at = line_break + 1;
    }
    return lines;
}

std::vector<MailLine> block_lines(const CleanText& text) {
    std::vector<MailLine> lines;
    for (const Block& block : text.blocks) {
        for (std::uint32_t at = block.span.begin; at < block.span.end;) {
            const auto found = std::string_view(text.text).substr(0, block.span.end).find('\n', at);
            const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(found, block.span.end));
            lines.push_back({.span = {at, end}, .width = end - at, .kind = block.kind});
            at = end + 1;
        }
        lines.push_back({.span = {block.span.end, block.span.end}});
    }
    return lines;
}

std::vector<bool> own_lines(std::string_view text, const std::vector<MailLine>& lines, bool is_forward) {
    return OwnLines(text, lines, is_forward).find();
}

bool is_rule(std::string_view line) { return std::ranges::none_of(line, is_word_letter); }

} // namespace claimgraph
