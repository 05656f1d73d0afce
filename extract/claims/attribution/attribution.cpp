#include "extract/claims/attribution/attribution.hpp"

#include "extract/claims/attribution/quotes.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// Sources behind sources; real chains are shorter.
constexpr std::size_t kMaxSources = 4;
/// A sentence of its own that only says who spoke: "Marin said on Monday."
constexpr std::uint32_t kLongestCredit = 12;

class AttributionFinder {
  public:
    AttributionFinder(const ClauseReader& clauses, const RelationTable& relations,
                      std::span<const std::optional<FrameMatch>> matches)
        : clauses_(clauses),
          relations_(relations),
          matches_(matches),
          source_relation_(relations.drawn_by(Construction::kSource)),
          attributions_(clauses.analysis().tokens.size()) {}

    std::vector<Attribution> find() {
        const auto& sentences = clauses_.analysis().sentences;
        for (const Sentence& sentence : sentences) walk(sentence);
        assign_quote_speakers();
        return std::move(attributions_);
    }

  private:
    /// Heads before dependents, so that each token finds its head's voice settled.
    void walk(const Sentence& sentence) {
        queue_.clear();
        for (TokenIndex at = sentence.tokens.begin; at < sentence.tokens.end; ++at.value)
            if (!clauses_.head_of(at)) queue_.push_back(at);
        for (std::size_t next = 0; next < queue_.size(); ++next) {
            const TokenIndex head = queue_[next];
            const Attribution outer = attributions_[head.value];
            attach_parenthetical_source(head);
            const TokenIndex citing = citing_of(head);
            for (const TokenIndex child : clauses_.tree().children(head)) {
                Attribution& attribution = attributions_[child.value];
                attribution = child == bystander_ ? outer : below(head, child, citing);
                if (child == citing) attribution = said(outer, reporting(head), head);
                queue_.push_back(child);
            }
        }
    }

    /// "..., KCNA said" and "as KCNA put it" beside their content, "according to KCNA": the reporter hangs below what
    /// it reports.
    void attach_parenthetical_source(TokenIndex head) {
        bystander_ = {};
        for (const TokenIndex child : clauses_.tree().children(head)) {
            const bool beside =
                clauses_.is(child, deprel::parataxis) ||
                (clauses_.is(child, deprel::advcl) && is_opened_by(child, WordKind::kReportConjunction));
            Attribution& attribution = attributions_[head.value];
            if (beside && speaks(child) && !holds_content(child)) {
                const TokenIndex citing = citing_of(child);
                attribution = citing ? cited(attribution, citing) : said(attribution, reporting(child), child);
            } else if (clauses_.has_marker_of(child, WordKind::kSource) && clauses_.is_noun(child)) {
                attribution = by(attribution, child, source_relation_, child);
            } else {
                continue;
            }
            bystander_ = child;
            return;
        }
    }

    bool is_opened_by(TokenIndex clause, WordKind conjunction) const {
        return clauses_.has_marker_of(clause, conjunction, {deprel::mark});
    }

    /// The speaker of this reporting word; default if it is not one. "as X said" fits no frame, but its verb has one.
    TokenIndex reporting(TokenIndex token) const {
        const auto& match = matches_[token.value];
        TokenIndex speaker;
        if (match && relations_[match->frame->relation].speech)
            speaker = match->subject;
        else if (!match && report_of(token))
            speaker = clauses_.subject(token);
        return speaker == token ? TokenIndex() : speaker;
    }
    bool speaks(TokenIndex token) const { return static_cast<bool>(reporting(token)); }

    RelationIndex report_of(TokenIndex token) const {
        if (const auto& match = matches_[token.value]) return match->frame->relation;
        if (!clauses_.is(token, Upos::kVerb)) return {};
        for (const Frame& frame : relations_.frames(AnchorKind::kVerb, clauses_.lemma(token)))
            if (relations_[frame.relation].speech && frame.has(Role::kContent)) return frame.relation;
        return {};
    }

    bool holds_content(TokenIndex token) const { return matches_[token.value] && matches_[token.value]->content; }

    /// "Reuters reported, citing officials, that ...": the participle; default if there is none.
    TokenIndex citing_of(TokenIndex head) const {
        if (!speaks(head)) return {};
        return clauses_.tree().first_child(
            head, [this](TokenIndex child) { return clauses_.is(child, deprel::advcl) && is_citing(child); });
    }

    bool is_citing(TokenIndex token) const {
        return clauses_.is(token, TagTrait::kGerund) && clauses_.is(token, WordKind::kCitingParticiple) &&
               clauses_.object(token);
    }

    /// The same, said by somebody else.
    static Attribution by(Attribution attribution, TokenIndex speaker, RelationIndex report, TokenIndex reporter) {
        attribution.speaker = speaker;
        attribution.report = report;
        attribution.reporter = reporter;
        return attribution;
    }
    Attribution said(const Attribution& attribution, TokenIndex speaker, TokenIndex reporter) const {
        return by(attribution, speaker, report_of(reporter), reporter);
    }
    Attribution cited(const Attribution& attribution, TokenIndex citing) const {
        return by(attribution, clauses_.object(citing), source_relation_, citing);
    }

    Attribution below(TokenIndex head, TokenIndex child, TokenIndex citing) const {
        Attribution attribution = attributions_[head.value];
        if (clauses_.is(child, kSubjects) && !clauses_.is(child, deprel::csubj)) return attribution;
        if (is_opened_by(child, WordKind::kComplementizer) && is_citing(head))
            return cited(attribution, head); // "citing officials, that ..."
        const auto& match = matches_[head.value];
        if (!match) return is_told(head, child) ? told(attribution, head) : attribution;
        const Relation& relation = relations_[match->frame->relation];
        const bool embedded = child == match->content || child == match->complement;
        const bool spoken = child == match->content ||
                            (relation.speech &&
                             (embedded || child == match->object || child == match->theme || is_word(*match, child)));
        if (spoken && relation.speech && match->subject)
            attribution = citing && embedded ? cited(attribution, citing) : said(attribution, match->subject, head);
        if (embedded && relation.content) {
            if (*relation.content != Modality::kActual) attribution.modality = relation.content;
            attribution.denied ^= relation.content_denied;
        }
        if (child == match->content && relation.speech) weaken_unasserted(head, attribution);
        return attribution;
    }

    /// "did not say that ...", "may announce that ...": nobody has said it. "does not believe that ..." denies it.
    void weaken_unasserted(TokenIndex head, Attribution& attribution) const {
        if (clauses_.is_negated(head)) {
            if (clauses_.is(head, WordKind::kNegRaising))
                attribution.denied = !attribution.denied;
            else
                attribution.modality = Modality::kPossible;
        } else if (const Modality modality = clauses_.modality(head);
                   modality == Modality::kPossible || modality == Modality::kConditional) {
            attribution.modality = Modality::kPossible;
        }
    }

    /// "his claim that ...": a clause that a noun of speech holds.
    bool is_told(TokenIndex head, TokenIndex child) const {
        return clauses_.is(child, {deprel::acl, deprel::ccomp}) && clauses_.is_noun(head) &&
               clauses_.is(head, WordKind::kReportNoun) && is_opened_by(child, WordKind::kComplementizer);
    }

    Attribution told(const Attribution& attribution, TokenIndex noun) const {
        TokenIndex speaker = clauses_.possessor(noun, true);
        const TokenIndex verb = clauses_.head_of(noun);
        if (!speaker && verb && clauses_.is(noun, deprel::obj)) speaker = clauses_.subject(verb);
        return speaker ? by(attribution, speaker, source_relation_, noun) : attribution;
    }

    static bool is_word(const FrameMatch& match, TokenIndex token) {
        return std::ranges::find(match.words, token) != match.words.end();
    }

    /// Gives every quote that is speech its speaker.
    void assign_quote_speakers() {
        const auto quotes = find_quotes(clauses_.document(), clauses_.analysis());
        Attribution last;         // of the quote before
        std::size_t last_end = 0; // its sentence
        std::size_t sentence = 0;
        for (std::size_t i = 0; i < quotes.size(); ++i) {
            const Quote& quote = quotes[i];
            const auto& sentences = clauses_.analysis().sentences;
            while (sentences[sentence].tokens.end <= quote.tokens.begin) ++sentence;
            std::size_t end = sentence;
            while (sentences[end].tokens.end < quote.tokens.end) ++end;
            Attribution found = attribution_of(quote.tokens, sentence, end);
            const bool whole = end > sentence || is_whole_sentence(quote.tokens, sentences[sentence].tokens);
            if (!found.speaker && whole && last.speaker) { // goes on with the speaker of the one before
                const bool next_to_it = quote.block == quotes[i - 1].block && sentence <= last_end + 1;
                const bool after_open = quotes[i - 1].left_open && quote.block == quotes[i - 1].block + 1;
                if (next_to_it || after_open) found = last;
            }
            if (found.speaker && whole) speak(quote.tokens, found);
            last = found;
            last_end = end;
        }
    }

    /// Nothing but punctuation around it.
    bool is_whole_sentence(TokenRange quote, TokenRange sentence) const {
        for (TokenIndex at = sentence.begin; at < sentence.end; ++at.value)
            if (!quote.contains(at) && !clauses_.is(at, Upos::kPunct)) return false;
        return true;
    }

    /// Who says a quote: a speaker that stands outside of it, found by the syntax of its last or first sentence, else a
    /// reporting clause beside it.
    Attribution attribution_of(TokenRange quote, std::size_t first, std::size_t last) const {
        const auto& sentences = clauses_.analysis().sentences;
        const auto outside = [&](TokenIndex token) { return token && !quote.contains(token); };
        for (const std::size_t sentence : {last, first})
            for (TokenIndex at = std::max(sentences[sentence].tokens.begin, quote.begin);
                 at < std::min(sentences[sentence].tokens.end, quote.end); ++at.value) {
                Attribution attribution = attributions_[at.value];
                for (std::size_t step = 0; step < kMaxSources && attribution.speaker && !outside(attribution.speaker);
                     ++step)
                    attribution = attributions_[attribution.reporter.value];
                if (outside(attribution.speaker)) return attribution;
            }
        const TokenRange before{sentences[first].tokens.begin, quote.begin};
        const TokenRange behind{quote.end, sentences[last].tokens.end};
        for (const TokenRange range : {behind, before, credit_after(last)})
            for (TokenIndex at = range.begin; at < range.end; ++at.value)
                if (const TokenIndex speaker = reporting(at); outside(speaker) && !holds_content(at))
                    return said(attributions_[at.value], speaker, at);
        return {};
    }

    /// The sentence behind a quote, if it only says who spoke.
    TokenRange credit_after(std::size_t sentence) const {
        const auto& sentences = clauses_.analysis().sentences;
        if (sentence + 1 >= sentences.size()) return {};
        const TokenRange next = sentences[sentence + 1].tokens;
        return next.size() <= kLongestCredit ? next : TokenRange{};
    }

    void speak(TokenRange quote, const Attribution& from) {
        for (TokenIndex at = quote.begin; at < quote.end; ++at.value) {
            Attribution& attribution = attributions_[at.value];
            if (!attribution.speaker) attribution = by(attribution, from.speaker, from.report, from.reporter);
        }
    }

    const ClauseReader& clauses_;
    const RelationTable& relations_;
    std::span<const std::optional<FrameMatch>> matches_;
    RelationIndex source_relation_;
    std::vector<Attribution> attributions_;
    std::vector<TokenIndex> queue_;
    TokenIndex bystander_; // the reporter below the token that is being walked
};

} // namespace

std::vector<Attribution> find_attributions(const ClauseReader& clauses, const RelationTable& relations,
                                           std::span<const std::optional<FrameMatch>> matches) {
    return AttributionFinder(clauses, relations, matches).find();
}

std::vector<TokenIndex> passed_on_by(const Attribution& attribution, std::span<const Attribution> attributions) {
    std::vector<TokenIndex> result;
    TokenIndex reporter = attribution.reporter;
    while (reporter && result.size() < kMaxSources) {
        const Attribution& outer = attributions[reporter.value];
        if (!outer.speaker || outer.reporter == reporter) break;
        result.push_back(outer.speaker);
        reporter = outer.reporter;
    }
    return result;
}

} // namespace claimgraph
