#include "extract/tokens/sentences.hpp"

#include "extract/text/utf8.hpp"
#include "extract/tokens/dashes.hpp"
#include "extract/tokens/datelines.hpp"
#include "extract/tokens/emoticon.hpp"
#include "extract/tokens/tokenizer.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

/// Tokens of the name of who speaks, with its brackets.
constexpr std::uint32_t kLongestLabel = 12;

constexpr std::array<std::string_view, 9> kClosers = {"\"",           "'",       ")", "]", "}", "''", "\xE2\x80\x9D",
                                                      "\xE2\x80\x99", "\xC2\xBB"};

bool is_closer(std::string_view form) { return std::ranges::find(kClosers, form) != kClosers.end(); }

bool is_number(std::string_view form) {
    return form.size() <= 6 && std::ranges::all_of(form, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

bool is_terminal(std::string_view form) {
    return form == "\xE2\x80\xA6" || form.find_first_not_of(".!?") == std::string_view::npos;
}

/// No hyphen, which may belong to a word.
bool is_long_dash(std::string_view form) { return form != "-" && is_dash(form); }

/// "eBay", "iPhone"
bool has_capital(std::string_view form) {
    return std::ranges::any_of(form, [](char c) { return c >= 'A' && c <= 'Z'; });
}

class SentenceSplitter {
  public:
    SentenceSplitter(const Document& document, const TokenRules& rules, Analysis& analysis)
        : document_(document), text_(document.text()), rules_(rules), analysis_(analysis) {}

    void split(std::span<const Block> blocks, std::span<const TokenIndex> ends) {
        mark_spaces(ends);
        small_starts_ = begins_sentences_small();
        TokenIndex first{0};
        for (std::size_t i = 0; i < ends.size(); ++i) {
            const bool given = blocks[i].kind == BlockKind::kSentence;
            if (!given && first < ends[i]) {
                const TokenIndex stop = dateline_end(document_, analysis_, {first, ends[i]}, rules_);
                if (stop != first) add({first, stop}, BlockKind::kDateline);
                first = stop;
                const TokenIndex behind = label_end(first, ends[i]);
                if (behind != first) add({first, behind}, blocks[i].kind);
                first = behind;
            }
            while (first < ends[i]) {
                const TokenIndex stop = given ? TokenIndex{std::min(ends[i].value, first.value + kMaxSentenceTokens)}
                                              : sentence_end(first, ends[i]);
                add({first, stop}, blocks[i].kind);
                first = stop;
            }
        }
    }

  private:
    void add(TokenRange tokens, BlockKind kind) {
        const ByteSpan span = analysis_.span_of(tokens);
        analysis_.sentences.push_back({span, tokens, kind});
    }

    static TokenIndex before(TokenIndex at) { return TokenIndex{at.value - 1u}; }
    static TokenIndex after(TokenIndex at) { return TokenIndex{at.value + 1u}; }
    std::string_view form(TokenIndex at) const { return slice(text_, analysis_[at].span); }
    char32_t first_character(TokenIndex at) const { return character_at(text_, analysis_[at].span.begin).value; }

    /// The token behind "((Ana Novak))", by which an interview tells who speaks in the paragraph; `first` if it has
    /// none.
    TokenIndex label_end(TokenIndex first, TokenIndex end) const {
        const TokenIndex limit{std::min(end.value, first.value + kLongestLabel)};
        const auto doubled = [&](TokenIndex at, std::string_view bracket) {
            return after(at) < limit && form(at) == bracket && form(after(at)) == bracket && !analysis_[at].space_after;
        };
        if (!doubled(first, "(")) return first;
        for (TokenIndex at{first.value + 2u}; at < limit; ++at.value)
            if (doubled(at, ")")) return TokenIndex{at.value + 2u};
        return first;
    }

    void mark_spaces(std::span<const TokenIndex> ends) {
        std::vector<Token>& tokens = analysis_.tokens;
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
            tokens[i].space_after = tokens[i + 1].span.begin != tokens[i].span.end;
        for (const TokenIndex end : ends)
            if (end.value > 0) tokens[end.value - 1].space_after = true;
    }

    /// Whether the document writes its sentences without capitals: of the plain stops that some letter follows, one in
    /// ten has a small one behind it.
    bool begins_sentences_small() const {
        std::size_t small = 0;
        std::size_t great = 0;
        for (std::size_t i = 0; i + 1 < analysis_.tokens.size(); ++i) {
            const Token& token = analysis_.tokens[i];
            if (slice(text_, token.span) != "." || !token.space_after) continue;
            const char32_t next = first_character(TokenIndex{i + 1});
            small += is_lower(next);
            great += is_upper(next);
        }
        return small * 9 > great;
    }

    TokenIndex sentence_end(TokenIndex first, TokenIndex end) const {
        const TokenIndex limit{std::min(end.value, first.value + kMaxSentenceTokens)};
        for (TokenIndex at = first; at < limit; ++at.value) {
            TokenIndex next = after(at);
            if (next == end) return end;
            if (is_terminal(form(at))) {
                if (is_item_number(first, at)) continue;
                if (is_terminal(form(next))) continue; // ". . ."
                next = skip_closers(next, limit);
                if (next == end || begins_sentence(at, next)) return next;
            } else if (is_emoticon(form(at))) {
                if (analysis_[at].space_after && is_upper(first_character(next))) return next;
            } else if (form(at).ends_with('.') && may_end_with(form(at)) && is_starter(next)) {
                return next;
            }
        }
        return limit;
    }

    /// "1. First things first": the stop belongs to the number of an item, not to a sentence.
    bool is_item_number(TokenIndex first, TokenIndex stop) const {
        if (stop == first || !is_number(form(before(stop)))) return false;
        const TokenIndex number = before(stop);
        if (number == first) return true;
        const std::string_view mark = form(before(number));
        return mark == ":" || mark == "*" || mark == "(" || is_closer(mark) ||
               (before(number) == first && mark == "\"");
    }

    /// What closes together with a sentence: quotes and brackets without a space before them, references, a face.
    TokenIndex skip_closers(TokenIndex next, TokenIndex limit) const {
        while (next < limit) {
            if (is_closer(form(next)) && (!analysis_[before(next)].space_after || form(next) == "''")) {
                next = after(next);
            } else if (next.value + 2 < limit.value && form(next) == "[" && is_number(form(after(next))) &&
                       form(TokenIndex{next.value + 2u}) == "]") {
                next.value += 3;
            } else if (is_emoticon(form(next))) {
                next = after(next);
            } else {
                break;
            }
        }
        return next;
    }

    /// Whether the sentence that stops at `stop` is followed by another at `next`.
    bool begins_sentence(TokenIndex stop, TokenIndex next) const {
        const bool spaced = analysis_[before(next)].space_after;
        const char32_t first = first_character(next);
        if (first == ',' || first == ';' || first == ':' || first == ')' || first == ']') return false;
        const bool trails_off = form(stop).starts_with("..") || form(stop) == "\xE2\x80\xA6";
        if (trails_off) return spaced && is_upper(first);
        const bool closed = next != after(stop) && !is_emoticon(form(before(next))); // "Go!" she said.
        if (is_terminal(form(next)) || is_long_dash(form(next))) return false;
        if (is_lower(first) && !has_capital(form(next))) return small_starts_ && spaced && !closed;
        return spaced || !is_digit(first);
    }

    /// An abbreviation that can close a sentence: "U.S.", "etc.", "Inc.", not "Mr." and not "J.".
    bool may_end_with(std::string_view word) const {
        if (word.size() <= 2 || word.size() > 16) return false;
        const bool capitalised = is_upper(character_at(word, 0).value);
        const auto kind = rules_.abbreviation(lower_ascii(word), capitalised);
        return kind == TokenRules::Abbreviation::kPlain || kind == TokenRules::Abbreviation::kNone;
    }

    bool is_starter(TokenIndex at) const {
        const std::string_view word = form(at);
        if (word.size() > 16 || !is_upper(character_at(word, 0).value)) return false;
        return rules_.is_starter(lower_ascii(word));
    }

    const Document& document_;
    std::string_view text_;
    const TokenRules& rules_;
    Analysis& analysis_;
    bool small_starts_ = false;
};

} // namespace

void split_sentences(const Document& document, const TokenRules& rules, std::span<const TokenIndex> ends,
                     Analysis& analysis) {
    SentenceSplitter(document, rules, analysis).split(document.blocks(), ends);
}

} // namespace claimgraph
