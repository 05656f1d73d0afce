#include "extract/claims/speech.hpp"

namespace claimgraph {
namespace {

class VoiceFinder {
  public:
    VoiceFinder(const ClauseReader& clauses, const RelationTable& relations,
                std::span<const std::optional<FrameMatch>> matches)
        : clauses_(clauses), relations_(relations), matches_(matches), voices_(clauses.analysis().tokens.size()) {}

    std::vector<Voice> find() {
        const auto& sentences = clauses_.analysis().sentences;
        for (const Sentence& sentence : sentences) walk(sentence);
        spread_quotes();
        return std::move(voices_);
    }

  private:
    /// Heads before dependents, so that each token finds its head's voice settled.
    void walk(const Sentence& sentence) {
        queue_.clear();
        for (TokenIndex at = sentence.tokens.begin; at < sentence.tokens.end; ++at.value)
            if (!clauses_.token(at).head) queue_.push_back(at);
        for (std::size_t next = 0; next < queue_.size(); ++next) {
            const TokenIndex head = queue_[next];
            const Voice outer = voices_[head.value];
            hear_bystanders(head);
            for (const TokenIndex child : clauses_.tree().children(head)) {
                voices_[child.value] = child == bystander_ ? outer : below(head, child);
                queue_.push_back(child);
            }
        }
    }

    /// "..., KCNA said" beside its content, and "according to KCNA": the reporter hangs below what it reports.
    void hear_bystanders(TokenIndex head) {
        bystander_ = {};
        for (const TokenIndex child : clauses_.tree().children(head)) {
            const auto& match = matches_[child.value];
            const bool reports = clauses_.token(child).deprel == deprel::parataxis && match && !match->content &&
                                 match->subject && relations_[match->frame->relation].speech && child != match->subject;
            if (reports) {
                speak(head, match->subject, match->frame->relation);
            } else if (clauses_.has_marker_of(child, WordKind::kSource) && is_noun(clauses_.token(child).upos)) {
                speak(head, child, source_relation());
            } else {
                continue;
            }
            bystander_ = child;
            return;
        }
    }

    void speak(TokenIndex head, TokenIndex speaker, RelationIndex report) {
        voices_[head.value].speaker = speaker;
        voices_[head.value].report = report;
    }

    Voice below(TokenIndex head, TokenIndex child) const {
        Voice voice = voices_[head.value];
        const auto& match = matches_[head.value];
        const Symbol deprel = clauses_.token(child).deprel;
        if (is_subject(deprel) && deprel != deprel::csubj) return voice;
        if (!match) return voice;
        const Relation& relation = relations_[match->frame->relation];
        const bool embedded = child == match->content || child == match->complement;
        const bool said = child == match->content ||
                          (relation.speech &&
                           (embedded || child == match->object || child == match->theme || is_word(*match, child)));
        if (said && relation.speech && match->subject) {
            voice.speaker = match->subject;
            voice.report = match->frame->relation;
        }
        if (embedded && relation.content) {
            if (*relation.content != Modality::kActual) voice.modality = relation.content;
            voice.denied ^= relation.content_denied;
        }
        return voice;
    }

    static bool is_word(const FrameMatch& match, TokenIndex token) {
        for (const TokenIndex word : match.words)
            if (word == token) return true;
        return false;
    }

    /// Sentences between an opening and a closing quote that no word of their own attributes: the voice found at the
    /// end (or the start) of the quote speaks them all. A paragraph's end closes a quote that was left open.
    void spread_quotes() {
        const auto& sentences = clauses_.analysis().sentences;
        const auto blocks = clauses_.document().blocks();
        std::size_t block = 0;
        bool open = false;
        std::vector<std::size_t> run; // sentences inside the open quote
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            while (block < blocks.size() && blocks[block].span.end <= sentences[i].span.begin) {
                ++block;
                open = false;
                run.clear();
            }
            const bool was_open = open;
            for (TokenIndex at = sentences[i].tokens.begin; at < sentences[i].tokens.end; ++at.value) {
                const std::string_view form = clauses_.form(at);
                if (form == "\"") open = !open;
                if (form == "\xE2\x80\x9C" || form == "``") open = true;
                if (form == "\xE2\x80\x9D" || form == "''") open = false;
            }
            if (was_open || open) run.push_back(i);
            if (open || run.size() < 2) {
                if (!open) run.clear();
                continue;
            }
            attribute(run);
            run.clear();
        }
    }

    void attribute(const std::vector<std::size_t>& run) {
        const auto& sentences = clauses_.analysis().sentences;
        Voice found;
        for (const std::size_t at : {run.back(), run.front()})
            for (TokenIndex token = sentences[at].tokens.begin; token < sentences[at].tokens.end && !found.speaker;
                 ++token.value)
                if (voices_[token.value].speaker) found = voices_[token.value];
        if (!found.speaker) return;
        for (const std::size_t at : run)
            for (TokenIndex token = sentences[at].tokens.begin; token < sentences[at].tokens.end; ++token.value) {
                Voice& voice = voices_[token.value];
                if (voice.speaker || token == found.speaker) continue;
                voice.speaker = found.speaker;
                voice.report = found.report;
            }
    }

    RelationIndex source_relation() const { // the plainest way of saying
        const auto relations = relations_.relations();
        for (std::size_t i = 0; i < relations.size(); ++i)
            if (relations[i].speech) return RelationIndex{i};
        return {};
    }

    const ClauseReader& clauses_;
    const RelationTable& relations_;
    std::span<const std::optional<FrameMatch>> matches_;
    std::vector<Voice> voices_;
    std::vector<TokenIndex> queue_;
    TokenIndex bystander_; // the reporter below the token that is being walked
};

} // namespace

std::vector<Voice> find_voices(const ClauseReader& clauses, const RelationTable& relations,
                               std::span<const std::optional<FrameMatch>> matches) {
    return VoiceFinder(clauses, relations, matches).find();
}

} // namespace claimgraph
