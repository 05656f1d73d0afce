#include "extract/claims/attribution/labelled_speech.hpp"

#include "extract/claims/attribution/source_labels.hpp"
#include "extract/tokens/dashes.hpp"
#include "extract/tokens/quote_marks.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// "Ana Novak, Minister of Health:"
constexpr std::uint32_t kLongestLabel = 10;
/// "... - Prime Minister Ana Novak"
constexpr std::uint32_t kLongestLastLabel = 6;

class LabelledSpeech {
  public:
    LabelledSpeech(const ClauseReader& clauses, const ReportReader& reports, std::vector<Attribution>& attributions)
        : clauses_(clauses), reports_(reports), labels_(clauses, reports, attributions), attributions_(attributions) {}

    /// "NOVAK: The north is calm. ...": all of the paragraph that nobody else says; of "The north is calm - Novak", its
    /// sentence.
    void run() {
        const auto all = sentences();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!all[i].is_text() || !labels_.begins_paragraph(i)) continue;
            if (is_bracketed_label(all[i].tokens)) {
                i = attribute_turn(i);
            } else if (const TokenIndex colon = end_of_label(all[i].tokens)) {
                const Attribution found = labels_.named_by({all[i].tokens.begin, colon});
                if (!found.speaker || !reports_.is_somebody(found.speaker)) continue;
                if (clauses_.tree().has_child(found.speaker, deprel::det)) continue; // "The author: Ana Novak was born"
                give_to({after(colon), all[i].tokens.end}, found);
                for (std::size_t s = i + 1; s < all.size() && !labels_.begins_paragraph(s); ++s)
                    give_to(all[s].tokens, found);
            } else if (const TokenIndex mark = begin_of_last_label(all[i].tokens)) {
                const Attribution found = labels_.named_by({after(mark), all[i].tokens.end});
                if (found.speaker && reports_.is_somebody(found.speaker)) give_to({all[i].tokens.begin, mark}, found);
            }
        }
    }

  private:
    std::span<const Sentence> sentences() const { return clauses_.analysis().sentences; }
    static TokenIndex before(TokenIndex at) { return TokenIndex{at.value - 1u}; }
    static TokenIndex after(TokenIndex at) { return TokenIndex{at.value + 1u}; }

    /// "((Ana Novak)) The north is calm." is a turn of hers: its paragraph, and those up to the next such label. A
    /// question ends with its paragraph, and so does the last turn, behind which the text may speak again. Returns its
    /// last sentence. Of a label that is no name ("((?))") nothing is known of the speaker.
    std::size_t attribute_turn(std::size_t label) {
        const TokenRange words = sentences()[label].tokens;
        const Attribution found =
            labels_.named_by({TokenIndex{words.begin.value + 2u}, TokenIndex{words.end.value - 2u}});
        const std::size_t last = end_of_turn(label);
        for (std::size_t i = label + 1; i <= last; ++i)
            if (found.speaker)
                give_to(sentences()[i].tokens, found);
            else
                leave_open(sentences()[i].tokens);
        return last;
    }
    std::size_t end_of_turn(std::size_t label) const {
        const auto all = sentences();
        std::size_t paragraph = label;
        while (paragraph + 1 < all.size() && !labels_.begins_paragraph(paragraph + 1)) ++paragraph;
        if (clauses_.form(before(all[paragraph].tokens.end)) == "?") return paragraph;
        for (std::size_t next = paragraph + 1; next < all.size(); ++next)
            if (labels_.begins_paragraph(next) && is_bracketed_label(all[next].tokens)) return next - 1;
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
                attribution.give_source(from);
    }

    void leave_open(TokenRange range) {
        for (TokenIndex at = range.begin; at < range.end; ++at.value)
            if (Attribution& attribution = attributions_[at.value]; attribution.quote == 0 && !attribution.imposed)
                attribution.imposed = Modality::kPossible;
    }

    /// The colon behind "Ana Novak" and before a clause without quotation marks; default if there is none.
    TokenIndex end_of_label(TokenRange sentence) const {
        TokenIndex colon = sentence.begin;
        const TokenIndex limit{std::min(sentence.end.value, sentence.begin.value + kLongestLabel)};
        for (; colon < limit && clauses_.form(colon) != ":"; ++colon.value)
            if (clauses_.form(colon) == "(") return {}; // "Ana Novak (Serbian: ...) leads it"
        if (colon >= limit || colon == sentence.begin || labels_.has_verb({sentence.begin, colon})) return {};
        const bool clause = labels_.has_verb({after(colon), sentence.end}) &&
                            quote_mark(clauses_.form(after(colon))) == QuoteMark::kNone;
        return clause ? colon : TokenIndex();
    }

    /// The colon or dash before "Ana Novak" at the end of a headline; default if there is none.
    TokenIndex begin_of_last_label(TokenRange sentence) const {
        const TokenIndex limit{
            std::max(sentence.begin.value + 1, sentence.end.value - std::min(sentence.end.value, kLongestLastLabel))};
        if (sentence.size() < 3 || clauses_.is(before(sentence.end), Upos::kPunct)) return {};
        for (TokenIndex at = before(sentence.end); at > limit;) {
            --at.value;
            const bool spaced = clauses_.token(at).space_after && clauses_.token(before(at)).space_after;
            if (clauses_.form(at) != ":" && !(is_dash(clauses_.form(at)) && spaced)) continue;
            return labels_.has_verb({sentence.begin, at}) && !labels_.has_verb({after(at), sentence.end})
                       ? at
                       : TokenIndex();
        }
        return {};
    }

    const ClauseReader& clauses_;
    const ReportReader& reports_;
    SourceLabels labels_;
    std::vector<Attribution>& attributions_;
};

} // namespace

void attribute_labelled_speech(const ClauseReader& clauses, const ReportReader& reports,
                               std::vector<Attribution>& attributions) {
    LabelledSpeech(clauses, reports, attributions).run();
}

} // namespace claimgraph
