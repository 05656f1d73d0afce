#include "extract/input/mail/mail_text.hpp"

#include "extract/input/mail/mail_lines.hpp"
#include "extract/input/mail/mail_words.hpp"
#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <span>
#include <string>

namespace claimgraph {
namespace {

constexpr std::uint32_t kWidest = 100;       ///< lines that a program broke are no wider
constexpr std::uint32_t kNarrowest = 40;     ///< and the widest of a paragraph is wider
constexpr std::size_t kLongestHeading = 120; ///< in bytes
constexpr std::size_t kFooterParagraphs = 14;
constexpr std::size_t kFooterBytes = 2000; ///< of a line about the list and what follows it

/// Lines that are one paragraph of the text.
struct MailParagraph {
    std::size_t begin, end; ///< lines
    bool goes_on = false;   ///< a line of the block before it, of a text that has blocks
};

bool begins_lower(std::string_view line) { return !line.empty() && is_lower(character_at(line, 0).value); }

/// The size of the mark of an item: "* ", "- ", "o ", and a bullet.
std::size_t bullet_size(std::string_view line) {
    constexpr std::string_view kBullet = "\u2022";
    if (line.starts_with(kBullet)) return kBullet.size();
    const bool is_mark = line.size() > 2 && (line[0] == '*' || line[0] == '-' || line[0] == '+') && line[1] == ' ';
    return is_mark ? 2 : 0;
}

bool begins_item(std::string_view line) {
    if (bullet_size(line) > 0) return true;
    std::size_t digits = 0;
    while (digits < line.size() && digits < 3 && line[digits] >= '0' && line[digits] <= '9') ++digits;
    return digits > 0 && digits + 1 < line.size() && (line[digits] == ')' || line[digits] == '.') &&
           line[digits + 1] == ' ';
}

/// Nothing but an address of the web or of mail.
bool is_address(std::string_view line) {
    constexpr std::string_view kBrackets = "<>[]()";
    while (!line.empty() && kBrackets.find(line.front()) != std::string_view::npos) line.remove_prefix(1);
    while (!line.empty() && kBrackets.find(line.back()) != std::string_view::npos) line.remove_suffix(1);
    if (line.find(' ') != std::string_view::npos) return false;
    return line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.") ||
           line.starts_with("mailto:") || line.find('@') != std::string_view::npos;
}

bool ends_mail_sentence(std::string_view line) {
    while (!line.empty() && std::string_view("\"')]").find(line.back()) != std::string_view::npos)
        line.remove_suffix(1);
    return !line.empty() && std::string_view(".!?:;,").find(line.back()) != std::string_view::npos;
}

/// No line that is meant to end there ends with "a", "of", "the".
bool ends_with_small_word(std::string_view line) {
    constexpr std::size_t kLongestSmallWord = 3;
    const std::size_t blank = line.rfind(' ');
    if (blank == std::string_view::npos || line.size() - blank - 1 > kLongestSmallWord) return false;
    return std::ranges::all_of(line.substr(blank + 1), [](char c) { return c >= 'a' && c <= 'z'; });
}

class MailTextMaker {
  public:
    MailTextMaker(std::string_view text, std::vector<MailLine> lines, const MailTextOptions& options)
        : text_(text),
          lines_(std::move(lines)),
          options_(options),
          own_(own_lines(text_, lines_, options.is_forward)) {}

    CleanText make(bool is_plain, const SourceMap& lower) {
        has_blocks_ = !is_plain;
        if (is_plain)
            find_paragraphs();
        else
            take_blocks();
        drop_stubs();
        drop_footers();
        TextBuilder builder(text_, TextBuilder::Blanks::kCollapse, &lower);
        for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
            if (paragraphs_[i].goes_on && i > 0)
                builder.add_line_break();
            else
                builder.begin_block(has_blocks_ ? lines_[paragraphs_[i].begin].kind : kind_of(i));
            write(paragraphs_[i], builder);
        }
        return builder.finish();
    }

  private:
    std::string_view line(std::size_t i) const { return slice(text_, lines_[i].span); }
    bool is_text(std::size_t i) const {
        return own_[i] && !lines_[i].span.empty() && !is_rule(line(i)) && !is_address(line(i));
    }
    std::string_view words(const MailParagraph& one) const {
        return slice(text_, {lines_[one.begin].span.begin, lines_[one.end - 1].span.end});
    }

    void find_paragraphs() {
        for (std::size_t i = 0; i < lines_.size();) {
            if (!is_text(i)) {
                ++i;
                continue;
            }
            std::size_t end = i;
            std::uint32_t widest = 0;
            for (; end < lines_.size() && is_text(end) && lines_[end].depth == lines_[i].depth; ++end)
                widest = std::max(widest, lines_[end].width);
            for (std::size_t at = i; at < end; ++at) {
                if (at == i || !joins(at - 1, widest)) paragraphs_.push_back({at, at});
                paragraphs_.back().end = at + 1;
            }
            i = end;
        }
    }

    /// Whether a program broke the line before the next one: it says so, or the next word had no room. Lines above a
    /// line that is wider than a screen are paragraphs of their own.
    bool joins(std::size_t i, std::uint32_t widest) const {
        if (lines_[i].flows) return true;
        const std::string_view next = line(i + 1);
        if (begins_item(next) || line(i).ends_with(':')) return false;
        if (lines_[i + 1].indent > lines_[i].indent + 1 && ends_mail_sentence(line(i)) && !begins_item(line(i)))
            return false;
        if (widest > kWidest) return false;
        if (begins_lower(next) || ends_with_small_word(line(i))) return true;
        if (widest < kNarrowest) return false;
        const auto word = static_cast<std::uint32_t>(std::min(next.find(' '), next.size()));
        return (lines_[i].width + 1 + word) * 8 > widest * 7;
    }

    void take_blocks() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!is_text(i)) continue;
            const bool goes_on = !paragraphs_.empty() && paragraphs_.back().end == i;
            paragraphs_.push_back({i, i + 1, goes_on});
        }
    }

    BlockKind kind_of(std::size_t i) const {
        const MailParagraph& one = paragraphs_[i];
        if (one.end != one.begin + 1 || i + 1 == paragraphs_.size()) return BlockKind::kParagraph;
        const std::string_view words = line(one.begin);
        const bool may_be = words.size() <= kLongestHeading && !ends_mail_sentence(words) && !begins_item(words) &&
                            !begins_lower(words);
        return may_be ? BlockKind::kHeading : BlockKind::kParagraph;
    }

    void write(const MailParagraph& one, TextBuilder& builder) const {
        for (std::size_t i = one.begin; i < one.end; ++i) {
            ByteSpan span = lines_[i].span;
            if (i == one.begin) span.begin += static_cast<std::uint32_t>(bullet_size(line(i)));
            builder.add(span);
            if (i + 1 == one.end) break;
            if (!joins_without_blank(i)) builder.add(" ", {span.end, lines_[i + 1].span.begin});
        }
    }

    /// "long-\nterm", and lines of languages without blanks.
    bool joins_without_blank(std::size_t i) const {
        if (lines_[i].flows) return options_.deletes_space;
        const std::string_view before = line(i);
        return before.size() > 1 && before.ends_with('-') && before[before.size() - 2] != '-' &&
               before[before.size() - 2] != ' ' && begins_lower(line(i + 1));
    }

    bool has_phrase(const MailParagraph& one, std::span<const std::string_view> phrases) const {
        const std::string_view all = words(one);
        if (all.size() > kFooterBytes) return false;
        const std::string folded = lower_ascii(all);
        return std::ranges::any_of(phrases,
                                   [&](std::string_view phrase) { return folded.find(phrase) != std::string::npos; });
    }

    void drop_stubs() {
        constexpr std::size_t kLongestStub = 200;
        std::erase_if(paragraphs_, [&](const MailParagraph& one) {
            return words(one).size() <= kLongestStub && has_phrase(one, kStubPhrases);
        });
    }

    /// From the end: what is about the list, and what stands below it.
    void drop_footers() {
        const std::size_t count = paragraphs_.size();
        std::size_t first = count - std::min(count, kFooterParagraphs);
        if (!options_.is_addition) first = std::max<std::size_t>(first, 1);
        std::size_t bytes = 0;
        std::size_t keep = count;
        for (std::size_t i = count; i > first && bytes <= kFooterBytes; --i) {
            bytes += words(paragraphs_[i - 1]).size();
            if (has_phrase(paragraphs_[i - 1], kFooterPhrases)) keep = i - 1;
        }
        while (keep > first && has_phrase(paragraphs_[keep - 1], kLastPhrases)) --keep;
        if (options_.is_addition && keep < count) keep = 0;
        paragraphs_.resize(keep);
    }

    std::string_view text_;
    std::vector<MailLine> lines_;
    MailTextOptions options_;
    std::vector<bool> own_;
    std::vector<MailParagraph> paragraphs_;
    bool has_blocks_ = false; ///< it was made of HTML
};

} // namespace

CleanText plain_mail_text(std::string_view text, const SourceMap& lower, const MailTextOptions& options) {
    return MailTextMaker(text, plain_lines(text, options.flowed), options).make(true, lower);
}

CleanText html_mail_text(const CleanText& text, const MailTextOptions& options) {
    return MailTextMaker(text.text, block_lines(text), options).make(false, text.origin);
}

} // namespace claimgraph
