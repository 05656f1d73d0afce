#include "extract/question/answers/sentence_fit.hpp"

#include "extract/question/answers/clause_matcher.hpp"
#include "extract/question/answers/sentence_answers.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr double kName = 2;        ///< weight of a name; of other words and of the verb 1
constexpr double kBefore = 0.8;    ///< of a name that only the sentences before have
constexpr double kMentioned = 0.4; ///< ... of another word
constexpr double kSaysSame = 0.8;
constexpr double kUntelling = 0.5; ///< of a sentence with nothing of the kind that is asked for

constexpr double kWithoutDoer = 0.97; ///< of one without "by Ana Lind", where who is asked

class SentenceFitter : ClauseMatcher {
  public:
    using ClauseMatcher::ClauseMatcher;

    double fit(std::string_view sentence) const {
        double all = 0;
        double found = 0;
        const auto add = [&](const AskedWord& word) {
            const double weight = word.is_name ? kName : 1;
            all += weight;
            if (stands_in_sentence(word))
                found += weight;
            else if (stands_before(word))
                found += weight * (word.is_name ? kBefore : kMentioned);
        };
        for (const AskedWord& word : form_.clause.rest) add(word);
        for (const AskedPhrase& phrase : form_.clause.phrases)
            for (const AskedWord& word : phrase.words) add(word);
        if (!form_.clause.verb.empty() && !words_.is(QuestionWord::kLight, form_.clause.verb)) {
            all += 1;
            found += share_of_verb();
        }
        if (all == 0) return 0;
        return found / all * (!tells(sentence) ? kUntelling : form_.who && !has_doer() ? kWithoutDoer : 1);
    }

  private:
    /// "died", "was shot", "the death" of "die"
    double share_of_verb() const {
        double best = 0;
        for (std::size_t i = 0; i < analysis_.tokens.size(); ++i) {
            const TokenIndex token{i};
            const std::string_view own = lemma(token);
            if (own == form_.clause.verb || fold(read_.form(token)) == fold(form_.predicate)) return 1;
            if (words_.answers(own, form_.clause.verb) || has_stem_of_verb(token) ||
                (form_.answer == Answer::kWhether && words_.is_opposite(own, form_.clause.verb)))
                best = kSaysSame;
        }
        return best;
    }

    /// Whether it has something of the kind that is asked for, beside what the question names.
    bool tells(std::string_view sentence) const {
        if (form_.where || form_.answer == Answer::kPlace) return tells_place();
        switch (form_.answer) {
        case Answer::kTime:
            return std::ranges::any_of(read_.times(), ReadSentence::is_when);
        case Answer::kReason:
            return share_of_verb() > 0 && (tells_reason(read_, sentence, true, words_) || has_narrower_verb());
        case Answer::kWhether:
            return share_of_verb() > 0;
        case Answer::kSubject:
        case Answer::kObject:
        case Answer::kSpeaker:
            if (const std::string preposition = asked_preposition(); !preposition.empty())
                return has_phrase_with(preposition) ||
                       (share_of_verb() > 0 && tells_reason(read_, sentence, false, words_));
            if (form_.type) return has_other_name({*form_.type});
            return !form_.who || has_other_name({EntityType::kPerson, EntityType::kOrganization, EntityType::kGroup});
        default:
            return true;
        }
    }
    /// Who asks how somebody died is told by "was shot" and "drowned": verbs that say so, and more.
    bool has_narrower_verb() const {
        for (std::size_t i = 0; i < analysis_.tokens.size(); ++i) {
            const TokenIndex token{i};
            const std::string verb(lemma(token));
            if (is(token, Upos::kVerb) && words_.answers(verb, form_.clause.verb) &&
                !words_.answers(form_.clause.verb, verb))
                return true;
        }
        return false;
    }
    /// "by Ana Lind"
    bool has_doer() const {
        for (std::size_t i = 0; i < analysis_.tokens.size(); ++i) {
            const TokenIndex name = head_of(TokenIndex{i});
            if (name && is(TokenIndex{i}, deprel::case_) && is(name, Upos::kPropn) && !is_of_question({{name, {}}}) &&
                words_.is(QuestionWord::kAgent, read_.form(TokenIndex{i})))
                return true;
        }
        return false;
    }
    /// "of" in "What did X die of?"
    std::string asked_preposition() const {
        const auto open = std::ranges::find(form_.clause.phrases, true, &AskedPhrase::is_open);
        return open != form_.clause.phrases.end() && open->role == ClauseRole::kOther ? open->preposition
                                                                                      : std::string();
    }
    bool has_phrase_with(std::string_view preposition) const {
        for (std::size_t i = 0; i < analysis_.tokens.size(); ++i) {
            const TokenIndex phrase = head_of(TokenIndex{i});
            if (!is(TokenIndex{i}, deprel::case_) || read_.form(TokenIndex{i}) != preposition || !phrase) continue;
            const TokenIndex verb = head_of(phrase);
            if (verb && is(phrase, deprel::obl) && !read_.is_time(phrase) && !is_of_question({{phrase, {}}}) &&
                (lemma(verb) == form_.clause.verb || words_.answers(lemma(verb), form_.clause.verb)))
                return true;
        }
        return false;
    }
    bool has_other_name(std::initializer_list<EntityType> types) const {
        return std::ranges::any_of(read_.mentions(), [&](const Mention& mention) {
            if (mention.kind != MentionKind::kName || std::ranges::find(types, mention.type) == types.end())
                return false;
            FactPhrase phrase;
            for (TokenIndex token = mention.tokens.begin; token < mention.tokens.end; ++token.value)
                phrase.push_back({token, {}});
            return !is_of_question(phrase);
        });
    }
    bool tells_place() const {
        for (std::size_t i = 0; i < analysis_.tokens.size(); ++i) {
            const TokenIndex token{i};
            const TokenIndex preposition = tree_.child(token, deprel::case_);
            if (is(token, DeprelSet{deprel::obl, deprel::nmod}) && is_noun(token) && !read_.is_time(token) &&
                preposition && words_.is(QuestionWord::kWhereabouts, read_.form(preposition)) &&
                !is_of_question({{token, {}}}))
                return true;
        }
        return has_other_name({EntityType::kPlace});
    }
};

} // namespace

double fit_of_sentence(const ReadSentence& read, const TreeReader& trees, std::string_view sentence,
                       const QuestionForm& form, const QuestionWords& words, std::string_view before) {
    return SentenceFitter(read, trees, form, words, before).fit(sentence);
}

} // namespace claimgraph
