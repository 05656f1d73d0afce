#include "extract/question/clause_answers.hpp"

#include "extract/question/read_sentence.hpp"
#include "graph/base/time/time_interval.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace claimgraph {
namespace {

constexpr double kSameVerb = 1;
constexpr double kAlikeVerb = 0.7;
constexpr double kNamed = 1;           ///< for an agent or patient that the question names
constexpr double kElsewhere = 0.6;     ///< for one that is in another phrase of the clause
constexpr double kOtherWords = 1;      ///< for the words that stand in no such phrase
constexpr double kLeastOfOthers = 0.5; ///< of these words, where the clause has nobody of those that the question names
constexpr double kVaguePhrase = 0.2;   ///< for "the company" in the place of a name
constexpr double kMostOfAll = 0.7;     ///< of the words of the question, for a time beside its verb
constexpr double kWeak = 0.3;          ///< less for an answer that may be none

/// How a phrase of a clause is to that of the question.
enum class Likeness : std::uint8_t { kNone, kVague, kSame, kOther };

class ClauseComparer : TreeReader {
  public:
    ClauseComparer(const ReadSentence& read, const TreeReader& trees, const QuestionForm& form,
                   const QuestionWords& words)
        : TreeReader(trees), read_(read), form_(form), words_(words) {}

    std::vector<ClauseAnswer> answers(const ReadClause& clause) const {
        TokenIndex verb;
        double fit = 0;
        for (const TokenIndex one : clause.verbs) {
            const std::string_view own = lemma(one);
            const double likeness = own == form_.clause.verb                 ? kSameVerb
                                    : words_.answers(own, form_.clause.verb) ? kAlikeVerb
                                                                             : 0;
            if (likeness <= fit) continue;
            fit = likeness;
            verb = one;
        }
        if (!verb) return {};
        const auto named = fit_of_named(clause);
        if (!named) return {};
        fit += *named;
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

    /// "The closure led to X being stranded": who asks why X was stranded asks for what led to it.
    std::vector<ClauseAnswer> causes(const ReadClause& clause) const {
        if (form_.answer != Answer::kReason || clause.is_denied) return {};
        const bool is_causing = std::ranges::any_of(
            clause.verbs, [&](TokenIndex verb) { return words_.is(QuestionWord::kCausing, lemma(verb)); });
        const FactPhrase& cause = phrase_of(clause, ClauseRole::kAgent);
        const TokenIndex root = root_of(*this, cause);
        if (!is_causing || !root || is(root, Upos::kPron) || is_of_question(cause)) return {};
        double fit = 0;
        for (const ClausePhrase& phrase : clause.phrases) {
            if (phrase.role == ClauseRole::kAgent) continue;
            const bool has_verb = std::ranges::any_of(phrase.words, [&](const FactWord& word) {
                return word.token &&
                       (lemma(word.token) == form_.clause.verb || words_.answers(lemma(word.token), form_.clause.verb));
            });
            for (const AskedPhrase& asked : form_.clause.phrases)
                if (std::ranges::any_of(asked.words, [&](const AskedWord& word) { return has(phrase.words, word); }))
                    fit += kNamed;
            if (has_verb) fit += kSameVerb;
        }
        if (fit < kSameVerb + kNamed) return {};
        return {{text(cause), fit + share_of_rest(), false}};
    }

    /// When something was, by a time right beside the verb, where the phrases of its clause were not read well but the
    /// sentence has most of the question.
    std::vector<ClauseAnswer> times_beside_verb() const {
        std::vector<ClauseAnswer> found;
        if (form_.answer != Answer::kTime || share_of_all() < kMostOfAll) return found;
        for (const TimeExpression& time : read_.times())
            for (std::size_t i = 0; i < analysis_.tokens.size(); ++i) {
                const TokenIndex token{i};
                const TokenIndex verb = head_of(token);
                const bool is_beside = overlap_of(analysis_[token].span, time.span) && verb && is(verb, Upos::kVerb) &&
                                       lemma(verb) == form_.clause.verb;
                if (is_beside) found.push_back({value_of(time), kSameVerb + share_of_all() - kWeak, false});
            }
        return found;
    }

  private:
    static TokenIndex root_of(const TreeReader& trees, const FactPhrase& phrase) {
        const auto inside = [&](TokenIndex token) {
            return std::ranges::any_of(phrase, [&](const FactWord& word) { return word.token == token; });
        };
        for (const FactWord& word : phrase)
            if (word.token && !(trees.head_of(word.token) && inside(trees.head_of(word.token)))) return word.token;
        return {};
    }
    std::string folded_lemma(TokenIndex token) const { return fold(lemma(token)); }
    bool is_same(const AskedWord& word, TokenIndex token) const {
        const std::string form = fold(read_.form(token));
        if (word.form == form || word.lemma == form || word.lemma == folded_lemma(token)) return true;
        if (!word.is_name) return false;
        for (const auto& [name, others] : form_.other_names)
            if (fold(name) == word.form && std::ranges::find(others, form) != others.end()) return true;
        return false;
    }
    bool has(const FactPhrase& phrase, const AskedWord& word) const {
        return std::ranges::any_of(phrase, [&](const FactWord& one) { return one.token && is_same(word, one.token); });
    }
    bool has_name(const FactPhrase& phrase) const {
        return std::ranges::any_of(phrase,
                                   [&](const FactWord& one) { return one.token && is(one.token, Upos::kPropn); });
    }
    /// "it", "the company": who it is stands elsewhere.
    bool is_vague(const FactPhrase& phrase) const {
        const TokenIndex root = root_of(*this, phrase);
        if (!root) return true;
        if (is(root, Upos::kPron)) return true;
        return !has_name(phrase) && bool(tree_.first_child(root, [&](TokenIndex child) {
            return is(child, WordKind::kDefinite) || is(child, Upos::kPron);
        }));
    }

    /// With the names beside its noun: "sergeant Matiu [\"Matt\" Ratana]".
    FactPhrase with_appositions(FactPhrase phrase) const {
        const TokenIndex root = root_of(*this, phrase);
        if (!root) return phrase;
        for (const TokenIndex child : tree_.children(root)) {
            if (!is(child, deprel::appos) && !is(child, deprel::flat)) continue;
            const TokenRange range =
                is(child, deprel::appos) ? with_flat(child) : TokenRange{child, TokenIndex{child.value + 1U}};
            for (TokenIndex token = range.begin; token < range.end; ++token.value) phrase.push_back({token, {}});
        }
        return phrase;
    }

    Likeness likeness(const FactPhrase& bare, const AskedPhrase& asked) const {
        if (bare.empty()) return Likeness::kNone;
        const FactPhrase phrase = with_appositions(bare);
        const auto root = std::ranges::find(asked.words, true, &AskedWord::is_root);
        const bool is_name = root != asked.words.end() && root->is_name;
        std::size_t found = 0;
        bool has_a_name = false;
        for (const AskedWord& word : asked.words) {
            if (!has(phrase, word)) continue;
            ++found;
            has_a_name = has_a_name || word.is_name;
        }
        if (is_name && has_a_name) return Likeness::kSame;
        if (!is_name && (2 * found >= asked.words.size() || (root != asked.words.end() && has(phrase, *root))) &&
            found > 0)
            return Likeness::kSame;
        if (has_a_name) return Likeness::kVague; // "Kano's minister", where its governor is asked for
        return is_vague(bare) ? Likeness::kVague : Likeness::kOther;
    }

    /// What the named agent and patient and the other words add; nothing if they are others than in the question, or if
    /// the clause has too little of it.
    std::optional<double> fit_of_named(const ReadClause& clause) const {
        double fit = 0;
        std::size_t same = 0;
        std::size_t vague = 0;
        for (const AskedPhrase& asked : form_.clause.phrases) {
            if (asked.is_open || asked.role == ClauseRole::kOther || asked.words.empty()) continue;
            Likeness likeness = this->likeness(phrase_of(clause, asked.role), asked);
            const bool may_turn = asked.role == ClauseRole::kAgent && !asks_for(ClauseRole::kPatient);
            if (likeness != Likeness::kSame && may_turn && // "the shop closed", "the city closed the shop"
                this->likeness(phrase_of(clause, ClauseRole::kPatient), asked) == Likeness::kSame)
                likeness = Likeness::kSame;
            if (likeness == Likeness::kOther) return std::nullopt;
            if (likeness <= Likeness::kVague && stands_elsewhere(clause, asked)) {
                fit += kElsewhere;
                ++same;
            } else if (likeness == Likeness::kSame) {
                fit += kNamed;
                ++same;
            } else if (likeness == Likeness::kVague) {
                fit += kVaguePhrase;
                ++vague;
            }
        }
        const double share = share_of_rest();
        if (same == 0 && vague == 0 && share < kLeastOfOthers) return std::nullopt;
        return fit + kOtherWords * share;
    }
    bool asks_for(ClauseRole role) const {
        return std::ranges::any_of(form_.clause.phrases, [&](const AskedPhrase& one) { return one.role == role; });
    }
    static const FactPhrase& phrase_of(const ReadClause& clause, ClauseRole role) {
        static const FactPhrase kNothing;
        const auto found = std::ranges::find(clause.phrases, role, &ClausePhrase::role);
        return found == clause.phrases.end() ? kNothing : found->words;
    }
    bool stands_elsewhere(const ReadClause& clause, const AskedPhrase& asked) const {
        return std::ranges::any_of(clause.phrases, [&](const ClausePhrase& one) {
            return one.role == ClauseRole::kOther && likeness(one.words, asked) == Likeness::kSame;
        });
    }
    bool stands_in_sentence(const AskedWord& word) const {
        for (std::size_t i = 0; i < analysis_.tokens.size(); ++i)
            if (is_same(word, TokenIndex{i})) return true;
        return false;
    }
    double share_of(const std::vector<AskedWord>& some) const {
        const auto found = std::ranges::count_if(some, [&](const AskedWord& word) { return stands_in_sentence(word); });
        return some.empty() ? 0 : static_cast<double>(found) / static_cast<double>(some.size());
    }
    double share_of_rest() const { return share_of(form_.clause.rest); }
    double share_of_all() const {
        std::vector<AskedWord> all = form_.clause.rest;
        for (const AskedPhrase& phrase : form_.clause.phrases)
            all.insert(all.end(), phrase.words.begin(), phrase.words.end());
        return share_of(all);
    }
    bool has_all_named(const ReadClause& clause) const {
        for (const AskedPhrase& asked : form_.clause.phrases) {
            if (asked.role == ClauseRole::kOther || asked.words.empty()) continue;
            if (likeness(phrase_of(clause, asked.role), asked) != Likeness::kSame) return false;
        }
        const double share = share_of_rest();
        return form_.clause.rest.empty() || share >= 1;
    }

    /// Whether all its words are those of the question: it answers nothing.
    bool is_of_question(const FactPhrase& phrase) const {
        for (const FactWord& word : phrase) {
            if (!word.token || !is_content(word.token)) continue;
            const auto same = [&](const AskedWord& one) { return is_same(one, word.token); };
            const bool asked = std::ranges::any_of(form_.clause.rest, same) ||
                               std::ranges::any_of(form_.clause.phrases, [&](const AskedPhrase& one) {
                                   return std::ranges::any_of(one.words, same);
                               });
            if (!asked) return false;
        }
        return true;
    }
    bool is_content(TokenIndex token) const {
        return is_noun(token) || is(token, Upos::kVerb) || is(token, Upos::kAdj) || is(token, Upos::kNum);
    }
    bool is_time(const FactPhrase& phrase) const {
        return std::ranges::any_of(phrase,
                                   [&](const FactWord& word) { return word.token && read_.is_time(word.token); }) &&
               std::ranges::none_of(phrase, [&](const FactWord& word) {
                   return word.token && is_noun(word.token) && !read_.is_time(word.token);
               });
    }

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
        const TokenIndex root = root_of(*this, phrase);
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
    TokenRange with_flat(TokenIndex name) const {
        TokenRange range = with_premodifiers(name);
        for (const TokenIndex child : tree_.children(name))
            if (child > name && is(child, deprel::flat)) range.end = std::max(range.end, TokenIndex{child.value + 1U});
        return range;
    }

    std::string time_in(const FactPhrase& phrase) const {
        for (const TimeExpression& time : read_.times())
            for (const FactWord& word : phrase)
                if (word.token && overlap_of(time.span, analysis_[word.token].span)) return value_of(time);
        return {};
    }
    std::string value_of(const TimeExpression& time) const {
        return time_interval(time.value) ? time.value : std::string(read_.document().text(time.span));
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
            const TokenIndex root = root_of(*this, phrase.words);
            if (!root || is(root, Upos::kVerb)) continue;
            add(text_with(phrase) + place_beside(root), has_name(phrase.words) ? 0 : kWeak);
        }
    }

    template <class Add>
    void add_reasons(const ReadClause& clause, const Add& add) const {
        for (const ClausePhrase& phrase : clause.phrases) {
            if (phrase.role != ClauseRole::kOther || phrase.words.empty() || is_time(phrase.words)) continue;
            const TokenIndex root = root_of(*this, phrase.words);
            const TokenIndex first = phrase.marker ? phrase.marker : phrase.words.front().token;
            if (!root || !first || is_of_question(phrase.words)) continue;
            const std::string word = read_.form(first);
            const bool is_purpose = is(first, WordKind::kInfinitiveMarker);
            if (is_purpose && !is(root, Upos::kVerb)) continue;
            if (words_.is(QuestionWord::kGround, word) || words_.is(QuestionWord::kReasonNoun, lemma(root)))
                add(text_with(phrase));
            else if (words_.is(QuestionWord::kWeakGround, word))
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
            if (!is_of_question(clause.phrases[i].words)) tells = true;
            words += " " + text_with(clause.phrases[i]);
        }
        return tells ? words : std::string();
    }

    template <class Add>
    void add_asked(const ReadClause& clause, TokenIndex verb, const Add& add) const {
        const auto open = std::ranges::find(form_.clause.phrases, true, &AskedPhrase::is_open);
        if (open == form_.clause.phrases.end()) return;
        for (const ClausePhrase& phrase : clause.phrases) {
            if (phrase.words.empty() || is_of_question(phrase.words) || is_time(phrase.words)) continue;
            const bool is_asked = open->role == ClauseRole::kOther
                                      ? phrase.marker && read_.form(phrase.marker) == open->preposition
                                      : phrase.role == open->role;
            const TokenIndex root = root_of(*this, phrase.words);
            if (!is_asked || !root || is(root, Upos::kPron)) continue;
            if (form_.who && !is_noun(root) && !is(root, Upos::kNum)) continue;
            std::string words = text_without(phrase);
            if (phrase.role == ClauseRole::kPatient)
                for (auto word = clause.relation.rbegin(); word != clause.relation.rend(); ++word)
                    if (word->token && word->token > verb && !is(word->token, Upos::kAdp))
                        words = read_.form(word->token) + " " + words;
            add(std::move(words), is_vague(phrase.words) && !has_name(phrase.words) ? kWeak : 0);
        }
    }

    const ReadSentence& read_;
    const QuestionForm& form_;
    const QuestionWords& words_;
};

} // namespace

bool asks_clauses(const QuestionForm& form) {
    return !form.clause.verb.empty() && !form.counts && form.answer != Answer::kLink && form.answer != Answer::kBoth;
}

std::vector<ClauseAnswer> clause_answers(std::string_view sentence, std::string_view date, const QuestionForm& form,
                                         const QuestionWords& words, const Models& models) {
    std::vector<ClauseAnswer> found;
    if (!asks_clauses(form)) return found;
    const ReadSentence read(sentence, models, date);
    const auto trees = read.reader();
    if (!trees) return found;
    const ClauseComparer reader(read, *trees, form, words);
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
    for (const ReadClause& clause : clauses_of(read.analysis(), trees->tree(), models)) {
        add(reader.answers(clause));
        add(reader.causes(clause));
    }
    if (found.empty()) add(reader.times_beside_verb());
    std::ranges::stable_sort(found, std::greater<>(), &ClauseAnswer::fit);
    return found;
}

} // namespace claimgraph
