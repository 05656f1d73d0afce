#include "extract/tokens/tokenizer.hpp"

#include "extract/text/utf8.hpp"
#include "extract/tokens/sentences.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 5> kApostrophes = {"'", "\xE2\x80\x99", "\xE2\x80\x98", "`", "\xC2\xB4"};
constexpr std::array<std::string_view, 10> kEmoticons = {":-)", ":-(", ";-)", ":)",  ":(",
                                                         ";)",  ":D",  ":P",  ":-/", "<3"};
constexpr std::size_t kLongestRuleWord = 24; // no word of the rules is longer: skip the look-up

/// The length of an apostrophe of any shape at `at`; 0 if there is none.
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
    for (const std::string_view apostrophe : kApostrophes)
        if (text.substr(at).starts_with(apostrophe)) return apostrophe.size();
    return 0;
}

bool is_closing(char c) { return std::string_view(".,;:!?)]}\"'").find(c) != std::string_view::npos; }

class Tokenizer {
  public:
    Tokenizer(const Document& document, const TokenRules& rules) : text_(document.text()), rules_(rules) {}

    void block(ByteSpan span) {
        for (std::size_t at = span.begin; at < span.end;) {
            const Character first = character_at(text_, at);
            if (is_blank(first.value)) {
                at += first.size;
                continue;
            }
            std::size_t end = at + first.size;
            while (end < span.end) {
                const Character next = character_at(text_, end);
                if (is_blank(next.value)) break;
                end += next.size;
            }
            chunk(at, end);
            at = end;
        }
    }

    Analysis take() { return std::move(analysis_); }
    Analysis& analysis() { return analysis_; }

  private:
    /// A run without blanks.
    void chunk(std::size_t begin, std::size_t end) {
        if (const std::size_t address = address_end(begin, end)) {
            emit(begin, address);
            begin = address;
        }
        while (begin < end) begin = next(begin, end);
    }

    /// The end of a URL or e-mail address at `begin`; 0 if there is none.
    std::size_t address_end(std::size_t begin, std::size_t end) const {
        std::string_view chunk = text_.substr(begin, end - begin);
        while (!chunk.empty() && (is_closing(chunk.back()) || chunk.back() == '>')) chunk.remove_suffix(1);
        const std::size_t scheme = chunk.find("://");
        const bool url = chunk.starts_with("www.") || (scheme != std::string_view::npos && scheme > 0 && scheme < 10);
        const std::size_t at = chunk.find('@');
        const bool mail = at != std::string_view::npos && at > 0 && chunk.find('.', at) != std::string_view::npos &&
                          is_letter(character_at(chunk, 0).value);
        const bool handle = (chunk.starts_with('@') || chunk.starts_with('#')) && chunk.size() > 1 &&
                            is_letter(character_at(chunk, 1).value);
        if (!url && !mail && !handle) return 0;
        if (handle) {
            std::size_t size = 1;
            while (size < chunk.size()) {
                const Character c = character_at(chunk, size);
                if (!is_letter(c.value) && !is_digit(c.value) && c.value != '_') break;
                size += c.size;
            }
            return begin + size;
        }
        return begin + chunk.size();
    }

    /// Emits the token at `at` and returns its end.
    std::size_t next(std::size_t at, std::size_t end) {
        const Character first = character_at(text_, at);
        if (is_letter(first.value) || is_digit(first.value)) return word(at, end);
        for (const std::string_view emoticon : kEmoticons)
            if (text_.substr(at, end - at) == emoticon) return emit(at, end);
        std::size_t stop = at + first.size;
        if (const std::size_t size = apostrophe_at(text_, at)) {
            // a clitic that stands alone, or the year of "'73"
            std::size_t tail = at + size;
            while (tail < end && is_letter(character_at(text_, tail).value)) tail += character_at(text_, tail).size;
            if (tail > at + size && rules_.is_clitic(lower_ascii(text_.substr(at + size, tail - at - size))))
                return emit(at, tail);
        }
        if (std::string_view(".!?-*=_~").find(static_cast<char>(first.value)) != std::string_view::npos &&
            first.size == 1) {
            const bool mixed = first.value == '!' || first.value == '?';
            while (stop < end && (text_[stop] == text_[at] || (mixed && (text_[stop] == '!' || text_[stop] == '?'))))
                ++stop;
        }
        return emit(at, stop);
    }

    /// A word: letters and digits with what may stand between them.
    std::size_t word(std::size_t begin, std::size_t end) {
        std::size_t at = begin;
        while (at < end) {
            const Character c = character_at(text_, at);
            if (is_letter(c.value) || is_digit(c.value) || c.value == '_') {
                at += c.size;
            } else if (const std::size_t size = joint(begin, at, end)) {
                at += size;
            } else {
                break;
            }
        }
        if (at < end && text_[at] == '.' && keeps_stop(begin, at, end)) ++at;
        return split_word(begin, at);
    }

    /// The size of a character at `at` that joins what stands on both sides into one word; 0 if it parts them.
    std::size_t joint(std::size_t begin, std::size_t at, std::size_t end) const {
        const std::size_t size = apostrophe_at(text_, at) != 0 ? apostrophe_at(text_, at) : 1;
        if (at == begin || at + size >= end) return 0;
        const Character after = character_at(text_, at + size);
        const unsigned char before = static_cast<unsigned char>(text_[at - 1]);
        const bool digits = before >= '0' && before <= '9' && is_digit(after.value);
        if (apostrophe_at(text_, at) != 0) return is_letter(after.value) ? size : 0;
        switch (text_[at]) {
        case '.':
            return digits || (is_letter(after.value) && is_dotted(begin, at)) ? 1 : 0;
        case ',':
        case '/':
        case ':':
            return digits ? 1 : 0;
        case '&':
            return before >= 'A' && before <= 'Z' && is_upper(after.value) && at - begin <= 3 ? 1 : 0;
        case '-':
            if (digits) return 1;
            return is_letter(after.value) && at - begin < kLongestRuleWord &&
                           rules_.is_prefix(lower_ascii(text_.substr(begin, at - begin)))
                       ? 1
                       : 0;
        default:
            return 0;
        }
    }

    /// Whether [begin, at) is a letter, or letters with a stop behind each: the start of "U.S." and "e.g.".
    bool is_dotted(std::size_t begin, std::size_t at) const {
        bool letter = false;
        for (std::size_t i = begin; i < at;) {
            const Character c = character_at(text_, i);
            if (c.value == '.' ? !letter : (letter || !is_letter(c.value))) return looks_like_domain(begin, at);
            letter = c.value != '.';
            i += c.size;
        }
        return letter;
    }

    /// "example.com": lower-case letters on both sides of a stop without a space.
    bool looks_like_domain(std::size_t begin, std::size_t at) const {
        const std::string_view rest = text_.substr(at + 1, 4);
        const bool known =
            rest.starts_with("com") || rest.starts_with("org") || rest.starts_with("net") || rest.starts_with("gov");
        return known && at > begin + 1;
    }

    /// Whether the stop at `at` belongs to the word [begin, at).
    bool keeps_stop(std::size_t begin, std::size_t at, std::size_t end) const {
        if (at + 1 < end && text_[at + 1] == '.') return false; // an ellipsis
        const std::string_view word = text_.substr(begin, at - begin);
        if (word.find('.') != std::string_view::npos && is_dotted(begin, at) && is_letter(character_at(word, 0).value))
            return true;
        const Character first = character_at(word, 0);
        if (first.size == word.size()) // an initial: "J. Doe", but not the pronoun or an answer "A."
            return is_upper(first.value) && first.value != 'I' && next_is_upper(at + 1);
        if (word.size() + 1 > kLongestRuleWord) return false;
        switch (rules_.abbreviation(lower_ascii(text_.substr(begin, at + 1 - begin)))) {
        case TokenRules::Abbreviation::kNone:
            return false;
        case TokenRules::Abbreviation::kNumbered:
            return next_is_digit(at + 1);
        default:
            break;
        }
        // "may." and "sun." end sentences more often than they abbreviate
        return is_upper(first.value) || at + 1 < end || !ends_block(at + 1);
    }

    std::size_t skip_blanks(std::size_t at) const {
        while (at < text_.size()) {
            const Character c = character_at(text_, at);
            if (!is_blank(c.value)) break;
            at += c.size;
        }
        return at;
    }
    bool ends_block(std::size_t at) const { return skip_blanks(at) >= text_.size(); }
    bool next_is_upper(std::size_t at) const {
        at = skip_blanks(at);
        return at < text_.size() && is_upper(character_at(text_, at).value);
    }
    bool next_is_digit(std::size_t at) const {
        at = skip_blanks(at);
        return at < text_.size() && is_digit(character_at(text_, at).value);
    }

    /// Emits a word, cut into the parts of a contraction; returns its end.
    std::size_t split_word(std::size_t begin, std::size_t end) {
        const std::string_view word = text_.substr(begin, end - begin);
        const std::size_t cut = word.size() <= kLongestRuleWord ? cut_of(word) : clitic_of(word);
        if (cut == 0) return emit(begin, end);
        const TokenIndex first{analysis_.tokens.size()};
        emit(begin, begin + cut);
        emit(begin + cut, end);
        analysis_.multiwords.push_back({{first, TokenIndex{analysis_.tokens.size()}}, span(begin, end)});
        return end;
    }

    std::size_t cut_of(std::string_view word) const {
        if (const std::size_t cut = rules_.contraction(lower_ascii(word))) return cut;
        return clitic_of(word);
    }

    /// Where "n't" or an apostrophe with a clitic is cut off; 0 if the word is whole.
    std::size_t clitic_of(std::string_view word) const {
        for (const std::string_view apostrophe : kApostrophes) {
            const std::size_t at = word.rfind(apostrophe);
            if (at == std::string_view::npos || at == 0 || word.size() - at - apostrophe.size() > 3) continue;
            const std::string tail = lower_ascii(word.substr(at + apostrophe.size()));
            if (tail == "t" && at >= 2 && (word[at - 1] == 'n' || word[at - 1] == 'N')) return at - 1;
            if (rules_.is_clitic(tail)) return at;
        }
        return 0;
    }

    std::size_t emit(std::size_t begin, std::size_t end) {
        Token& token = analysis_.tokens.emplace_back();
        token.span = span(begin, end);
        return end;
    }

    static ByteSpan span(std::size_t begin, std::size_t end) {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    std::string_view text_;
    const TokenRules& rules_;
    Analysis analysis_;
};

} // namespace

Analysis tokenize(const Document& document, const TokenRules& rules) {
    Tokenizer tokenizer(document, rules);
    for (const Block& block : document.blocks()) {
        const TokenIndex first{tokenizer.analysis().tokens.size()};
        tokenizer.block(block.span);
        split_sentences(document, rules, block, first, tokenizer.analysis());
    }
    return tokenizer.take();
}

} // namespace claimgraph
