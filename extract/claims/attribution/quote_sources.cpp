#include "extract/claims/attribution/quote_sources.hpp"

#include "extract/tokens/dashes.hpp"
#include "extract/tokens/quote_marks.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// A sentence of its own that only says who spoke: "Marin said on Monday."
constexpr std::uint32_t kLongestCredit = 12;
/// "Ana Novak, Minister of Health:"
constexpr std::uint32_t kLongestLabel = 10;
/// "... - Prime Minister Ana Novak"
constexpr std::uint32_t kLongestLastLabel = 6;

class QuoteAttributor {
  public:
    QuoteAttributor(const ClauseReader& clauses, const ReportReader& reports, const std::vector<bool>& quoted,
                    std::vector<Attribution>& attributions)
        : clauses_(clauses), reports_(reports), quoted_(quoted), attributions_(attributions) {}

    void run(std::span<const Quote> quotes) {
        Attribution last;         // of the quote before
        std::size_t last_end = 0; // its sentence
        std::size_t sentence = 0;
        for (std::size_t i = 0; i < quotes.size(); ++i) {
            const Quote& quote = quotes[i];
            while (sentences()[sentence].tokens.end <= quote.tokens.begin) ++sentence;
            std::size_t end = sentence;
            while (sentences()[end].tokens.end < quote.tokens.end) ++end;
            const bool speech = is_speech(quote.tokens, sentence, end);
            Attribution found = source_of(quote.tokens, sentence, end, speech);
            if (!found.speaker && speech && last.speaker) { // goes on with the speaker of the one before
                const bool next_to_it = quote.block == quotes[i - 1].block && sentence <= last_end + 1;
                const bool after_open = quotes[i - 1].left_open && quote.block == quotes[i - 1].block + 1;
                if (next_to_it || after_open) found = last;
            }
            if (speech) speak(quote.tokens, found, static_cast<std::uint32_t>(i + 1));
            last = found;
            last_end = end;
        }
        attribute_labelled();
    }

  private:
    std::span<const Sentence> sentences() const { return clauses_.analysis().sentences; }
    static TokenIndex before(TokenIndex at) { return TokenIndex{at.value - 1u}; }
    static TokenIndex after(TokenIndex at) { return TokenIndex{at.value + 1u}; }

    bool is_dash(TokenIndex at) const { return claimgraph::is_dash(clauses_.form(at)); }
    bool is_quote_mark(TokenIndex at) const { return quote_mark(clauses_.form(at)) != QuoteMark::kNone; }
    bool is_punctuation(TokenIndex at) const { return clauses_.is(at, Upos::kPunct); }

    /// Nothing but punctuation around it.
    bool is_alone(TokenRange quote, std::size_t first, std::size_t last) const {
        for (TokenIndex at = sentences()[first].tokens.begin; at < sentences()[last].tokens.end; ++at.value)
            if (!quote.contains(at) && !is_punctuation(at)) return false;
        return true;
    }

    /// Whether a quote is somebody's speech and not a title or a word that the text only mentions: it has sentences of
    /// its own, or a clause that begins with a capital or ends as sentences do.
    bool is_speech(TokenRange quote, std::size_t first, std::size_t last) const {
        if (last > first || is_alone(quote, first, last)) return true;
        const std::string_view end = clauses_.form(before(quote.end));
        const bool closed = end == "," || end == "." || end == "!" || end == "?";
        const bool introduced = quote.begin.value <= sentences()[first].tokens.begin.value + 1u || [&] {
            const std::string_view form = clauses_.form(TokenIndex{quote.begin.value - 2u});
            return form == ":" || form == ",";
        }();
        if (!closed && !introduced) return false;
        for (TokenIndex at = quote.begin; at < quote.end; ++at.value) {
            if (clauses_.is_order(at)) return true;
            if (clauses_.tree().first_child(
                    at, [&](TokenIndex child) { return clauses_.is(child, kSubjects) && quote.contains(child); }))
                return true;
        }
        return false;
    }

    Attribution said(TokenIndex speaker, TokenIndex word) const {
        Attribution attribution = attributions_[word.value];
        attribution.speaker = speaker;
        attribution.report = reports_.report(word);
        attribution.reporter = word;
        return attribution;
    }

    /// Who says a quote: a speaker that stands outside of it.
    Attribution source_of(TokenRange quote, std::size_t first, std::size_t last, bool speech) const {
        if (const Attribution found = source_by_syntax(quote, first, last); found.speaker) return found;
        const TokenRange behind = unquoted({quote.end, sentences()[last].tokens.end}, true);
        const TokenRange ahead = unquoted({sentences()[first].tokens.begin, quote.begin}, false);
        for (const TokenRange range : {behind, ahead})
            if (const Attribution found = source_by_verb(range, quote); found.speaker) return found;
        if (const Attribution found = source_before_colon(ahead); found.speaker) return found;
        if (const Attribution found = source_behind_dash(behind); found.speaker) return found;
        if (!speech) return {};
        if (const Attribution found = source_behind_comma(quote, behind); found.speaker) return found;
        if (last + 1 < sentences().size() && behind.size() <= 1)
            if (const Attribution found = source_in_credit(sentences()[last + 1].tokens); found.speaker) return found;
        if (first > 0 && ahead.size() <= 1)
            if (const Attribution found = source_in_sentence_before(first); found.speaker) return found;
        return {};
    }

    Attribution source_by_syntax(TokenRange quote, std::size_t first, std::size_t last) const {
        const auto outside = [&](TokenIndex token) { return token && !quote.contains(token) && !quoted_[token.value]; };
        for (const std::size_t sentence : {last, first})
            for (TokenIndex at = std::max(sentences()[sentence].tokens.begin, quote.begin);
                 at < std::min(sentences()[sentence].tokens.end, quote.end); ++at.value) {
                Attribution attribution = attributions_[at.value];
                for (std::size_t step = 0; step < kMaxSources && attribution.speaker && !outside(attribution.speaker);
                     ++step)
                    attribution = attributions_[attribution.reporter.value];
                if (outside(attribution.speaker)) return attribution;
            }
        return {};
    }

    /// The part of a range that no other quote stands in, next to the quote at its begin or end.
    TokenRange unquoted(TokenRange range, bool from_begin) const {
        if (range.begin >= range.end) return {};
        if (from_begin) {
            TokenIndex at = range.begin;
            while (at < range.end && !quoted_[at.value]) ++at.value;
            return {range.begin, at};
        }
        TokenIndex at = range.end;
        while (at > range.begin && !quoted_[before(at).value]) --at.value;
        return {at, range.end};
    }

    /// A verb of saying, or any verb that the trees join to the quote.
    Attribution source_by_verb(TokenRange range, TokenRange quote) const {
        for (TokenIndex at = range.begin; at < range.end; ++at.value) {
            if (!clauses_.is(at, Upos::kVerb)) continue;
            const TokenIndex head = clauses_.head_of(at);
            const bool joined =
                (head && quote.contains(head)) || clauses_.tree().first_child(at, [&](TokenIndex child) {
                    return quote.contains(child) && !is_punctuation(child);
                });
            const bool reports = bool(reports_.verb(at));
            if (!reports && !reports_.speaker(at) && !joined) continue;
            if (!joined && holds_clause(at)) continue;
            const auto fits = [&](TokenIndex token) { return token && !quoted_[token.value]; };
            if (const TokenIndex speaker = reports_.speaker(at); fits(speaker)) return said(speaker, at);
            if (const TokenIndex behind = reports_.inverted_speaker(at, range); fits(behind)) return said(behind, at);
            if (joined)
                if (const TokenIndex subject = reports_.source(clauses_.subject(at)); fits(subject))
                    return said(subject, at);
        }
        return {};
    }

    /// Whether a verb has a clause of its own outside of quotes: it reports that.
    bool holds_clause(TokenIndex verb) const {
        return bool(clauses_.tree().first_child(
            verb, [&](TokenIndex child) { return clauses_.is(child, deprel::ccomp) && !quoted_[child.value]; }));
    }

    /// "Ana Novak:", "from the minister:", "in the words of X:", "The minister rejected the criticism:"
    Attribution source_before_colon(TokenRange range) const {
        while (range.size() > 0 && is_quote_mark(before(range.end))) --range.end.value;
        if (range.size() < 2 || clauses_.form(before(range.end)) != ":") return {};
        return source_of_label({range.begin, before(range.end)});
    }

    /// The subject of a clause, else who is named by the phrase.
    Attribution source_of_label(TokenRange range) const {
        for (TokenIndex at = range.begin; at < range.end; ++at.value) {
            const TokenIndex head = clauses_.head_of(at);
            if ((head && range.contains(head)) || is_punctuation(at)) continue;
            if (clauses_.is(at, Upos::kVerb)) {
                if (const TokenIndex speaker = reports_.speaker(at)) return said(speaker, at);
                if (const TokenIndex subject = reports_.source(clauses_.subject(at))) return said(subject, at);
            } else if (const TokenIndex source = source_of_phrase(at)) {
                return said(source, at);
            }
        }
        for (TokenIndex at = range.begin; at < range.end; ++at.value)       // badly parsed
            if (clauses_.is(at, Upos::kPropn) || reports_.is_utterance(at)) // "the family's statement read"
                if (const TokenIndex source = reports_.source(at)) return said(source, at);
        return {};
    }

    TokenIndex source_of_phrase(TokenIndex at) const {
        return clauses_.is_noun(at) || clauses_.is(at, Upos::kPron) ? reports_.source(at) : TokenIndex();
    }

    bool has_verb(TokenRange range) const {
        for (TokenIndex at = range.begin; at < range.end; ++at.value)
            if (clauses_.is(at, Upos::kVerb)) return true;
        return false;
    }

    /// '"..." - Ana Novak, spokeswoman', '"..." (Ana Novak)'
    Attribution source_behind_dash(TokenRange range) const {
        while (range.size() > 0 && is_quote_mark(range.begin)) ++range.begin.value;
        if (range.size() < 2 || range.size() > kLongestCredit) return {};
        if (!is_dash(range.begin) && clauses_.form(range.begin) != "(") return {};
        const TokenRange label{after(range.begin), range.end};
        return has_verb(label) ? Attribution{} : source_of_label(label);
    }

    /// '"...," the governor [no verb that the tagger knows]'
    Attribution source_behind_comma(TokenRange quote, TokenRange range) const {
        const std::string_view end = clauses_.form(before(quote.end));
        if (end != "," && end != "!" && end != "?") return {};
        const TokenIndex limit{std::min(range.end.value, range.begin.value + kLongestLabel)};
        for (TokenIndex at = range.begin; at < limit; ++at.value)
            if (clauses_.is_noun(at) && reports_.is_somebody(at)) return said(at, at);
        return {};
    }

    /// The sentence behind a quote, if it only says who spoke.
    Attribution source_in_credit(TokenRange sentence) const {
        if (sentence.size() > kLongestCredit) return {};
        for (TokenIndex at = sentence.begin; at < sentence.end; ++at.value)
            if (quoted_[at.value]) return {};
        if (const Attribution found = source_behind_dash(sentence); found.speaker) return found;
        for (TokenIndex at = sentence.begin; at < sentence.end; ++at.value)
            if (reports_.reports_clauses(at) && !holds_clause(at))
                if (const TokenIndex speaker = reports_.speaker(at)) return said(speaker, at);
        return {};
    }

    /// The sentence before a quote, in the same paragraph or with a colon at its end.
    Attribution source_in_sentence_before(std::size_t first) const {
        const TokenRange sentence = sentences()[first - 1].tokens;
        if (!sentences()[first - 1].is_text() || sentence.size() == 0) return {};
        if (const Attribution found = source_before_colon(sentence); found.speaker) return found;
        if (block_of(first - 1) != block_of(first)) return {};
        for (TokenIndex at = sentence.end; at > sentence.begin;) {
            --at.value;
            if (quoted_[at.value] || !reports_.reports_clauses(at)) continue;
            const TokenIndex speaker = reports_.speaker(at);
            if (speaker && !quoted_[speaker.value]) return said(speaker, at);
        }
        return {};
    }

    void speak(TokenRange quote, const Attribution& from, std::uint32_t number) {
        TokenIndex sentence = quote.begin;
        for (TokenIndex at = quote.begin; at < quote.end; ++at.value) {
            Attribution& attribution = attributions_[at.value];
            attribution.quote = number;
            if (!attribution.speaker) give(attribution, from);
            const std::string_view form = clauses_.form(at);
            if (form == "?") impose(Modality::kPossible, {sentence, at});
            if (form == "." || form == "!" || form == "?") sentence = after(at);
        }
        for (TokenIndex at = quote.begin; at < quote.end; ++at.value)
            if (clauses_.is_order(at)) {
                TokenRange words = clauses_.tree().subtree(at);
                words.begin = std::max(words.begin, quote.begin);
                words.end = std::min(words.end, quote.end);
                impose(Modality::kRequested, words);
            }
        if (!from.speaker) impose(Modality::kPossible, quote);
    }

    static void give(Attribution& attribution, const Attribution& from) {
        attribution.speaker = from.speaker;
        attribution.report = from.report;
        attribution.reporter = from.reporter;
    }

    /// What something imposes already stays, but an order is one by whatever verb.
    void impose(Modality modality, TokenRange range) {
        for (TokenIndex at = range.begin; at < range.end; ++at.value)
            if (Attribution& attribution = attributions_[at.value];
                !attribution.imposed ||
                (modality == Modality::kRequested && attribution.imposed == Modality::kPossible))
                if (modality != Modality::kPossible || attribution.quote == 0 || !has_own_speaker(at))
                    attribution.imposed = modality;
    }

    /// Whether what a quote says at a token is said by somebody whom the quote itself names.
    bool has_own_speaker(TokenIndex at) const {
        const TokenIndex speaker = attributions_[at.value].speaker;
        return speaker && attributions_[speaker.value].quote == attributions_[at.value].quote;
    }

    /// "NOVAK: The north is calm. ...": all of the paragraph that nobody else says; of "The north is calm - Novak", its
    /// sentence.
    void attribute_labelled() {
        const auto all = sentences();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!all[i].is_text() || !begins_block(i)) continue;
            if (is_bracketed_label(all[i].tokens)) {
                i = attribute_turn(i);
            } else if (const TokenIndex colon = end_of_label(all[i].tokens)) {
                const Attribution found = source_of_label({all[i].tokens.begin, colon});
                if (!found.speaker || !reports_.is_somebody(found.speaker)) continue;
                if (clauses_.tree().has_child(found.speaker, deprel::det)) continue; // "The author: Ana Novak was born"
                give_to({after(colon), all[i].tokens.end}, found);
                for (std::size_t s = i + 1; s < all.size() && !begins_block(s); ++s) give_to(all[s].tokens, found);
            } else if (const TokenIndex mark = begin_of_last_label(all[i].tokens)) {
                const Attribution found = source_of_label({after(mark), all[i].tokens.end});
                if (found.speaker && reports_.is_somebody(found.speaker)) give_to({all[i].tokens.begin, mark}, found);
            }
        }
    }

    /// "((Ana Novak)) The north is calm." is a turn of hers: its paragraph, and those up to the next such label. A
    /// question ends with its paragraph, and so does the last turn, behind which the text may speak again. Returns its
    /// last sentence. Of a label that is no name
    /// ("((?))") nothing is known of the speaker.
    std::size_t attribute_turn(std::size_t label) {
        const TokenRange words = sentences()[label].tokens;
        const Attribution found =
            source_of_label({TokenIndex{words.begin.value + 2u}, TokenIndex{words.end.value - 2u}});
        const std::size_t last = end_of_turn(label);
        for (std::size_t i = label + 1; i <= last; ++i)
            if (found.speaker)
                give_to(sentences()[i].tokens, found);
            else
                impose(Modality::kPossible, sentences()[i].tokens);
        return last;
    }
    std::size_t end_of_turn(std::size_t label) const {
        const auto all = sentences();
        std::size_t paragraph = label;
        while (paragraph + 1 < all.size() && !begins_block(paragraph + 1)) ++paragraph;
        if (clauses_.form(before(all[paragraph].tokens.end)) == "?") return paragraph;
        for (std::size_t next = paragraph + 1; next < all.size(); ++next)
            if (begins_block(next) && is_bracketed_label(all[next].tokens)) return next - 1;
        return paragraph;
    }

    /// A sentence of its own, see split_sentences().
    bool is_bracketed_label(TokenRange sentence) const {
        const auto is_double = [&](TokenIndex first, std::string_view bracket) {
            return clauses_.form(first) == bracket && clauses_.form(after(first)) == bracket;
        };
        return sentence.size() > 4 && is_double(sentence.begin, "(") &&
               is_double(TokenIndex{sentence.end.value - 2u}, ")");
    }

    void give_to(TokenRange range, const Attribution& from) {
        for (TokenIndex at = range.begin; at < range.end; ++at.value)
            if (Attribution& attribution = attributions_[at.value]; !attribution.speaker && attribution.quote == 0)
                give(attribution, from);
    }

    bool begins_block(std::size_t sentence) const {
        return sentence == 0 || !sentences()[sentence - 1].is_text() || block_of(sentence - 1) != block_of(sentence);
    }

    std::size_t block_of(std::size_t sentence) const {
        const auto blocks = clauses_.document().blocks();
        const auto next = std::ranges::upper_bound(blocks, sentences()[sentence].span.begin, {},
                                                   [](const Block& block) { return block.span.begin; });
        return static_cast<std::size_t>(next - blocks.begin());
    }

    /// The colon behind "Ana Novak" and before a clause without quotation marks; default if there is none.
    TokenIndex end_of_label(TokenRange sentence) const {
        TokenIndex colon = sentence.begin;
        const TokenIndex limit{std::min(sentence.end.value, sentence.begin.value + kLongestLabel)};
        for (; colon < limit && clauses_.form(colon) != ":"; ++colon.value)
            if (clauses_.form(colon) == "(") return {}; // "Ana Novak (Serbian: ...) leads it"
        if (colon >= limit || colon == sentence.begin || has_verb({sentence.begin, colon})) return {};
        const bool clause = has_verb({after(colon), sentence.end}) && !is_quote_mark(after(colon));
        return clause ? colon : TokenIndex();
    }

    /// The colon or dash before "Ana Novak" at the end of a headline; default if there is none.
    TokenIndex begin_of_last_label(TokenRange sentence) const {
        const TokenIndex limit{
            std::max(sentence.begin.value + 1, sentence.end.value - std::min(sentence.end.value, kLongestLastLabel))};
        if (sentence.size() < 3 || is_punctuation(before(sentence.end))) return {};
        for (TokenIndex at = before(sentence.end); at > limit;) {
            --at.value;
            const bool spaced = clauses_.token(at).space_after && clauses_.token(before(at)).space_after;
            if (clauses_.form(at) != ":" && !(is_dash(at) && spaced)) continue;
            return has_verb({sentence.begin, at}) && !has_verb({after(at), sentence.end}) ? at : TokenIndex();
        }
        return {};
    }

    const ClauseReader& clauses_;
    const ReportReader& reports_;
    /// By token. What is quoted, whatever it is, is nowhere looked for who says it.
    const std::vector<bool>& quoted_;
    std::vector<Attribution>& attributions_;
};

} // namespace

void attribute_quotes(const ClauseReader& clauses, const ReportReader& reports, std::span<const Quote> quotes,
                      const std::vector<bool>& quoted, std::vector<Attribution>& attributions) {
    QuoteAttributor(clauses, reports, quoted, attributions).run(quotes);
}

} // namespace claimgraph
