#include "extract/tokens/sentences.hpp"

#include "extract/text/utf8.hpp"
#include "extract/tokens/tokenizer.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 9> kClosers = {"\"",           "'",       ")", "]", "}", "''", "\xE2\x80\x9D",
                                                      "\xE2\x80\x99", "\xC2\xBB"};

bool is_closer(std::string_view form) { return std::ranges::find(kClosers, form) != kClosers.end(); }

bool is_number(std::string_view form) {
    return form.size() <= 3 && std::ranges::all_of(form, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_terminal(std::string_view form) {
    return form == "\xE2\x80\xA6" || form.find_first_not_of(".!?") == std::string_view::npos;
}

class SentenceSplitter {
  public:
    SentenceSplitter(const Document& document, const TokenRules& rules, Analysis& analysis)
        : text_(document.text()), rules_(rules), analysis_(analysis) {}

    void split(const Block& block, TokenIndex first) {
        const TokenIndex end{analysis_.tokens.size()};
        for (TokenIndex at = first; at < end; ++at.value) {
            Token& token = analysis_[at];
            token.space_after =
                at.value + 1 == end.value || analysis_.tokens[at.value + 1].span.begin != token.span.end;
        }
        while (first < end) {
            const TokenIndex stop = sentence_end(first, end);
            const ByteSpan span{analysis_[first].span.begin, analysis_.tokens[stop.value - 1].span.end};
            analysis_.sentences.push_back({span, {first, stop}, block.kind});
            first = stop;
        }
    }

  private:
    std::string_view form(TokenIndex at) const { return slice(text_, analysis_[at].span); }

    TokenIndex sentence_end(TokenIndex first, TokenIndex end) const {
        const TokenIndex limit{std::min(end.value, first.value + kMaxSentenceTokens)};
        for (TokenIndex at = first; at < limit; ++at.value) {
            TokenIndex next{at.value + 1u};
            if (next == end) return end;
            if (is_terminal(form(at))) {
                if (at.value == first.value + 1 && is_number(form(first))) continue; // "1. First things first"
                while (next < limit && is_closer(form(next)) && !analysis_.tokens[next.value - 1].space_after)
                    ++next.value;
                if (next == end || begins_sentence(at, next)) return next;
            } else if (form(at).ends_with('.') && may_end_with(form(at)) && is_starter(next)) {
                return next;
            }
        }
        return limit;
    }

    /// Whether the sentence that stops at `stop` is followed by another at `next`.
    bool begins_sentence(TokenIndex stop, TokenIndex next) const {
        const bool spaced = analysis_.tokens[next.value - 1].space_after;
        const char32_t first = character_at(text_, analysis_[next].span.begin).value;
        if (is_lower(first) || first == ',' || first == ';' || first == ':') return false;
        if (first == ')' || first == ']') return false;
        const bool trailing_off = form(stop).size() > 1 && form(stop).front() == '.';
        if (trailing_off || form(stop) == "\xE2\x80\xA6") return spaced && is_upper(first);
        return spaced || !is_digit(first);
    }

    /// An abbreviation that can close a sentence: "U.S.", "etc.", "Inc.", not "Mr." and not "J.".
    bool may_end_with(std::string_view word) const {
        if (word.size() <= 2 || word.size() > 16) return false;
        const auto kind = rules_.abbreviation(lower_ascii(word));
        return kind == TokenRules::Abbreviation::kPlain || kind == TokenRules::Abbreviation::kNone;
    }

    bool is_starter(TokenIndex at) const {
        const std::string_view word = form(at);
        if (word.size() > 16 || !is_upper(character_at(word, 0).value)) return false;
        return rules_.is_starter(lower_ascii(word));
    }

    std::string_view text_;
    const TokenRules& rules_;
    Analysis& analysis_;
};

} // namespace

void split_sentences(const Document& document, const TokenRules& rules, const Block& block, TokenIndex first,
                     Analysis& analysis) {
    SentenceSplitter(document, rules, analysis).split(block, first);
}

} // namespace claimgraph
