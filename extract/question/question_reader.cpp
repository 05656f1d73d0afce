#include "extract/question/question_reader.hpp"

#include "extract/claims/decision/claim_pairs.hpp"
#include "extract/question/asked_clause.hpp"
#include "extract/question/question_patterns.hpp"
#include "extract/question/question_reading.hpp"
#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/base/time/time_interval.hpp"

#include <algorithm>
#include <utility>

namespace claimgraph {
namespace {

constexpr double kLeast = 0.25;         ///< a claim less likely is no reading
constexpr double kSurePlace = 0.5;      ///< for a relation to the stand-in of a place, which the question does not name
constexpr double kSureBesideTime = 0.9; ///< the same where a time is asked for: "X resigned in Y" is no studies of X
constexpr double kUnnamed = 0.3;        ///< less for a claim about something without a name
constexpr double kOfFrame = 0.3;        ///< more for one that a frame draws: who "attacked Kosovo" did not criticize it

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
        std::vector<PatternCandidate> found;
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
                auto others = other ? candidates_of(*other) : std::vector<PatternCandidate>();
                if (others.empty() || !is_better(*other, others.front())) return;
                best = std::move(other);
                found = std::move(others);
            };
            if (has_support && (found.empty() || !is_verb(*best))) // its verb was taken for a noun
                try_with({.modal = true}, [](const QuestionReading&, const PatternCandidate&) { return true; });
            const auto acts = [](const QuestionReading& other, const PatternCandidate& first) {
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
        add_patterns(*document_, analysis_, *best, found, words_, form);
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
        for (std::size_t i = 0; i < explanation.phrases.size();
             ++i) { // "somebody's minister", "a treaty with somebody"
            Evidence& evidence = explanation.batch.claims[i].evidence.front();
            evidence.subject_span = explanation.phrases[i][0];
            evidence.object_span = explanation.phrases[i][1];
        }
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
    std::vector<PatternCandidate> candidates_of(const QuestionReading& reading) const {
        const Statement& statement = reading.statement;
        const bool has_stand_in = statement.stand_in.size() > 0;
        std::vector<PatternCandidate> found;
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
        std::ranges::stable_sort(found, std::greater<>(), &PatternCandidate::score);
        return found;
    }
    QuestionForm start(const QuestionReading& reading) const {
        const Statement& statement = reading.statement;
        QuestionForm form{.statement = shown_text(statement),
                          .counts = statement.counts,
                          .counted = statement.counted,
                          .verb = statement.lemma};
        if (!statement.noun.empty() && statement.asked == Asked::kEntity) {
            form.type = words_.type_of(statement.noun);
            if (!form.type) form.type = actor_type(statement.noun, models_);
        }
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
            const bool is_name = is_upper(character_at(form.words.back(), 0).value) && // "Saudi" too
                                 document_->text().find(form.words.back()) != std::string_view::npos;
            if (is_name)
                form.names.push_back(form.words.back());
            else if (token->upos == Upos::kPropn || token->upos == Upos::kNoun)
                form.nouns.push_back(form.words.back());
        }
        form.clause = asked_clause(reading, *document_, times, words_, models_);
        return form;
    }

    bool has_agent(const QuestionReading& reading) const {
        return std::ranges::any_of(reading.analysis.tokens, [&](const Token& token) {
            return words_.is(QuestionWord::kAgent, reading.analysis.lemma(token));
        });
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
