#include "extract/question/question_reader.hpp"

#include "extract/claims/decision/claim_pairs.hpp"
#include "extract/question/asked_clause.hpp"
#include "extract/question/question_reading.hpp"
#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/base/time/time_interval.hpp"

#include <algorithm>
#include <utility>

namespace claimgraph {
namespace {

constexpr double kLeast = 0.25;         ///< a claim less likely is no reading
constexpr double kBeside = 0.6;         ///< of the best one: also read so
constexpr double kSurePlace = 0.5;      ///< for a relation to the stand-in of a place, which the question does not name
constexpr double kSureBesideTime = 0.9; ///< the same where a time is asked for: "X resigned in Y" is no studies of X
constexpr double kUnnamed = 0.3;        ///< less for a claim about something without a name
constexpr double kOfFrame = 0.3;        ///< more for one that a frame draws: who "attacked Kosovo" did not criticize it
constexpr double kSureAlone = 0.5;      ///< without a frame: less is a guess at what the question asks for
constexpr double kOfPredicate = 1;      ///< a claim of the question's own verb goes before any other

/// A claim of the statement as a pattern.
struct Candidate {
    const Claim* claim;
    Answer answer;
    double score;
};

/// Reads one question. Views all it is given.
class QuestionReader {
  public:
    QuestionReader(const std::string& question, const Models& models, const QuestionWords& words,
                   std::optional<Date> today)
        : models_(models), words_(words), today_(today) {
        auto document = make_document("question", question);
        if (!document) return;
        document_.emplace(std::move(*document));
        analysis_ = analyze(*document_, models_);
    }

    std::optional<QuestionForm> read() {
        if (!document_ || analysis_.sentences.empty()) return std::nullopt;
        std::optional<QuestionReading> best;
        std::vector<Candidate> found;
        std::string passive;
        for (const std::string& stand_in : stand_ins()) {
            auto reading = read_with({.stand_in = stand_in});
            if (!reading) return std::nullopt;
            best = std::move(reading);
            found = candidates_of(*best);
            const bool has_support = best->statement.has_support;
            if (!has_agent(*best)) passive = passive_auxiliary(*best);
            const auto try_with = [&](StatementOptions options, const auto& is_better) {
                options.stand_in = stand_in;
                auto other = read_with(std::move(options));
                auto others = other ? candidates_of(*other) : std::vector<Candidate>();
                if (others.empty() || !is_better(*other, others.front())) return;
                best = std::move(other);
                found = std::move(others);
            };
            if (has_support && (found.empty() || !is_verb(*best))) // its verb was taken for a noun
                try_with({.modal = true}, [](const QuestionReading&, const Candidate&) { return true; });
            const auto acts = [](const QuestionReading& other, const Candidate& first) {
                return overlap(first.claim->evidence.front().subject_span, other.statement.anybody) &&
                       overlap(first.claim->evidence.front().trigger_span, other.statement.predicate);
            };
            if (is_passive(*best) && !has_agent(*best)) // most relations are of somebody who acts
                try_with({.agent = true}, acts);
            else if (!has_support && !is_verb(*best) && best->statement.asked != Asked::kEntity)
                try_with({.participle = true, .agent = true}, acts);
            if (!found.empty()) break;
        }
        if (!best) return std::nullopt;
        best->layer = find_entities(best->document, best->analysis, models_);
        QuestionForm form = start(*best);
        form.named = all_names(*document_, analysis_, models_);
        for (const QuestionEnd& end : form.named)
            if (!end.kb.empty() && end.words.find(' ') == std::string::npos)
                form.other_names.emplace(end.words, known_names(end.kb, models_));
        form.office = office_in(*best);
        form.role = role_in(*best, words_);
        form.passive = passive;
        if (!add_link(form) && !add_saying(*best, found, form) && !add_general(*best, form)) {
            form.is_guess = !found.empty() && is_guess(*best, found.front());
            if (found.empty() || form.is_guess)
                add_by_words(*best, form);
            else
                add_claims(*best, found, form);
        }
        std::erase_if(form.patterns, [](const QuestionPattern& pattern) { return pattern == QuestionPattern(); });
        if (form.patterns.empty() && best->statement.asked == Asked::kEntity && !best->statement.noun.empty())
            form.nouns.push_back(best->statement.noun);
        return form;
    }

  private:
    std::optional<QuestionReading> read_with(StatementOptions options) const {
        for (const QuestionWords::StandIn& one : words_.stand_ins())
            if (options.anybody.empty() && one.type != EntityType::kPlace && is_new(one.name) &&
                options.stand_in.find(one.name) == std::string::npos)
                options.anybody = one.name;
        auto statement = statement_of(*document_, analysis_, words_, options);
        if (!statement) return std::nullopt;
        auto document = make_document("statement", statement->text);
        if (!document) return std::nullopt;
        if (today_) document->set_date(*today_);
        Analysis analysis = analyze(*document, models_);
        Explanation explanation = explain_claims(*document, analysis, models_);
        return QuestionReading{std::move(*statement), std::move(*document), std::move(analysis),
                               std::move(explanation)};
    }
    bool is_new(const std::string& name) const { return document_->text().find(name) == std::string_view::npos; }

    /// What may stand for the answer, to be tried in this order: names of the type that is asked for, then others, none
    /// that the question has.
    std::vector<std::string> stand_ins() const {
        const auto plain = statement_of(*document_, analysis_, words_, {});
        std::optional<EntityType> type;
        if (plain && !plain->noun.empty()) type = words_.type_of(plain->noun);
        if (!type) type = plain && plain->is_thing ? EntityType::kConcept : EntityType::kPerson;
        std::vector<QuestionWords::StandIn> names;
        for (const QuestionWords::StandIn& one : words_.stand_ins())
            if (is_new(one.name)) names.push_back(one);
        std::ranges::stable_sort(names, std::greater<>(),
                                 [&](const QuestionWords::StandIn& one) { return one.type == type; });
        std::vector<std::string> result;
        if (plain && (plain->asked == Asked::kPlace || plain->asked == Asked::kTime)) {
            if (plain->asked == Asked::kTime) result.emplace_back();
            for (const QuestionWords::StandIn& where : words_.where())
                for (const QuestionWords::StandIn& one : names)
                    if (one.type == where.type) result.push_back(where.name + " " + one.name);
            result.emplace_back();
        } else {
            for (const QuestionWords::StandIn& one : names) result.push_back(one.name);
        }
        return result;
    }

    /// The claims of the statement that have the stand-in, or between names if it has none; the best first.
    std::vector<Candidate> candidates_of(const QuestionReading& reading) const {
        const Statement& statement = reading.statement;
        const bool has_stand_in = statement.stand_in.size() > 0;
        std::vector<Candidate> found;
        for (const Claim& claim : reading.batch().claims) {
            if (claim.confidence < kLeast) continue;
            const Evidence& evidence = claim.evidence.front();
            Answer answer = has_stand_in ? open_end(claim, statement.stand_in) : Answer::kWhether;
            double score = claim.confidence;
            if (overlap(evidence.trigger_span, statement.predicate)) score += kOfPredicate;
            if (evidence.rule != kLearntRule) score += kOfFrame;
            if (words_.is(QuestionWord::kCircumstance, claim.relation)) {
                if (is_verb(reading)) continue;
                score -= kOfPredicate;
            }
            const bool is_where = statement.asked == Asked::kPlace || statement.asked == Asked::kTime;
            const double sure = statement.asked == Asked::kTime ? kSureBesideTime : kSurePlace;
            if (is_where && answer == Answer::kObject && claim.confidence < sure) continue;
            if (answer == Answer::kWhether && has_stand_in) {
                // "Serbia did accuse Kosovo of X": what stands in is no end, but what the claim is about, or where it
                // was
                if (statement.as_subject || !is_named(reading, claim.object)) continue;
                if (is_where)
                    answer = Answer::kPlace; // or its time
                else if (statement.is_thing)
                    answer = Answer::kContent;
                else
                    continue;
            }
            const bool lacks_name = (answer != Answer::kObject && !is_named(reading, claim.object)) ||
                                    (answer != Answer::kSubject && !is_named(reading, claim.subject));
            if (lacks_name) score -= kUnnamed;
            if (answer == Answer::kContent && !lacks_name) score += kUnnamed; // tells more than one of its ends
            // "X said that Serbia attacked Kosovo": what is said, not that it is said
            if (claim.attributed_to && words_.is(QuestionWord::kSaying, statement.lemma)) score += 2 * kOfPredicate;
            found.push_back({&claim, answer, score});
        }
        std::ranges::stable_sort(found, std::greater<>(), &Candidate::score);
        return found;
    }
    /// Whether a claim says something else than the question: it is not of its predicate, or no rule draws it and it is
    /// unlikely. Who says something is told by what is said.
    bool is_guess(const QuestionReading& reading, const Candidate& best) const {
        const Evidence& evidence = best.claim->evidence.front();
        const Statement& statement = reading.statement;
        if (evidence.rule == kLearntRule && best.claim->confidence < kSureAlone) return true;
        return statement.predicate.size() > 0 && !overlap(evidence.trigger_span, statement.predicate) &&
               best.answer != Answer::kSpeaker && !words_.is(QuestionWord::kSaying, statement.lemma);
    }
    static bool is_named(const QuestionReading& reading, EntityIndex entity) {
        return !reading.batch().entities[entity.value].unnamed;
    }

    QuestionForm start(const QuestionReading& reading) const {
        const Statement& statement = reading.statement;
        QuestionForm form{.statement = shown_text(statement),
                          .counts = statement.counts,
                          .counted = statement.counted,
                          .verb = statement.lemma};
        if (!statement.noun.empty() && statement.asked == Asked::kEntity) form.type = words_.type_of(statement.noun);
        form.where = statement.asked == Asked::kPlace;
        form.who =
            statement.asked == Asked::kEntity && !statement.is_thing && !statement.counts && statement.noun.empty();
        switch (statement.asked) {
        case Asked::kWhether:
            form.answer = Answer::kWhether;
            break;
        case Asked::kEntity:
            form.answer = statement.as_subject ? Answer::kSubject : Answer::kObject;
            break;
        case Asked::kPlace:
            form.answer = Answer::kPlace;
            break;
        case Asked::kTime:
            form.answer = Answer::kTime;
            break;
        case Asked::kReason:
            form.answer = statement.is_manner ? Answer::kContent : Answer::kReason;
            break;
        }
        const std::vector<TimeExpression> times = times_in(reading, models_);
        for (const TimeExpression& time : times)
            if (form.time.empty() && time_interval(time.value)) form.time = time.value;
        if (form.answer == Answer::kReason) {
            form.reason_prepositions = words_.of(QuestionWord::kFor);
            form.reason_conjunctions = words_.of(QuestionWord::kBecause);
        }
        form.predicate = reading.document.text(statement.predicate);
        for (const ByteSpan span : statement.asked_words)
            if (const std::string word(document_->text(span)); lower_ascii(word) != word) {
                form.words.push_back(word);
                form.names.push_back(word);
            }
        for (const Token* token : tokens_of_content(reading)) {
            if (token->upos == Upos::kVerb && words_.is(QuestionWord::kLight, reading.analysis.lemma(*token))) continue;
            form.words.emplace_back(reading.document.text(token->span));
            const bool is_time =
                std::ranges::any_of(times, [&](const TimeExpression& time) { return overlap(time.span, token->span); });
            if (is_time) continue;
            if (is_upper(character_at(form.words.back(), 0).value)) // "Saudi" too
                form.names.push_back(form.words.back());
            else if (token->upos == Upos::kPropn || token->upos == Upos::kNoun)
                form.nouns.push_back(form.words.back());
        }
        form.clause = asked_clause(reading, *document_, times, words_, models_);
        return form;
    }

    /// The patterns of the best claim and of those beside it.
    void add_claims(const QuestionReading& reading, const std::vector<Candidate>& found, QuestionForm& form) const {
        const Candidate& best = found.front();
        if (reading.statement.asked == Asked::kEntity || reading.statement.asked == Asked::kPlace)
            form.answer = best.answer;
        if (reading.statement.asked == Asked::kPlace && best.answer == Answer::kWhether) form.answer = Answer::kPlace;
        if (reading.statement.asks_both) form.answer = Answer::kBoth;
        const auto pattern_of = [&](const Candidate& candidate) {
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
        const bool is_of_predicate = best.score > kOfPredicate;
        for (const Candidate& candidate : found) {
            const bool is_beside = candidate.answer == best.answer &&
                                   (candidate.score > kOfPredicate) == is_of_predicate &&
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

    bool has_agent(const QuestionReading& reading) const {
        return std::ranges::any_of(reading.analysis.tokens, [&](const Token& token) {
            return words_.is(QuestionWord::kAgent, reading.analysis.lemma(token));
        });
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
        const auto plain = statement_of(*document_, analysis_, words_, {});
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
    bool add_saying(const QuestionReading& reading, const std::vector<Candidate>& found, QuestionForm& form) const {
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
    const Models& models_;
    const QuestionWords& words_;
    std::optional<Date> today_;
    std::optional<Document> document_;
    Analysis analysis_;
};

} // namespace

std::optional<QuestionForm> read_question(std::string_view question, const Models& models, const QuestionWords& words,
                                          std::optional<Date> today) {
    return QuestionReader(reworded(without_opener(std::string(question), words), words), models, words, today).read();
}

std::optional<QuestionEnd> place_of_adjective(std::string_view word, const Models& models) {
    const auto document = make_document("question", std::string(word));
    if (!document) return std::nullopt;
    const EntityLayer layer = find_named_entities(*document, analyze(*document, models), models);
    if (layer.mentions.size() != 1 || !layer.mentions.front().demonym) return std::nullopt;
    const Entity& place = layer.entities[layer.mentions.front().entity.value];
    return QuestionEnd{place.name, std::string(word), place.kb};
}

} // namespace claimgraph
