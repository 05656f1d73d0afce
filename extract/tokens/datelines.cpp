#include "extract/tokens/datelines.hpp"

#include "extract/text/utf8.hpp"
#include "extract/tokens/dashes.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// Longer ones are text.
constexpr std::uint32_t kMostTokens = 40;
constexpr std::uint32_t kMostInBrackets = 10;
/// "SALT LAKE CITY": capitals of more words that nothing divides are a headline.
constexpr int kMostPlaceWords = 4;
/// "2024"
constexpr std::size_t kLongestNumber = 4;

class DatelineReader {
  public:
    DatelineReader(const Document& document, const Analysis& analysis, TokenRange block, const TokenRules& rules)
        : document_(document),
          analysis_(analysis),
          rules_(rules),
          begin_(block.begin),
          block_end_(block.end),
          end_{std::min(block.end.value, block.begin.value + kMostTokens)} {}

    TokenIndex end() const {
        TokenIndex at = by_line_end();
        if (at == begin_) at = dateline_end(begin_, false);
        if (at == begin_) return begin_;
        // "BAGHDAD - 3 March 2025 - "
        for (TokenIndex next = dateline_end(at, true); next != at; next = dateline_end(at, true)) at = next;
        return at;
    }

  private:
    /// What a dateline is known by.
    struct Marks {
        bool capitals = false; ///< its first word is in capitals
        bool brackets = false;
        bool divided = false; ///< a comma, a stroke
        int numbers = 0;
        int words = 0;
        bool certain() const { return brackets || numbers > 0; }
    };

    std::string_view form(TokenIndex at) const { return analysis_.form(document_, analysis_[at]); }
    static TokenIndex after(TokenIndex at) { return TokenIndex{at.value + 1u}; }
    bool is_spaced(TokenIndex at) const { return analysis_[at].space_after; }
    bool follows_space(TokenIndex at) const { return at == begin_ || is_spaced(TokenIndex{at.value - 1u}); }

    static bool is_divider(std::string_view form) {
        return form == "," || form == "/" || form == "|" || form == ";" || form == "\xC2\xB7" || form == "\xE2\x80\xA2";
    }
    static bool is_capitalised(std::string_view form) { return is_upper(character_at(form, 0).value); }
    static bool is_in_capitals(std::string_view form) {
        std::size_t letters = 0;
        for (std::size_t at = 0; at < form.size();) {
            const Character character = character_at(form, at);
            if (is_lower(character.value)) return false;
            letters += is_upper(character.value);
            at += character.size;
        }
        return letters > 1;
    }
    static bool is_number(std::string_view form) {
        return form.size() <= kLongestNumber && std::ranges::all_of(form, [](char c) { return c >= '0' && c <= '9'; });
    }
    bool is_particle(std::string_view form) const { return rules_.is_place_particle(lower_ascii(form)); }

    /// Behind "By Ann Lee and Tom Ruiz": the end of the block, or the dash before its text.
    TokenIndex by_line_end() const {
        if (!rules_.is_by_line_opener(lower_ascii(form(begin_)))) return begin_;
        int names = 0;
        for (TokenIndex at = after(begin_); at < end_; ++at.value) {
            const std::string_view word = form(at);
            if (closes(at)) return names > 0 && may_begin_text(after(at)) ? after(at) : begin_;
            if (word == "(" && names > 0) {
                const TokenIndex closing = closing_bracket(at);
                if (!closing) return begin_;
                at = closing;
            } else if (is_capitalised(word)) {
                ++names;
            } else if (!is_divider(word) && !is_particle(word) && !is_joined(at)) {
                return begin_;
            }
        }
        return names > 0 && end_ == block_end_ ? end_ : begin_;
    }

    /// Behind the dash or colon that closes a dateline; `from` if there is none.
    TokenIndex dateline_end(TokenIndex from, bool behind_other) const {
        Marks marks;
        for (TokenIndex at = from; at < end_; ++at.value) {
            const std::string_view word = form(at);
            if (at == from) marks.capitals = is_in_capitals(word);
            if (at != from && (closes(at) || (word == ":" && marks.certain())))
                return is_dateline(marks, at, behind_other) ? after(at) : from;
            if (word == "(" && at != from) {
                const TokenIndex closing = closing_bracket(at);
                if (!closing) return from;
                marks.brackets = true;
                at = closing;
            } else if (is_number(word)) {
                ++marks.numbers;
            } else if (is_divider(word)) {
                marks.divided = true;
            } else if (is_capitalised(word)) {
                ++marks.words;
            } else if (!is_joined(at) && !(is_particle(word) && at != from)) {
                return from;
            }
        }
        return from;
    }

    bool closes(TokenIndex at) const {
        return is_dash(form(at)) && is_spaced(at) &&
               (follows_space(at) || form(at) != "-" || is_in_capitals(form(begin_)));
    }

    /// "Port-au-Prince"
    bool is_joined(TokenIndex at) const { return !follows_space(at) || (form(at) == "-" && !is_spaced(at)); }

    TokenIndex closing_bracket(TokenIndex opening) const {
        const TokenIndex limit{std::min(end_.value, opening.value + kMostInBrackets)};
        for (TokenIndex at = after(opening); at < limit; ++at.value)
            if (form(at) == ")") return at;
        return {};
    }

    bool is_dateline(const Marks& marks, TokenIndex dash, bool behind_other) const {
        const TokenIndex next = after(dash);
        if (marks.words == 0 || (next < block_end_ && is_lower(character_at(form(next), 0).value))) return false;
        if (behind_other) return marks.certain();
        if (marks.certain() && (marks.capitals || (marks.numbers > 0 && (marks.divided || marks.brackets))))
            return true;
        // "NATO - an alliance - said", "GERMANY ATTACKS POLAND - MINISTRY"
        const bool short_enough = marks.words <= (marks.divided ? 2 * kMostPlaceWords : kMostPlaceWords);
        const bool place = marks.brackets || (marks.capitals && short_enough && !shouts(next)) ||
                           (marks.divided && short_enough && form(dash) != "-");
        return place && (may_begin_text(next) || dateline_end(next, true) != next); // a second part: a date
    }

    /// Whether a text can begin here, behind a dash: no small letter, and no second dash that closes what the first one
    /// opened.
    bool may_begin_text(TokenIndex from) const {
        return from >= block_end_ || (!is_lower(character_at(form(from), 0).value) && !has_dash_behind(from));
    }

    bool shouts(TokenIndex from) const {
        return after(from) < block_end_ && is_in_capitals(form(from)) && is_in_capitals(form(after(from)));
    }

    bool has_dash_behind(TokenIndex from) const {
        const TokenIndex limit{std::min(block_end_.value, from.value + kMostTokens)};
        for (TokenIndex at = from; at < limit && form(at) != "."; ++at.value)
            if (is_dash(form(at)) && is_spaced(at) && follows_space(at)) return true;
        return false;
    }

    const Document& document_;
    const Analysis& analysis_;
    const TokenRules& rules_;
    TokenIndex begin_, block_end_, end_;
};

} // namespace

TokenIndex dateline_end(const Document& document, const Analysis& analysis, TokenRange block, const TokenRules& rules) {
    return block.size() < 2 ? block.begin : DatelineReader(document, analysis, block, rules).end();
}

void mark_datelines(const Document& document, const TokenRules& rules, Analysis& analysis) {
    for (Sentence& sentence : analysis.sentences)
        if (sentence.block == BlockKind::kParagraph || sentence.block == BlockKind::kHeading)
            if (dateline_end(document, analysis, sentence.tokens, rules) == sentence.tokens.end)
                sentence.block = BlockKind::kDateline;
}

} // namespace claimgraph
