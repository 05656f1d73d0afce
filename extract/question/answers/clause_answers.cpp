#include "extract/question/answers/clause_answers.hpp"

#include "extract/question/answers/clause_matcher.hpp"
#include "extract/question/answers/noun_answers.hpp"
#include "extract/question/answers/read_sentence.hpp"
#include "extract/question/answers/sentence_fit.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace claimgraph {
namespace {

constexpr double kMostOfAll = 0.7; ///< of the words of the question, for a time beside its verb
constexpr double kWeak = 0.3;      ///< less for an answer that may be none
constexpr double kOfNoun = 0.2;    ///< more for a name with the noun that is asked for
constexpr double kUnnamed = 0.5;   ///< less for somebody without a name, where who is asked

class ClauseAnswerer : ClauseMatcher {
  public:
    using ClauseMatcher::ClauseMatcher;

    std::vector<ClauseAnswer> answers(const ReadClause& clause) const {
        const auto [verb, verb_fit] = verb_of(clause);
        if (!verb) return {};
        const auto named = fit_of_named(clause);
        if (!named) return {};
        const double fit = verb_fit + *named;
        std::vector<ClauseAnswer> found;
        const auto add = [&](std::string text, double less = 0) {
            if (!text.empty()) found.push_back({std::move(text), fit - less, false});
        };
        if (form_.where) {
            add_places(clause, add);
            return clause.is_denied ? std::vector<ClauseAnswer>() : found;
        }
        switch (form_.answer) {
        case Answer::kWhether:
            if (clause.is_main && !clause.has_modal && has_all_named(clause))
                found.push_back({{}, fit, clause.is_denied});
            break;
        case Answer::kTime:
            for (const ClausePhrase& phrase : clause.phrases)
                if (phrase.role == ClauseRole::kOther) add(time_in(phrase.words));
            if (found.empty()) add(time_in(phrase_of(clause, ClauseRole::kPatient)), kWeak);
            break;
        case Answer::kPlace:
            add_places(clause, add);
            break;
        case Answer::kReason:
            add_reasons(clause, add);
            break;
        case Answer::kLink:
        case Answer::kBoth:
            break;
        default:
            if (form_.clause.is_manner)
                add(manner_of(clause, verb), is_told_how(clause) ? 0 : kWeak);
            else
                add_asked(clause, verb, add);
        }
        if (clause.is_denied != (form_.polarity == Polarity::kDenied) && form_.answer != Answer::kWhether) return {};
        return found;
    }

    /// Whether it says the verb of the question of others: who was accused there accuses here.
    bool is_of_others(const ReadClause& clause) const { return verb_of(clause).first && is_reversed(clause); }

    double fit(const ReadClause& clause) const {
        const auto [verb, verb_fit] = verb_of(clause);
        const auto named = verb ? fit_of_named(clause) : std::nullopt;
        return named ? verb_fit + *named : 0;
    }

    /// "The closure led to X being stranded": who asks why X was stranded asks for what led to it.
    std::vector<ClauseAnswer> causes(const ReadClause& clause) const {
        if (form_.answer != Answer::kReason || clause.is_denied) return {};
        const bool is_causing = std::ranges::any_of(
            clause.verbs, [&](TokenIndex verb) { return words_.is(QuestionWord::kCausing, lemma(verb)); });
        if (clause.phrases.empty()) return {};
        const FactPhrase& cause = clause.phrases.front().words; // the subject, whatever it is of "led [being stranded]"
        const TokenIndex root = root_of(cause);
        if (!is_causing || !root || is(root, Upos::kPron) || is_of_question(cause)) return {};
        const auto tells_verb = [&](TokenIndex word) {
            return word && (lemma(word) == form_.clause.verb || words_.answers(lemma(word), form_.clause.verb));
        };
        if (std::ranges::any_of(cause, tells_verb, &FactWord::token)) return {};
        double fit = std::ranges::any_of(clause.verbs, tells_verb) ? kSameVerbFit : 0;
        for (const ClausePhrase& phrase : std::span(clause.phrases).subspan(1)) {
            const bool has_verb = std::ranges::any_of(phrase.words, tells_verb, &FactWord::token);
            for (const AskedPhrase& asked : form_.clause.phrases)
                if (std::ranges::any_of(asked.words, [&](const AskedWord& word) { return has(phrase.words, word); }))
                    fit += kNamedFit;
            if (has_verb) fit += kSameVerbFit;
        }
        if (fit < kSameVerbFit + kNamedFit) return {};
        return {{text(cause), fit + share_of_rest(), false}};
    }

    /// When or where something was, by what stands right beside the verb, where the phrases of its clause were not read
    /// well but the sentence has most of the question.
    std::vector<ClauseAnswer> beside_verb() const {
        std::vector<ClauseAnswer> found;
        if ((form_.answer != Answer::kTime && !form_.where) || share_of_all() < kMostOfAll) return found;
        const double fit = kSameVerbFit + share_of_all() - kWeak;
        for (std::size_t i = 0; i < analysis_.tokens.size(); ++i) {
            const TokenIndex token{i};
            const TokenIndex verb = head_of(token);
            if (!verb || !is(verb, Upos::kVerb) || lemma(verb) != form_.clause.verb) continue;
            if (form_.where) {
                const TokenIndex preposition = tree_.child(token, deprel::case_);
                const bool is_place = is(token, deprel::obl) && is_noun(token) && !read_.is_time(token) &&
                                      preposition && words_.is(QuestionWord::kWhereabouts, read_.form(preposition)) &&
                                      !is_of_question({{token, {}}});
                if (is_place)
                    found.push_back({read_.form(preposition) + " " +
                                         text(Phrases(analysis_, tree_).noun(token, PhraseScope::kName)),
                                     fit, false});
                continue;
            }
            for (const TimeExpression& time : read_.times())
                if (overlap_of(analysis_[token].span, time.span) && is_asked(time))
                    found.push_back({read_.when(time), fit, false});
        }
        return found;
    }

  private:
    std::string text(const FactPhrase& phrase) const { return text_of(phrase, read_.document(), analysis_); }
    /// With the preposition that stands behind the verb, or without the one that opens it.
    std::string text_with(const ClausePhrase& phrase) const {
        const bool has_own = !phrase.words.empty() && phrase.words.front().token == phrase.marker;
        const std::string words = text(phrase.words);
        return phrase.marker && !has_own ? read_.form(phrase.marker) + " " + words : words;
    }
    std::string text_without(const ClausePhrase& phrase) const {
        FactPhrase words = phrase.words;
        if (phrase.marker && !words.empty() && words.front().token == phrase.marker) words.erase(words.begin());
        return with_name(words);
    }
    /// "England's minister" with the name that stands beside it, if it has none itself.
    std::string with_name(const FactPhrase& phrase) const {
        std::string words = text(phrase);
        const TokenIndex root = root_of(phrase);
        if (!root || is(root, Upos::kPropn)) return words;
        const TokenIndex name = tree_.first_child(root, [&](TokenIndex child) {
            const TokenIndex before{tree_.subtree(child).begin.value - 1U};
            return is(child, deprel::appos) && is(child, Upos::kPropn) && child > root &&
                   !is(tree_.subtree(child).begin, TagTrait::kOpening) && !is(before, TagTrait::kOpening);
        });
        if (!name || std::ranges::any_of(phrase, [&](const FactWord& word) { return word.token == name; }))
            return words;
        return words + ", " + read_.text(with_flat(name));
    }

    /// "for an hour" is no answer to when.
    bool is_asked(const TimeExpression& time) const { return form_.clause.is_manner || ReadSentence::is_when(time); }
    std::string time_in(const FactPhrase& phrase) const {
        for (const TimeExpression& time : read_.times())
            for (const FactWord& word : phrase)
                if (word.token && overlap_of(time.span, analysis_[word.token].span) && is_asked(time))
                    return read_.when(time);
        return {};
    }
    static bool overlap_of(ByteSpan a, ByteSpan b) { return a.begin < b.end && b.begin < a.end; }

    /// ", South London" behind "Croydon".
    std::string place_beside(TokenIndex root) const {
        constexpr std::uint32_t kLongest = 6;
        const TokenIndex next{root.value + 1U};
        const TokenIndex place = tree_.first_child(root, [&](TokenIndex child) {
            return is(child, deprel::appos) && tree_.subtree(child).begin <= TokenIndex{next.value + 1U};
        });
        if (!place) return {};
        const TokenRange range = trimmed(tree_.subtree(place));
        return range.size() > kLongest ? std::string() : ", " + read_.text(range);
    }

    template <class Add>
    void add_places(const ReadClause& clause, const Add& add) const {
        for (const ClausePhrase& phrase : clause.phrases) {
            if (phrase.role != ClauseRole::kOther || !phrase.marker || is_time(phrase.words)) continue;
            if (!words_.is(QuestionWord::kWhereabouts, read_.form(phrase.marker)) || is_of_question(phrase.words))
                continue;
            const TokenIndex root = root_of(phrase.words);
            if (!root || is(root, Upos::kVerb) || read_.is_time(root)) continue;
            add(text_with(phrase) + place_beside(root), has_name(phrase.words) ? 0 : kWeak);
        }
        // "The storm hit [Vell Bay]"
        const FactPhrase& patient = phrase_of(clause, ClauseRole::kPatient);
        if (std::ranges::any_of(form_.clause.phrases, [](const AskedPhrase& asked) {
                return asked.role == ClauseRole::kPatient && !asked.is_open;
            }))
            return;
        const bool has_place = std::ranges::any_of(
            patient, [&](const FactWord& word) { return read_.named_type(word.token) == EntityType::kPlace; });
        if (has_place && !is_of_question(patient)) add(text(patient));
    }

    /// "sentenced to a year without parole [for forging letters]"
    template <class Add>
    void add_inner_reasons(const FactPhrase& phrase, const Add& add) const {
        for (const FactWord& word : phrase) {
            const TokenIndex mark = word.token ? tree_.child(word.token, deprel::mark) : TokenIndex();
            if (mark && is(word.token, deprel::acl) && words_.is(QuestionWord::kGround, read_.form(mark)))
                add(read_.text(trimmed(tree_.subtree(word.token))), kWeak);
        }
    }

    template <class Add>
    void add_reasons(const ReadClause& clause, const Add& add) const {
        // "Why did the shop close?": "the city closed the shop"
        const FactPhrase& agent = phrase_of(clause, ClauseRole::kAgent);
        const bool is_turned = std::ranges::any_of(
            form_.clause.phrases, [&](const AskedPhrase& asked) { return this->is_turned(clause, asked); });
        if (const TokenIndex cause = root_of(agent); is_turned && cause && !is(cause, Upos::kPron)) add(text(agent));
        for (const ClausePhrase& phrase : clause.phrases) {
            if (phrase.role != ClauseRole::kOther || phrase.words.empty() || is_time(phrase.words)) continue;
            add_inner_reasons(phrase.words, add);
            const TokenIndex root = root_of(phrase.words);
            const TokenIndex first = phrase.marker ? phrase.marker : phrase.words.front().token;
            if (!root || !first || is_of_question(phrase.words)) continue;
            if (words_.is(QuestionWord::kTherefore, lower_ascii(text_with(phrase)))) continue; // it stands before
            const std::string word = read_.form(first);
            const bool is_purpose = is(first, WordKind::kInfinitiveMarker);
            if (is_purpose && !is(root, Upos::kVerb)) continue;
            if (words_.is(QuestionWord::kGround, word) || words_.is(QuestionWord::kReasonNoun, lemma(root)))
                add(text_with(phrase));
            else if (words_.is(QuestionWord::kWeakGround, word) && !is(root, Upos::kNum)) // "after the first two"
                add(text_with(phrase), kWeak);
        }
    }

    bool is_told_how(const ReadClause& clause) const {
        return std::ranges::any_of(clause.phrases, [&](const ClausePhrase& one) {
            return one.role == ClauseRole::kOther && one.marker && !is_time(one.words);
        });
    }
    /// The verb with all that is said besides its subject.
    std::string manner_of(const ReadClause& clause, TokenIndex verb) const {
        std::string words;
        for (const FactWord& word : clause.relation)
            if (word.token && word.token >= verb && !is(word.token, Upos::kAdp))
                words += (words.empty() ? "" : " ") + read_.form(word.token);
        bool tells = false;
        for (std::size_t i = 1; i < clause.phrases.size(); ++i) {
            if (is_time(clause.phrases[i].words)) continue;
            if (!is_of_question(clause.phrases[i].words)) tells = true;
            words += " " + text_with(clause.phrases[i]);
        }
        return tells ? words : std::string();
    }

    /// ", along with the union": who does the same.
    std::string company_of(const ReadClause& clause) const {
        std::string words;
        for (const ClausePhrase& phrase : clause.phrases)
            if (phrase.role == ClauseRole::kOther && phrase.marker && has_name(phrase.words) &&
                words_.is(QuestionWord::kCompany, read_.form(phrase.marker)))
                words += ", " + text_with(phrase);
        return words;
    }

    /// "had quarrels with [Ana Lind]", where the question asks with whom somebody quarrelled.
    template <class Add>
    void add_of_noun(const ReadClause& clause, TokenIndex verb, const AskedPhrase& open, const Add& add) const {
        const TokenIndex noun = root_of(phrase_of(clause, ClauseRole::kPatient));
        if (!is_noun_of_verb(noun, verb) || open.role == ClauseRole::kAgent) return;
        for (const TokenIndex child : tree_.children(noun)) {
            const TokenIndex preposition = tree_.child(child, deprel::case_);
            if (!is(child, deprel::nmod) || !preposition) continue;
            if (!open.preposition.empty() && read_.form(preposition) != open.preposition) continue;
            if (is(child, Upos::kPropn)) add(read_.text(with_flat(child)));
        }
    }

    template <class Add>
    void add_asked(const ReadClause& clause, TokenIndex verb, const Add& add) const {
        const auto open = std::ranges::find(form_.clause.phrases, true, &AskedPhrase::is_open);
        if (open == form_.clause.phrases.end()) return;
        for (const ClausePhrase& phrase : clause.phrases) {
            if (phrase.words.empty() || is_of_question(phrase.words) || is_time(phrase.words)) continue;
            const std::string marker = phrase.marker ? read_.form(phrase.marker) : std::string();
            const bool is_asked = phrase.role == open->role &&
                                  (open->role != ClauseRole::kOther || marker == open->preposition ||
                                   (phrase.marker && lemma(verb) != form_.clause.verb)); // "charged with", of "accuse"
            const TokenIndex root = root_of(phrase.words);
            if (!is_asked || !root || is(root, Upos::kPron)) continue;
            if (form_.who && !is_noun(root) && !is(root, Upos::kNum)) continue;
            if (form_.clause.is_owner) {
                const TokenIndex owner =
                    tree_.first_child(root, [&](TokenIndex child) { return is(child, deprel::nmod_poss); });
                if (owner && is_noun(owner)) {
                    TokenRange range = trimmed(tree_.subtree(owner));
                    while (range.size() > 1 && is(TokenIndex{range.end.value - 1U}, deprel::case_)) --range.end.value;
                    add(read_.text(range));
                    continue;
                }
            }
            const auto type = read_.named_type(root);
            if (form_.type && type && (*type == EntityType::kPerson) != (*form_.type == EntityType::kPerson)) continue;
            std::string words = text_without(phrase);
            if (phrase.role == ClauseRole::kAgent) words += company_of(clause);
            if (phrase.role == ClauseRole::kPatient)
                for (auto word = clause.relation.rbegin(); word != clause.relation.rend(); ++word)
                    if (word->token && word->token > verb && !is(word->token, Upos::kAdp))
                        words = read_.form(word->token) + " " + words;
            const bool is_unnamed = !has_name(phrase.words);
            const bool is_weak = form_.clause.is_owner || (is_unnamed && is_vague(phrase.words));
            add(std::move(words), is_unnamed && form_.who ? kUnnamed : is_weak ? kWeak : 0);
        }
        if (open->role == ClauseRole::kAgent && !form_.clause.noun.empty()) // "which ministry", cut out of its name
            add(read_.name_with(form_.clause.noun), -kOfNoun);
        add_of_noun(clause, verb, *open, add);
    }
};

} // namespace

bool asks_clauses(const QuestionForm& form) {
    if (form.counts || form.answer == Answer::kLink || form.answer == Answer::kBoth) return false;
    const bool asks_end = form.answer == Answer::kSubject || form.answer == Answer::kObject;
    return !form.clause.verb.empty() || (asks_end && !form.clause.rest.empty());
}

ClausesTold clauses_told(std::string_view sentence, std::string_view date, const QuestionForm& form,
                         const QuestionWords& words, const Models& models, std::string_view before,
                         std::string_view about) {
    ClausesTold told;
    std::vector<ClauseAnswer>& found = told.answers;
    const ReadSentence read(sentence, models, date);
    const auto trees = read.reader();
    if (!trees) return told;
    told.of_sentence =
        fit_of_sentence(read, *trees, sentence, form, words, std::string(about) + " " + std::string(before));
    if (!asks_clauses(form)) return told;
    const ClauseAnswerer reader(read, *trees, form, words, before);
    const auto add = [&](std::vector<ClauseAnswer> answers) {
        for (ClauseAnswer& answer : answers) {
            const auto known = std::ranges::find_if(found, [&](const ClauseAnswer& one) {
                return one.text == answer.text && one.is_denied == answer.is_denied;
            });
            if (known == found.end())
                found.push_back(std::move(answer));
            else
                known->fit = std::max(known->fit, answer.fit);
        }
    };
    if (form.clause.verb.empty()) {
        add(noun_answers(read, *trees, form, words, before));
        std::ranges::stable_sort(found, std::greater<>(), &ClauseAnswer::fit);
        return told;
    }
    for (const ReadClause& clause : clauses_of(read.analysis(), trees->tree(), models)) {
        told.fit = std::max(told.fit, reader.fit(clause));
        if (reader.is_of_others(clause)) told.of_sentence = 0;
        add(reader.answers(clause));
        add(reader.causes(clause));
    }
    if (found.empty()) add(reader.beside_verb());
    std::ranges::stable_sort(found, std::greater<>(), &ClauseAnswer::fit);
    return told;
}

} // namespace claimgraph
