#include "extract/claims/attribution/quote_sources.hpp"

#include "extract/claims/attribution/source_labels.hpp"
#include "extract/tokens/dashes.hpp"
#include "extract/tokens/quote_marks.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// A sentence of its own that only says who spoke: "Marin said on Monday."
constexpr std::uint32_t kLongestCredit = 12;
/// "Ana Novak, the minister of health"
constexpr std::uint32_t kLongestName = 10;

class QuoteAttributor {
  public:
    QuoteAttributor(const ClauseReader& clauses, const ReportReader& reports, const std::vector<bool>& quoted,
                    std::vector<Attribution>& attributions)
        : clauses_(clauses),
          reports_(reports),
          labels_(clauses, reports, attributions),
          quoted_(quoted),
          attributions_(attributions) {}

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
            const Continuation goes_on = i > 0 && last.speaker
                                             ? continuation(quotes[i - 1], quote, last_end, sentence, end)
                                             : Continuation::kNone;
            Attribution found = source_beside(quote.tokens, sentence, end);
            if (!found.speaker && speech && goes_on != Continuation::kMarked)
                found = source_around(quote.tokens, sentence, end);
            if (!found.speaker && speech && goes_on != Continuation::kNone) found = last;
            if (speech) speak(quote.tokens, found, static_cast<std::uint32_t>(i + 1));
            last = found;
            last_end = end;
        }
    }

  private:
    /// Whether a quote may go on with what the one before says.
    enum class Continuation : std::uint8_t {
        kNone,
        kLikely, ///< in the same paragraph, or all of the next one
        kMarked, ///< the one before was left open at the end of its paragraph
    };
    Continuation continuation(const Quote& before, const Quote& quote, std::size_t last_end, std::size_t first,
                              std::size_t last) const {
        if (quote.block == before.block) return first <= last_end + 1 ? Continuation::kLikely : Continuation::kNone;
        if (quote.block != before.block + 1 || !labels_.begins_paragraph(first)) return Continuation::kNone;
        if (before.left_open) return Continuation::kMarked;
        // '"...," she said.' and a paragraph of nothing but a quote: had she ended, it would say who speaks
        const bool told_behind = words_behind(before.tokens, last_end).size() > 1;
        return told_behind && is_alone(quote.tokens, first, last) ? Continuation::kLikely : Continuation::kNone;
    }

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

    /// Who says a quote by its own sentences, outside of it.
    Attribution source_beside(TokenRange quote, std::size_t first, std::size_t last) const {
        if (const Attribution found = source_by_syntax(quote, first, last); found.speaker) return found;
        const TokenRange behind = words_behind(quote, last);
        const TokenRange ahead = words_ahead(quote, first);
        for (const TokenRange range : {behind, ahead})
            if (const Attribution found = source_by_verb(range, quote); found.speaker) return found;
        if (const Attribution found = source_before_colon(ahead); found.speaker) return found;
        return source_behind_dash(behind);
    }

    /// Who says a speech by less certain signs, and by the sentences around it.
    Attribution source_around(TokenRange quote, std::size_t first, std::size_t last) const {
        const TokenRange behind = words_behind(quote, last);
        if (const Attribution found = source_behind_comma(quote, behind); found.speaker) return found;
        if (last + 1 < sentences().size() && behind.size() <= 1)
            if (const Attribution found = source_in_credit(sentences()[last + 1].tokens); found.speaker) return found;
        if (first > 0 && words_ahead(quote, first).size() <= 1)
            if (const Attribution found = source_in_sentence_before(first); found.speaker) return found;
        return {};
    }

    TokenRange words_behind(TokenRange quote, std::size_t last) const {
        return unquoted({quote.end, sentences()[last].tokens.end}, true);
    }
    TokenRange words_ahead(TokenRange quote, std::size_t first) const {
        return unquoted({sentences()[first].tokens.begin, quote.begin}, false);
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
            if (const TokenIndex speaker = reports_.speaker(at); fits(speaker)) return labels_.said(speaker, at);
            if (const TokenIndex behind = reports_.inverted_speaker(at, range); fits(behind))
                return labels_.said(behind, at);
            if (joined)
                if (const TokenIndex subject = reports_.source(clauses_.subject(at)); fits(subject))
                    return labels_.said(subject, at);
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
        return labels_.named_by({range.begin, before(range.end)});
    }

    /// '"..." - Ana Novak, spokeswoman', '"..." (Ana Novak)'
    Attribution source_behind_dash(TokenRange range) const {
        while (range.size() > 0 && is_quote_mark(range.begin)) ++range.begin.value;
        if (range.size() < 2 || range.size() > kLongestCredit) return {};
        if (!is_dash(range.begin) && clauses_.form(range.begin) != "(") return {};
        const TokenRange label{after(range.begin), range.end};
        return labels_.has_verb(label) ? Attribution{} : labels_.named_by(label);
    }

    /// '"...," the governor [no verb that the tagger knows]'
    Attribution source_behind_comma(TokenRange quote, TokenRange range) const {
        const std::string_view end = clauses_.form(before(quote.end));
        if (end != "," && end != "!" && end != "?") return {};
        const TokenIndex limit{std::min(range.end.value, range.begin.value + kLongestName)};
        for (TokenIndex at = range.begin; at < limit; ++at.value)
            if (clauses_.is_noun(at) && reports_.is_somebody(at)) return labels_.said(at, at);
        return {};
    }

    /// The sentence behind a quote, if it only says who spoke.
    Attribution source_in_credit(TokenRange sentence) const {
        if (sentence.size() > kLongestCredit) return {};
        for (TokenIndex at = sentence.begin; at < sentence.end; ++at.value)
            if (quoted_[at.value]) return {};
        if (const Attribution found = source_behind_dash(sentence); found.speaker) return found;
        for (TokenIndex at = sentence.begin; at < sentence.end; ++at.value)
            if (reports_.reports_clauses(at) && !holds_clause(at) && !has_theme(at))
                if (const TokenIndex speaker = reports_.speaker(at)) return labels_.said(speaker, at);
        return {};
    }

    /// "Denied the charge": it says something else than the quote.
    bool has_theme(TokenIndex verb) const {
        const TokenIndex object = clauses_.tree().child(verb, deprel::obj);
        return object && clauses_.is_noun(object) && !reports_.is_somebody(object);
    }

    /// The sentence before a quote, in the same paragraph or with a colon at its end.
    Attribution source_in_sentence_before(std::size_t first) const {
        const TokenRange sentence = sentences()[first - 1].tokens;
        if (!sentences()[first - 1].is_text() || sentence.size() == 0) return {};
        if (const Attribution found = source_before_colon(sentence); found.speaker) return found;
        if (labels_.paragraph_of(first - 1) != labels_.paragraph_of(first)) return {};
        for (TokenIndex at = sentence.end; at > sentence.begin;) {
            --at.value;
            if (quoted_[at.value] || reports_.verb(at) == nullptr) continue;
            const TokenIndex speaker = reports_.speaker(at);
            if (speaker && !quoted_[speaker.value]) return labels_.said(speaker, at);
        }
        return {};
    }

    void speak(TokenRange quote, const Attribution& from, std::uint32_t number) {
        TokenIndex sentence = quote.begin;
        for (TokenIndex at = quote.begin; at < quote.end; ++at.value) {
            Attribution& attribution = attributions_[at.value];
            attribution.quote = number;
            if (!attribution.speaker) attribution.give_source(from);
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

    const ClauseReader& clauses_;
    const ReportReader& reports_;
    SourceLabels labels_;
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
