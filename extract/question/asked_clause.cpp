#include "extract/question/asked_clause.hpp"

#include "extract/question/clause_phrases.hpp"
#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace claimgraph {
namespace {

class AskedClauseMaker {
  public:
    AskedClauseMaker(const QuestionReading& reading, const Document& question, std::span<const TimeExpression> times,
                     const QuestionWords& words)
        : reading_(reading), question_(question), times_(times), words_(words) {}

    AskedClause make(const std::vector<ReadClause>& clauses) const {
        const Statement& statement = reading_.statement;
        AskedClause asked{.is_manner = statement.is_manner, .is_owner = statement.asks_owner};
        if (statement.lemma.empty()) return asked;
        if (!is_verb(reading_) && !statement.has_support) { // "Which island is the largest of Ostrea?"
            add_rest(asked);
            return asked;
        }
        asked.verb = statement.lemma;
        asked.is_naming = statement.is_thing && words_.is(QuestionWord::kNaming, asked.verb);
        const ReadClause* best = nullptr;
        for (const ReadClause& clause : clauses)
            if (is_of_predicate(clause) && (best == nullptr || rank(clause) > rank(*best))) best = &clause;
        if (best != nullptr)
            for (const ClausePhrase& phrase : best->phrases) add(phrase, asked);
        if (asked.phrases.empty() && !statement.as_subject) add_subject(asked); // of a tree that was not read well
        if (statement.asked == Asked::kEntity && std::ranges::none_of(asked.phrases, &AskedPhrase::is_open))
            asked.phrases.push_back(
                {.role = statement.as_subject && !is_passive(reading_) ? ClauseRole::kAgent : ClauseRole::kPatient,
                 .is_open = true});
        add_rest(asked);
        if (!statement.counts) asked.noun = fold(statement.noun);
        return asked;
    }

  private:
    const Token& token(TokenIndex index) const { return reading_.analysis[index]; }
    bool is_in(TokenIndex index, ByteSpan span) const { return index && overlap(token(index).span, span); }
    bool is_in(const FactPhrase& phrase, ByteSpan span) const {
        return std::ranges::any_of(phrase, [&](const FactWord& word) { return is_in(word.token, span); });
    }
    static bool is_within(const FactPhrase& phrase, TokenIndex index) {
        return index && std::ranges::any_of(phrase, [&](const FactWord& word) { return word.token == index; });
    }
    bool is_of_predicate(const ReadClause& clause) const {
        return std::ranges::any_of(clause.verbs,
                                   [&](TokenIndex verb) { return is_in(verb, reading_.statement.predicate); });
    }
    /// Those with what is asked for first, then those with most phrases.
    std::pair<bool, std::size_t> rank(const ReadClause& clause) const {
        const bool has_open = std::ranges::any_of(clause.phrases, [&](const ClausePhrase& phrase) {
            return is_in(phrase.words, reading_.statement.stand_in);
        });
        return {has_open, clause.phrases.size()};
    }
    bool is_content(const Token& one) const {
        return one.upos == Upos::kPropn || one.upos == Upos::kNoun || one.upos == Upos::kVerb ||
               one.upos == Upos::kAdj || one.upos == Upos::kNum;
    }
    bool is_time(const Token& one) const {
        return std::ranges::any_of(times_, [&](const TimeExpression& time) { return overlap(time.span, one.span); });
    }
    AskedWord word_of(const Token& one) const {
        const std::string form(reading_.document.text(one.span));
        return {fold(form), fold(reading_.analysis.lemma(one)), is_name(one, form)};
    }
    bool is_name(const Token& one, const std::string& form) const {
        return one.upos == Upos::kPropn || (one.span.begin > 0 && is_upper(character_at(form, 0).value));
    }

    void add(const ClausePhrase& phrase, AskedClause& to) const {
        const Statement& statement = reading_.statement;
        if (is_in(phrase.words, statement.anybody)) return;
        AskedPhrase asked{.role = phrase.role};
        if (phrase.marker)
            asked.preposition = lower_ascii(std::string(reading_.document.text(token(phrase.marker).span)));
        if (is_in(phrase.words, statement.stand_in)) {
            if (statement.asked != Asked::kEntity) return;
            asked.is_open = true;
            if (to.is_naming && asked.role == ClauseRole::kPatient) { // "did call [Tom Bakk ...]"
                AskedPhrase named{.role = ClauseRole::kPatient};
                add_words(phrase, named);
                if (!named.words.empty()) {
                    asked.role = ClauseRole::kOther;
                    to.phrases.push_back(std::move(named));
                }
            }
        } else {
            add_words(phrase, asked);
            if (asked.words.empty() || asked.role == ClauseRole::kOther) return;
        }
        to.phrases.push_back(std::move(asked));
    }

    void add_words(const ClausePhrase& phrase, AskedPhrase& to) const {
        for (const FactWord& word : phrase.words) {
            if (!word.token || is_in(word.token, reading_.statement.stand_in)) continue;
            if (!is_content(token(word.token)) || is_time(token(word.token))) continue;
            to.words.push_back(word_of(token(word.token)));
            const TokenIndex head = token(word.token).head;
            to.words.back().is_root = !is_within(phrase.words, head) || is_in(head, reading_.statement.stand_in);
        }
    }

    /// All before the predicate as who does it.
    void add_subject(AskedClause& to) const {
        AskedPhrase asked{.role = is_passive(reading_) ? ClauseRole::kPatient : ClauseRole::kAgent};
        for (const Token* one : tokens_of_content(reading_))
            if (one->span.begin < reading_.statement.predicate.begin && !is_time(*one))
                asked.words.push_back(word_of(*one));
        if (!asked.words.empty()) asked.words.front().is_root = true;
        if (!asked.words.empty()) to.phrases.push_back(std::move(asked));
    }

    void add_rest(AskedClause& asked) const {
        const auto add = [&](AskedWord word) {
            const auto same = [&](const AskedWord& other) { return other.form == word.form; };
            const bool known = std::ranges::any_of(asked.rest, same) ||
                               std::ranges::any_of(asked.phrases, [&](const AskedPhrase& phrase) {
                                   return std::ranges::any_of(phrase.words, same);
                               });
            if (!known) asked.rest.push_back(std::move(word));
        };
        for (const Token* one : tokens_of_content(reading_))
            if (!is_time(*one) && !(one->upos == Upos::kVerb && words_.is(QuestionWord::kAnyAct, lemma(*one))))
                add(word_of(*one));
        const Statement& statement = reading_.statement;
        for (const ByteSpan span : statement.asked_words) {
            const std::string form(question_.text(span));
            add({fold(form), fold(form), is_upper(character_at(form, 0).value)});
        }
        if (!statement.noun.empty() && !statement.counts && !words_.type_of(statement.noun))
            add({fold(statement.noun), fold(statement.noun), false});
    }
    std::string lemma(const Token& one) const { return std::string(reading_.analysis.lemma(one)); }

    const QuestionReading& reading_;
    const Document& question_;
    std::span<const TimeExpression> times_;
    const QuestionWords& words_;
};

} // namespace

AskedClause asked_clause(const QuestionReading& reading, const Document& question,
                         std::span<const TimeExpression> times, const QuestionWords& words, const Models& models) {
    const Tree tree(reading.analysis);
    return AskedClauseMaker(reading, question, times, words).make(clauses_of(reading.analysis, tree, models));
}

} // namespace claimgraph
