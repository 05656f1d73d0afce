#include "extract/question/question_patterns.hpp"

#include "extract/claims/decision/claim_pairs.hpp"

#include <algorithm>
#include <utility>

namespace claimgraph {
namespace {

constexpr double kBeside = 0.6;    ///< of the best one: also read so
constexpr double kSureAlone = 0.5; ///< without a frame: less is a guess at what the question asks for

/// Adds patterns to a form. Views all it is given.
class PatternMaker {
  public:
    PatternMaker(const Document& question, const Analysis& analysis, const QuestionWords& words)
        : question_(question), analysis_(analysis), words_(words) {}

    void add(const QuestionReading& reading, std::span<const PatternCandidate> found, QuestionForm& form) const {
        if (add_link(form) || add_saying(reading, found, form) || add_general(reading, form)) return;
        form.is_guess = !found.empty() && is_guess(reading, found.front());
        if (found.empty() || form.is_guess)
            add_by_words(reading, form);
        else
            add_claims(reading, found, form);
    }

  private:
    /// Whether a claim says something else than the question: it is not of its predicate, or no rule draws it and it is
    /// unlikely. Who says something is told by what is said.
    bool is_guess(const QuestionReading& reading, const PatternCandidate& best) const {
        const Evidence& evidence = best.claim->evidence.front();
        const Statement& statement = reading.statement;
        if (evidence.rule == kLearntRule && best.claim->confidence < kSureAlone) return true;
        return statement.predicate.size() > 0 && !overlap(evidence.trigger_span, statement.predicate) &&
               best.answer != Answer::kSpeaker && !words_.is(QuestionWord::kSaying, statement.lemma);
    }
    /// The patterns of the best claim and of those beside it.
    void add_claims(const QuestionReading& reading, std::span<const PatternCandidate> found, QuestionForm& form) const {
        const PatternCandidate& best = found.front();
        if (reading.statement.asked == Asked::kEntity || reading.statement.asked == Asked::kPlace)
            form.answer = best.answer;
        if (reading.statement.asked == Asked::kPlace && best.answer == Answer::kWhether) form.answer = Answer::kPlace;
        if (reading.statement.asks_both) form.answer = Answer::kBoth;
        const auto pattern_of = [&](const PatternCandidate& candidate) {
            const Claim& claim = *candidate.claim;
            const Evidence& evidence = claim.evidence.front();
            QuestionPattern pattern;
            const auto is_named_by_question = [&](Answer end, ByteSpan span) {
                return candidate.answer != end && !overlap(span, reading.statement.anybody);
            };
            if (is_named_by_question(Answer::kSubject, evidence.subject_span))
                pattern.subject = end_of(reading, claim.subject, evidence.subject_span);
            if (is_named_by_question(Answer::kObject, evidence.object_span))
                pattern.object = end_of(reading, claim.object, evidence.object_span);
            if (candidate.answer != Answer::kSpeaker)
                pattern.speaker = end_of(reading, claim.attributed_to, evidence.speaker_span);
            return pattern;
        };
        QuestionPattern pattern = pattern_of(best);
        const bool is_of_predicate = best.is_of_predicate();
        for (const PatternCandidate& candidate : found) {
            const bool is_beside = candidate.answer == best.answer && candidate.is_of_predicate() == is_of_predicate &&
                                   candidate.claim->confidence >= kBeside * best.claim->confidence;
            if (is_beside && pattern_of(candidate) == pattern && candidate.claim->polarity == best.claim->polarity &&
                std::ranges::find(pattern.relations, candidate.claim->relation) == pattern.relations.end())
                pattern.relations.push_back(candidate.claim->relation);
            if (pattern.relations.empty()) pattern.relations.push_back(best.claim->relation);
        }
        form.patterns.push_back(std::move(pattern));
        form.modality = best.claim->modality;
        if (best.claim->polarity == Polarity::kDenied)
            form.polarity = Polarity::kDenied;
        else if (form.answer != Answer::kWhether)
            form.polarity = Polarity::kAffirmed;
    }

    /// "What is the relation between X and Y?", "How are X and Y connected?": all that is between two, if no other verb
    /// says more. The question itself tells: there is no statement that would answer it.
    bool add_link(QuestionForm& form) const {
        bool is_asked = false;
        for (const Token& token : analysis_.tokens) {
            const bool is_link = words_.is(QuestionWord::kLink, analysis_.lemma(token));
            if (token.upos == Upos::kVerb && !is_link) return false;
            is_asked = is_asked || is_link;
        }
        const auto plain = statement_of(question_, analysis_, words_, {});
        if (!is_asked || !plain || !(plain->is_thing || plain->is_manner || plain->asked == Asked::kWhether))
            return false;
        if (!plain->noun.empty() && !words_.is(QuestionWord::kLink, plain->noun)) return false; // "which treaty ..."
        if (form.named.size() != 2) return false;
        form.answer = Answer::kLink;
        form.words = form.names = form.nouns = {}; // all but the two names asks for the link
        form.verb = form.predicate = {};
        form.patterns = {{.subject = form.named[0], .object = form.named[1], .speaker = {}, .relations = {}},
                         {.subject = form.named[1], .object = form.named[0], .speaker = {}, .relations = {}}};
        return true;
    }

    /// "What did X say about Y?": all that X says of it, and all that claims say that X says so.
    bool add_saying(const QuestionReading& reading, std::span<const PatternCandidate> found, QuestionForm& form) const {
        const Statement& statement = reading.statement;
        const bool asks_what = statement.asked == Asked::kEntity && statement.is_thing;
        // "Did X say that Y was hurt?", where no claim is in what is said
        const bool asks_whether =
            statement.asked == Asked::kWhether && (found.empty() || !is_named(reading, found.front().claim->object));
        if (!asks_what && !asks_whether) return false;
        if (!words_.is(QuestionWord::kSaying, statement.lemma)) return false;
        const std::vector<Named> names = names_in(reading);
        if (names.empty() || statement.as_subject) return false;
        const QuestionEnd& speaker = names.front().end;
        const QuestionEnd topic = names.size() > 1 ? names[1].end : QuestionEnd();
        form.answer = Answer::kClaim;
        form.patterns.push_back({.subject = {}, .object = topic, .speaker = speaker, .relations = {}});
        if (!topic.empty())
            form.patterns.push_back({.subject = topic, .object = {}, .speaker = speaker, .relations = {}});
        form.patterns.push_back(
            {.subject = speaker, .object = topic, .speaker = {}, .relations = words_.of(QuestionWord::kSaid)});
        return true;
    }

    /// Questions whose verb says nothing: "What did X do to Y?", "What happened in X?", "Who is X?".
    bool add_general(const QuestionReading& reading, QuestionForm& form) const {
        const Statement& statement = reading.statement;
        const bool is_event = words_.is(QuestionWord::kAnyEvent, statement.lemma);
        const bool is_act = words_.is(QuestionWord::kAnyAct, statement.lemma);
        const std::vector<Named> names = names_in(reading);
        const auto add = [&](const QuestionEnd& subject, const QuestionEnd& object,
                             const std::vector<std::string>& relations = {}) {
            form.patterns.push_back({.subject = subject, .object = object, .speaker = {}, .relations = relations});
        };
        if (names.empty() || statement.asked != Asked::kEntity) return false;
        if (is_act && statement.is_thing) {
            add(names[0].end, names.size() > 1 ? names[1].end : QuestionEnd());
        } else if (is_event) {
            add({}, names[0].end);
            add(names[0].end, {});
            form.is_event = true;
            form.verb = form.predicate = {};
        } else if (names.size() == 1 && is_identity(reading)) {
            add(names[0].end, {}, words_.of(QuestionWord::kLasting));
            form.answer = Answer::kObject;
            return true;
        } else {
            return false;
        }
        form.answer = Answer::kClaim;
        return true;
    }
    /// "Alice Carter is X.": nothing but a name and a copula.
    static bool is_identity(const QuestionReading& reading) {
        std::size_t others = 0;
        for (const Token& token : reading.analysis.tokens)
            if (token.upos == Upos::kVerb || token.upos == Upos::kNoun || token.upos == Upos::kAdj) ++others;
        return others == 0;
    }

    /// Without a claim: the relations that the words of the predicate may mean, between what is named.
    void add_by_words(const QuestionReading& reading, QuestionForm& form) const {
        const bool passive = is_passive(reading);
        std::vector<Named> names = names_in(reading);
        if (names.empty()) names = names_in(reading, MentionKind::kNominal);
        QuestionPattern pattern;
        const bool tells = !form.is_guess && !words_.is(QuestionWord::kLight, form.verb);
        for (const Explanation::Trial& trial : reading.explanation.trials) {
            if (!tells || trial.frame.find('[') != std::string::npos) continue; // it takes a noun to mean that
            const ByteSpan anchor = reading.analysis[trial.anchor].span;
            if (overlap(anchor, reading.statement.predicate) &&
                std::ranges::find(pattern.relations, trial.relation) == pattern.relations.end())
                pattern.relations.push_back(trial.relation);
        }
        if (!form.verb.empty() && reading.statement.predicate.size() > 0 && is_verb(reading))
            pattern.relations.push_back("open:" + form.verb);
        for (const Named& named : names) {
            QuestionEnd& own = named.before ? pattern.subject : pattern.object;
            QuestionEnd& other = named.before ? pattern.object : pattern.subject;
            const bool taken = form.answer == (named.before ? Answer::kSubject : Answer::kObject) || !own.empty();
            if (!taken)
                own = named.end;
            else if (other.empty() && form.answer != (named.before ? Answer::kObject : Answer::kSubject))
                other = named.end;
        }
        if (names.empty() && pattern.relations.empty()) return;
        if (passive && form.answer == Answer::kSubject) form.answer = Answer::kObject;
        if (names.empty() && !form.words.empty()) { // a relation alone would be answered by claims of anything
            std::string words;
            for (const std::string& word : form.words) words += (words.empty() ? "" : " ") + word;
            (form.answer == Answer::kObject ? pattern.subject : pattern.object) = {words, words, {}};
        }
        form.patterns.push_back(std::move(pattern));
        if (form.answer != Answer::kWhether) form.polarity = Polarity::kAffirmed;
    }

    const Document& question_;
    const Analysis& analysis_;
    const QuestionWords& words_;
};

} // namespace

bool is_named(const QuestionReading& reading, EntityIndex entity) {
    return !reading.batch().entities[entity.value].unnamed;
}

void add_patterns(const Document& question, const Analysis& analysis, const QuestionReading& reading,
                  std::span<const PatternCandidate> found, const QuestionWords& words, QuestionForm& form) {
    PatternMaker(question, analysis, words).add(reading, found, form);
    std::erase_if(form.patterns, [](const QuestionPattern& pattern) { return pattern == QuestionPattern(); });
    const Statement& statement = reading.statement;
    if (form.patterns.empty() && statement.asked == Asked::kEntity && !statement.noun.empty())
        form.nouns.push_back(statement.noun);
}

} // namespace claimgraph
