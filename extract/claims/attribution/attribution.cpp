#include "extract/claims/attribution/attribution.hpp"

#include "extract/claims/attribution/labelled_speech.hpp"
#include "extract/claims/attribution/quote_sources.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

class AttributionFinder {
  public:
    AttributionFinder(const ClauseReader& clauses, const RelationTable& relations,
                      std::span<const std::optional<FrameMatch>> matches, const ReportReader& reports)
        : clauses_(clauses),
          relations_(relations),
          matches_(matches),
          reports_(reports),
          source_relation_(relations.drawn_by(Construction::kSource)),
          attributions_(clauses.analysis().tokens.size()) {}

    std::vector<Attribution> find() {
        const auto& sentences = clauses_.analysis().sentences;
        const std::vector<Quote> quotes = find_quotes(clauses_.document(), clauses_.analysis());
        quoted_ = quoted_tokens(quotes, attributions_.size());
        for (const Sentence& sentence : sentences) walk(sentence);
        attribute_quotes(clauses_, reports_, quotes, quoted_, attributions_);
        attribute_labelled_speech(clauses_, reports_, attributions_);
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
            Attribution outer = attributions_[head.value];
            attach_parenthetical_source(head, outer);
            const TokenIndex citing = citing_of(head);
            for (const TokenIndex child : clauses_.tree().children(head)) {
                Attribution& attribution = attributions_[child.value];
                attribution = child == bystander_ ? outer : below(head, child, citing);
                if (child == citing) attribution = said(outer, reports_.speaker(head), head);
                queue_.push_back(child);
            }
        }
    }

    /// "..., KCNA said" and "as KCNA put it" beside their content, "according to KCNA": the reporter hangs below what
    /// it reports. `outer` is whose word the reporter stands by.
    void attach_parenthetical_source(TokenIndex head, Attribution& outer) {
        bystander_ = {};
        for (const TokenIndex child : clauses_.tree().children(head)) {
            const bool beside = clauses_.is(child, deprel::parataxis) || is_as_clause(child);
            Attribution& attribution = attributions_[head.value];
            const bool inside = quoted_[child.value] && !quoted_[head.value];
            if (beside && !inside && speaks(child) && !holds_content(child) && !does_something_else(child)) {
                const TokenIndex citing = citing_of(child);
                if (opens_what_is_said(child, head, attribution)) { // "X said, as reported by Y, that ..."
                    Attribution& report = attributions_[attribution.reporter.value];
                    outer = report;
                    report = said(report, reports_.speaker(child), child);
                    bystander_ = child;
                    return;
                }
                attribution = citing ? cited(attribution, citing) : said(attribution, reports_.speaker(child), child);
            } else if (const TokenIndex speaker = inside ? TokenIndex() : reports_.speaker_before(child)) {
                attribution = said(attribution, speaker, child);
            } else if (const TokenIndex source = named_source(child)) {
                attribution = by(attribution, source, source_relation_, child);
            } else {
                continue;
            }
            bystander_ = child;
            return;
        }
    }

    /// "as KCNA put it", "as reported by KCNA"; not "as it considers it an error", "as the talks continued", "as
    /// revealed in court".
    bool is_as_clause(TokenIndex clause) const {
        if (!clauses_.is(clause, deprel::advcl) || !is_opened_by(clause, WordKind::kReportConjunction)) return false;
        if (!clauses_.has_own_subject(clause) && !clauses_.agent(clause)) return false;
        const auto& match = matches_[clause.value];
        const bool reports = (match && relations_[match->frame->relation].speech) || reports_.reports_clauses(clause);
        return reports && !clauses_.tree().first_child(clause, [this](TokenIndex child) {
            return clauses_.is(child, deprel::xcomp) ||
                   (clauses_.is(child, deprel::obj) && clauses_.is_noun(child) && !reports_.is_somebody(child));
        });
    }

    bool opens_what_is_said(TokenIndex clause, TokenIndex content, const Attribution& attribution) const {
        return attribution.reporter && attribution.reporter < clause &&
               clauses_.tree().subtree(clause).begin == clauses_.tree().subtree(content).begin;
    }

    bool is_opened_by(TokenIndex clause, WordKind conjunction) const {
        return clauses_.has_marker_of(clause, conjunction, {deprel::mark});
    }

    /// "according to X", "in a report by X"
    TokenIndex named_source(TokenIndex phrase) const {
        if (!clauses_.is_noun(phrase)) return {};
        if (clauses_.has_marker_of(phrase, WordKind::kSource)) // not "an amount per student"
            return is_measure(phrase) ? TokenIndex() : reports_.source(phrase);
        if (!clauses_.is(phrase, deprel::obl) || !reports_.is_utterance(phrase) ||
            !clauses_.has_marker_of(phrase, WordKind::kEngagement))
            return {};
        const TokenIndex source = reports_.source(phrase);
        return !source || source == phrase || clauses_.is(source, Upos::kPron) ? TokenIndex() : source;
    }

    bool is_measure(TokenIndex noun) const {
        return clauses_.is(noun, deprel::nmod) && is_singular_common(clauses_.token(noun).traits) &&
               !clauses_.tree().has_child(noun, deprel::det);
    }

    bool speaks(TokenIndex token) const { return static_cast<bool>(reports_.speaker(token)); }

    /// "as they chanted slogans": what it is about is no content of it.
    bool does_something_else(TokenIndex token) const {
        if (const auto& match = matches_[token.value]; match && relations_[match->frame->relation].speech) return false;
        return bool(clauses_.tree().first_child(token, [this](TokenIndex child) {
            return clauses_.is(child, deprel::obj) && clauses_.is_noun(child) && !reports_.is_somebody(child);
        }));
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
               cited_by(token);
    }

    /// "Ana" of "citing Ana, that ...", whom a parser may take for one to whom something is cited.
    TokenIndex cited_by(TokenIndex citing) const {
        const TokenIndex object = clauses_.object(citing);
        return object ? object : clauses_.tree().child(citing, deprel::iobj);
    }

    /// The same, said by somebody else.
    static Attribution by(Attribution attribution, TokenIndex speaker, RelationIndex report, TokenIndex reporter) {
        attribution.speaker = speaker;
        attribution.report = report;
        attribution.reporter = reporter;
        return attribution;
    }
    Attribution said(const Attribution& attribution, TokenIndex speaker, TokenIndex reporter) const {
        return speaker ? by(attribution, speaker, reports_.report(reporter), reporter) : attribution;
    }
    Attribution cited(const Attribution& attribution, TokenIndex citing) const {
        const TokenIndex source = reports_.source(cited_by(citing));
        return source ? by(attribution, source, source_relation_, citing) : attribution;
    }

    Attribution below(TokenIndex head, TokenIndex child, TokenIndex citing) const {
        Attribution attribution = attributions_[head.value];
        if (clauses_.is(child, kSubjects) && !clauses_.is(child, deprel::csubj)) return attribution;
        if (is_opened_by(child, WordKind::kComplementizer) && is_citing(head))
            return cited(attribution, head); // "citing officials, that ..."
        if (is_told(head, child)) return told(attribution, head);
        const auto& match = matches_[head.value];
        const bool content = match && child == match->content;
        if (match) {
            const Relation& relation = relations_[match->frame->relation];
            const bool embedded = content || child == match->complement;
            const bool spoken = content || (relation.speech && (embedded || child == match->object ||
                                                                child == match->theme || is_word(*match, child)));
            if (spoken && relation.speech)
                attribution =
                    citing && embedded ? cited(attribution, citing) : said(attribution, reports_.speaker(head), head);
            if (content && relation.speech) {
                leave_open_what_a_thing_says(match->subject, attribution);
                return attribution;
            }
        }
        if (holds_said_clause(head, child)) {
            attribution = said(attribution, reports_.speaker(head), head);
            leave_open_what_a_thing_says(clauses_.subject(head), attribution);
            if (reports_.asks(head)) attribution.imposed = Modality::kPossible;
        }
        return attribution;
    }

    /// "A tweet said that ...": somebody unknown says so.
    void leave_open_what_a_thing_says(TokenIndex subject, Attribution& attribution) const {
        if (!attribution.speaker && !attribution.imposed && subject && clauses_.is_noun(subject) &&
            !reports_.source(subject))
            attribution.imposed = Modality::kPossible;
    }

    /// What somebody says by a verb without a frame: "quipped that ...", "asked why ..."
    bool holds_said_clause(TokenIndex head, TokenIndex child) const {
        if (!reports_.reports_clauses(head))
            return clauses_.is(child, deprel::ccomp) && clauses_.is(head, deprel::acl) &&
                   reports_.is_utterance(clauses_.head_of(head)); // "a statement agreeing that ..."
        const bool asked = reports_.asks(head);
        if (clauses_.is(child, deprel::ccomp)) return !asked || clauses_.is_interrogative(child);
        if (clauses_.is(child, deprel::xcomp)) return !asked && tells_of_the_past(child);
        if (clauses_.is(child, TagTrait::kGerund) && is_opened_by(child, WordKind::kReportConjunction))
            return clauses_.is(child, deprel::advcl); // "quoted X as saying"
        return asked && clauses_.is(child, {deprel::advcl, deprel::advcl_relcl}) && child > head &&
               clauses_.is_interrogative(child) && !does_something_else(head);
    }

    /// "Claimed to have met her", "admitted meeting her"; not "promised to meet her".
    bool tells_of_the_past(TokenIndex verb) const {
        return clauses_.is(verb, TagTrait::kGerund) ||
               (clauses_.is(verb, TagTrait::kPastParticiple) && clauses_.tree().has_child(verb, deprel::aux));
    }

    /// "his claim that ...": a clause that a noun of speech holds.
    bool is_told(TokenIndex head, TokenIndex child) const {
        return clauses_.is(child, {deprel::acl, deprel::ccomp}) && clauses_.is_noun(head) &&
               (clauses_.is(head, WordKind::kReportNoun) || reports_.is_utterance(head)) &&
               is_opened_by(child, WordKind::kComplementizer);
    }

    Attribution told(const Attribution& attribution, TokenIndex noun) const {
        const TokenIndex speaker = reports_.source(noun);
        return speaker && speaker != noun ? by(attribution, speaker, source_relation_, noun) : attribution;
    }

    static bool is_word(const FrameMatch& match, TokenIndex token) {
        return std::ranges::find(match.words, token) != match.words.end();
    }

    const ClauseReader& clauses_;
    const RelationTable& relations_;
    std::span<const std::optional<FrameMatch>> matches_;
    const ReportReader& reports_;
    RelationIndex source_relation_;
    std::vector<Attribution> attributions_;
    std::vector<TokenIndex> queue_;
    std::vector<bool> quoted_; // by token
    TokenIndex bystander_;     // the reporter below the token that is being walked
};

} // namespace

std::vector<Attribution> find_attributions(const ClauseReader& clauses, const RelationTable& relations,
                                           std::span<const std::optional<FrameMatch>> matches,
                                           const ReportReader& reports) {
    return AttributionFinder(clauses, relations, matches, reports).find();
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
