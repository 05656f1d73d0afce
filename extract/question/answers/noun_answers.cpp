#include "extract/question/answers/noun_answers.hpp"

#include "extract/question/answers/clause_matcher.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr double kLeastShare = 0.6;  ///< of the words of the question that the noun with its phrase has to have
constexpr std::size_t kLongest = 14; ///< words of an answer

class NounAnswerer : ClauseMatcher {
  public:
    using ClauseMatcher::ClauseMatcher;

    std::vector<ClauseAnswer> answers() const {
        std::vector<ClauseAnswer> found;
        if (share_of_all() < kLeastShare) return found;
        for (std::size_t i = 0; i < analysis_.tokens.size(); ++i) {
            const TokenIndex noun{i};
            if (!is_noun(noun) && !is(noun, Upos::kAdj) && !is(noun, Upos::kNum)) continue;
            FactPhrase phrase = phrase_at(tree_.subtree(noun));
            const double share = share_in(phrase);
            if (is(noun, deprel::nmod)) phrase.push_back({head_of(noun), {}}); // "the head of the [police, Olav Berg]"
            const TokenIndex who = share < kLeastShare || !has_predicate(phrase) ? TokenIndex() : called(noun);
            if (!who || is(who, Upos::kPron) || !is_of_type(who)) continue;
            const TokenRange range = is(who, Upos::kPropn) ? with_flat(who) : trimmed(tree_.subtree(who));
            if (range.size() > kLongest || is_of_question(phrase_at(range))) continue;
            found.push_back({read_.text(range), 1 + share, false});
        }
        return found;
    }

  private:
    static FactPhrase phrase_at(TokenRange range) {
        FactPhrase phrase;
        for (TokenIndex token = range.begin; token < range.end; ++token.value) phrase.push_back({token, {}});
        return phrase;
    }
    double share_in(const FactPhrase& phrase) const {
        const auto& asked = form_.clause.rest;
        const auto count = std::ranges::count_if(asked, [&](const AskedWord& word) { return has(phrase, word); });
        return static_cast<double>(count) / static_cast<double>(asked.size());
    }
    /// The word that the question is about: "largest" just so, "candidate" also in the plural.
    bool has_predicate(const FactPhrase& phrase) const {
        return std::ranges::any_of(phrase, [&](const FactWord& word) {
            return fold(read_.form(word.token)) == fold(form_.predicate) ||
                   (is_noun(word.token) && lemma(word.token) == form_.verb);
        });
    }
    /// Whom or what a sentence says to be this.
    TokenIndex called(TokenIndex noun) const {
        const TokenIndex head = head_of(noun);
        if (tree_.has_child(noun, deprel::cop)) {
            const TokenIndex subject = subject_of_fact(noun);
            const bool is_relative = subject && is(subject, Upos::kPron) && is(noun, deprel::acl_relcl);
            return is_relative ? head : subject;
        }
        if (head && is(noun, deprel::xcomp)) { // "became the first", "made Vell the first"
            const TokenIndex object = tree_.child(head, deprel::obj);
            return object ? object : subject_child(head);
        }
        if (head && is(noun, deprel::appos)) return is(head, Upos::kPropn) ? head : TokenIndex();
        return tree_.first_child(noun,
                                 [&](TokenIndex child) { return is(child, deprel::appos) && is(child, Upos::kPropn); });
    }
    bool is_of_type(TokenIndex who) const {
        const auto type = read_.named_type(who);
        if (form_.who && (!is_noun(who) || (type && *type == EntityType::kPlace))) return false;
        return !form_.type || !type || (*type == EntityType::kPerson) == (*form_.type == EntityType::kPerson);
    }
};

} // namespace

std::vector<ClauseAnswer> noun_answers(const ReadSentence& read, const TreeReader& trees, const QuestionForm& form,
                                       const QuestionWords& words, std::string_view before) {
    return NounAnswerer(read, trees, form, words, before).answers();
}

} // namespace claimgraph
