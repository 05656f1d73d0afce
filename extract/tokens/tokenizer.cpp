#include "extract/tokens/tokenizer.hpp"

#include "extract/text/utf8.hpp"
#include "extract/tokens/emoticon.hpp"
#include "extract/tokens/sentences.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 5> kApostrophes = {"'", "\xE2\x80\x99", "\xE2\x80\x98", "`", "\xC2\xB4"};
constexpr std::size_t kLongestRuleWord = 24; // no word of the rules is longer: skip the look-up

/// The length of an apostrophe of any shape at `at`; 0 if there is none.
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
    for (const std::string_view apostrophe : kApostrophes)
        if (text.substr(at).starts_with(apostrophe)) return apostrophe.size();
    return 0;
}

bool is_one_of(char c, std::string_view marks) { return marks.find(c) != std::string_view::npos; }
bool is_terminal(char c) { return is_one_of(c, ".!?"); }
bool is_closing(char c) { return is_one_of(c, ".,;:!?)]}\"'>"); }
bool is_opening(char c) { return is_one_of(c, "([{<\"'"); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_address_mark(char c) {
    return is_ascii_digit(c) || is_letter(static_cast<unsigned char>(c)) || is_one_of(c, "._-+%@");
}

class Tokenizer {
  public:
    Tokenizer(const Document& document, const TokenRules& rules) : text_(document.text()), rules_(rules) {}

    void block(ByteSpan span) {
        block_end_ = span.end;
        quoted_ = false;
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
    const Analysis& analysis() const { return analysis_; }

  private:
    /// A run without blanks.
    void chunk(std::size_t begin, std::size_t end) {
        chunk_begin_ = begin;
        std::size_t inner = begin; // behind opening brackets and quotes
        while (inner < end && is_opening(text_[inner])) ++inner;
        if (const std::size_t address = address_end(inner, end)) {
            while (begin < inner) begin = next(begin, inner);
            begin = emit(inner, address);
        }
        while (begin < end) begin = next(begin, end);
    }

    /// The end of a URL, e-mail address, @name or #tag at `begin`; 0 if there is none.
    std::size_t address_end(std::size_t begin, std::size_t end) const {
        std::string_view chunk = text_.substr(begin, end - begin);
        while (!chunk.empty() && is_closing(chunk.back())) chunk.remove_suffix(1);
        if (chunk.size() < 2) return 0;
        if (is_one_of(chunk[0], "@#") && is_letter(character_at(chunk, 1).value)) return begin + tag_size(chunk);
        const std::size_t scheme = chunk.find("://");
        if (chunk.starts_with("www.") || (scheme != std::string_view::npos && scheme > 0 && scheme < 10))
            return begin + chunk.size();
        const std::size_t at = chunk.find('@');
        if (at != std::string_view::npos) {
            const bool mail = at > 0 && at + 1 < chunk.size() && std::ranges::all_of(chunk, is_address_mark) &&
                              chunk.find('@', at + 1) == std::string_view::npos;
            return mail ? begin + chunk.size() : 0;
        }
        const std::size_t slash = chunk.find('/'); // "example.org/news"
        if (slash == std::string_view::npos) return 0;
        const std::size_t dot = chunk.substr(0, slash).rfind('.');
        return dot != std::string_view::npos && dot > 0 && is_ending_at(begin + dot + 1, begin + slash)
                   ? begin + chunk.size()
                   : 0;
    }

    static std::size_t tag_size(std::string_view chunk) {
        std::size_t size = 1;
        while (size < chunk.size()) {
            const Character c = character_at(chunk, size);
            if (!is_letter(c.value) && !is_digit(c.value) && c.value != '_') break;
            size += c.size;
        }
        return size;
    }

    /// Emits the token at `at` and returns its end.
    std::size_t next(std::size_t at, std::size_t end) {
        const Character first = character_at(text_, at);
        if (is_letter(first.value) || is_digit(first.value)) return word(at, end);
        if ((at == chunk_begin_ || text_[at] != ')') && is_emoticon(text_.substr(at, end - at))) return emit(at, end);
        if (const std::size_t size = apostrophe_at(text_, at)) return apostrophe(at, size, end);
        std::size_t stop = at + first.size;
        if (first.size > 1) return emit(at, stop);
        const char mark = text_[at];
        if (at == chunk_begin_ && stop < end && // "+44", ".pdf"
            ((mark == '+' && is_ascii_digit(text_[stop])) || (mark == '.' && is_ending_at(stop, end))))
            return word(at, end);
        if (is_terminal(mark)) {
            while (stop < end && is_terminal(text_[stop])) ++stop; // "...", "?!"
        } else if (is_one_of(mark, "-*=_~")) {
            while (stop < end && text_[stop] == mark) ++stop;
        } else if (is_one_of(mark, "<>") && stop < end && text_[stop] == mark) {
            ++stop;
        }
        return emit(at, stop);
    }

    /// An apostrophe that no word holds together: a clitic that stands alone, a possessive, a quote.
    std::size_t apostrophe(std::size_t at, std::size_t size, std::size_t end) {
        const std::size_t stop = at + size;
        std::size_t tail = stop;
        while (tail < end && tail < stop + 3 && is_letter(character_at(text_, tail).value))
            tail += character_at(text_, tail).size;
        const bool letter_follows = tail < end && is_letter(character_at(text_, tail).value);
        if (tail > stop && !letter_follows && rules_.is_clitic(lower_ascii(text_.substr(stop, tail - stop))))
            return emit(at, tail);
        if (stop < end && text_[at] == text_[stop] && size == 1) return emit(at, stop + 1); // "''" and "``" are quotes
        const bool begins = at == chunk_begin_ || is_opening(text_[at - 1]);
        if (begins) {
            quoted_ = true;
        } else if (!quoted_ && text_[at - 1] == 's' && !analysis_.tokens.empty()) { // "the leaders' cars"
            const TokenIndex first{analysis_.tokens.size() - 1};
            const ByteSpan whole = span(analysis_[first].span.begin, stop);
            emit(at, stop);
            analysis_.multiwords.push_back({{first, TokenIndex{analysis_.tokens.size()}}, whole});
            return stop;
        } else {
            quoted_ = false;
        }
        return emit(at, stop);
    }

    /// A word: letters and digits with what may stand between them.
    std::size_t word(std::size_t begin, std::size_t end) {
        std::size_t at = begin;
        if (is_one_of(text_[at], "+.")) ++at;
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
        const std::size_t apostrophe = apostrophe_at(text_, at);
        const std::size_t size = apostrophe != 0 ? apostrophe : 1;
        if (at == begin || at + size >= end) return 0;
        const Character after = character_at(text_, at + size);
        const bool letter = is_letter(after.value);
        if (apostrophe != 0) return letter ? size : 0;
        const bool digits = is_ascii_digit(text_[at - 1]) && is_digit(after.value);
        switch (text_[at]) {
        case '.':
            return digits || (letter && (is_dotted(begin, at) || is_ending_at(at + 1, end) ||
                                         is_dotted_abbreviation(begin, at, end)))
                       ? 1
                       : 0;
        case ',': // of thousands
            return digits && digits_before(begin, at) <= 3 && digits_after(at + 1, end) == 3 ? 1 : 0;
        case ':':
            return digits ? 1 : 0;
        case '/':
            return digits || (letter && is_whole(begin, at, end)) ? 1 : 0;
        case '&':
            return is_upper(static_cast<unsigned char>(text_[at - 1])) && is_upper(after.value) && at - begin <= 3 ? 1
                                                                                                                   : 0;
        case '-':
            if (digits) return is_number_of_parts(begin, at, end) ? 1 : 0;
            return letter && at - begin < kLongestRuleWord &&
                           rules_.is_prefix(lower_ascii(text_.substr(begin, at - begin)))
                       ? 1
                       : 0;
        default:
            return 0;
        }
    }

    std::size_t digits_before(std::size_t begin, std::size_t at) const {
        std::size_t count = 0;
        while (at > begin && count < 8 && is_ascii_digit(text_[at - 1])) --at, ++count;
        return count;
    }
    std::size_t digits_after(std::size_t at, std::size_t end) const {
        std::size_t count = 0;
        while (at < end && count < 8 && is_ascii_digit(text_[at])) ++at, ++count;
        return count;
    }

    /// Whether the hyphen at `at` is of a telephone number or a date ("555-1234", "2024-05-01"), not of a range
    /// ("5-10").
    bool is_number_of_parts(std::size_t begin, std::size_t at, std::size_t end) const {
        const std::size_t before = digits_before(begin, at);
        const std::size_t after = digits_after(at + 1, end);
        if (before == 3 && after == 4) return true;
        const std::size_t first = at - before;
        const std::size_t behind = at + 1 + after;
        return (first > begin && text_[first - 1] == '-') ||
               (behind + 1 < end && text_[behind] == '-' && is_ascii_digit(text_[behind + 1]));
    }

    /// Whether [begin, at) is a letter, or letters with a stop behind each: the start of "U.S." and "e.g.".
    bool is_dotted(std::size_t begin, std::size_t at) const {
        if (at - begin > kLongestRuleWord) return false;
        bool letter = false;
        for (std::size_t i = begin; i < at;) {
            const Character c = character_at(text_, i);
            if (c.value == '.' ? !letter : (letter || !is_letter(c.value))) return false;
            letter = c.value != '.';
            i += c.size;
        }
        return letter;
    }

    /// Whether the letters and digits at `at` are an ending of addresses or files, all in one case.
    bool is_ending_at(std::size_t at, std::size_t end) const {
        std::size_t stop = at;
        while (stop < end && stop - at <= 5 &&
               (is_letter(static_cast<unsigned char>(text_[stop])) || is_ascii_digit(text_[stop])))
            ++stop;
        const std::string_view word = text_.substr(at, stop - at);
        const std::string lower = lower_ascii(word);
        return rules_.is_ending(lower) &&
               (word == lower || std::ranges::none_of(word, [](char c) { return c >= 'a'; }));
    }

    /// "Ph.D.": a stop inside an abbreviation of the rules.
    bool is_dotted_abbreviation(std::size_t begin, std::size_t at, std::size_t end) const {
        if (at - begin > 3) return false;
        const std::size_t stop = text_.substr(0, std::min(end, at + 4)).find('.', at + 1);
        if (stop == std::string_view::npos) return false;
        return rules_.abbreviation(lower_ascii(text_.substr(begin, stop + 1 - begin)), true) !=
               TokenRules::Abbreviation::kNone;
    }

    /// "w/o", "s/he": the slash at `at` is of a word of the rules.
    bool is_whole(std::size_t begin, std::size_t at, std::size_t end) const {
        if (at - begin > 4) return false;
        std::size_t stop = at + 1;
        while (stop < end && stop - at < 6 && is_letter(static_cast<unsigned char>(text_[stop]))) ++stop;
        return rules_.is_whole(lower_ascii(text_.substr(begin, stop - begin)));
    }

    /// Whether the stop at `at` belongs to the word [begin, at).
    bool keeps_stop(std::size_t begin, std::size_t at, std::size_t end) const {
        if (at + 1 < end && text_[at + 1] == '.') return false; // an ellipsis
        const std::string_view word = text_.substr(begin, at - begin);
        const Character first = character_at(word, 0);
        const char32_t after = character_after(at + 1);
        if (word.size() < kLongestRuleWord) {
            switch (rules_.abbreviation(lower_ascii(text_.substr(begin, at + 1 - begin)), is_upper(first.value))) {
            case TokenRules::Abbreviation::kNone:
                break;
            case TokenRules::Abbreviation::kNumbered:
                if (is_digit(after)) return true;
                break;
            case TokenRules::Abbreviation::kFinal:
                return after != 0 && !is_upper(after);
            default:
                return true;
            }
        }
        if (word.find('.') != std::string_view::npos && is_dotted(begin, at)) return true;
        // an initial: "J. Doe", but not the pronoun
        return first.size == word.size() && is_upper(first.value) && first.value != 'I' && is_upper(after);
    }

    /// The first character of the block from `at` on that is not blank; 0 at its end.
    char32_t character_after(std::size_t at) const {
        while (at < block_end_) {
            const Character c = character_at(text_, at);
            if (!is_blank(c.value)) return c.value;
            at += c.size;
        }
        return 0;
    }

    /// Emits a word, cut into the parts of a contraction or into number and unit; returns its end.
    std::size_t split_word(std::size_t begin, std::size_t end) {
        const std::string_view word = text_.substr(begin, end - begin);
        if (is_ascii_digit(word.front())) {
            const std::size_t unit = word.find_first_not_of("0123456789.,:");
            if (unit != std::string_view::npos && word.size() - unit <= 4 &&
                rules_.is_unit(lower_ascii(word.substr(unit)))) {
                emit(begin, begin + unit);
                return emit(begin + unit, end);
            }
        }
        const std::size_t cut = cut_of(word);
        if (cut == 0) return emit(begin, end);
        const TokenIndex first{analysis_.tokens.size()};
        emit(begin, begin + cut);
        emit(begin + cut, end);
        analysis_.multiwords.push_back({{first, TokenIndex{analysis_.tokens.size()}}, span(begin, end)});
        return end;
    }

    std::size_t cut_of(std::string_view word) const {
        if (word.size() <= kLongestRuleWord)
            if (const std::size_t cut = rules_.contraction(lower_ascii(word))) return cut;
        return clitic_of(word);
    }

    /// Where a clitic, with its apostrophe or as "n't", is cut off; 0 if the word is whole.
    std::size_t clitic_of(std::string_view word) const {
        for (const std::string_view apostrophe : kApostrophes) {
            const std::size_t at = word.rfind(apostrophe);
            if (at == std::string_view::npos || at == 0 || word.size() - at - apostrophe.size() > 3) continue;
            const std::string tail = lower_ascii(word.substr(at + apostrophe.size()));
            if (at >= 2 && rules_.is_fused_clitic(lower_ascii(word.substr(at - 1, 1)) + '\'' + tail)) return at - 1;
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
    std::size_t block_end_ = 0;
    std::size_t chunk_begin_ = 0;
    bool quoted_ = false; // a single quote is open in this block
    Analysis analysis_;
};

} // namespace

Analysis tokenize(const Document& document, const TokenRules& rules) {
    Tokenizer tokenizer(document, rules);
    std::vector<TokenIndex> ends; // of each block
    for (const Block& block : document.blocks()) {
        tokenizer.block(block.span);
        ends.emplace_back(tokenizer.analysis().tokens.size());
    }
    Analysis analysis = tokenizer.take();
    split_sentences(document, rules, ends, analysis);
    return analysis;
}

} // namespace claimgraph
