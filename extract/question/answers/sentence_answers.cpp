#include "extract/question/answers/sentence_answers.hpp"

#include "extract/question/answers/read_sentence.hpp"
#include "graph/base/time/time_interval.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr DeprelSet kObliques = {deprel::obl, deprel::nmod};
constexpr DeprelSet kEndsOfVerbs = kSubjects | DeprelSet{deprel::obj, deprel::obl_agent};

bool contains(const std::vector<std::string>& some, std::string_view one) {
    return std::ranges::find(some, one) != some.end();
}

/// "$276 million", "5 billion euros": a number with its currency, from its first word on; else nothing.
std::string money_at(const ReadSentence& read, const TreeReader& trees, TokenIndex number, const QuestionWords& words) {
    const auto& tokens = read.analysis().tokens;
    TokenRange range{number, TokenIndex{number.value + 1U}};
    if (number.value > 0 && trees.is(TokenIndex{number.value - 1U}, Upos::kNum)) return {};
    while (range.end.value < tokens.size() && trees.is(range.end, Upos::kNum)) ++range.end.value;
    if (number.value > 0 && words.is(QuestionWord::kCurrency, read.form(TokenIndex{number.value - 1U}))) {
        --range.begin.value;
        return read.text(range);
    }
    if (range.end.value >= tokens.size() || !words.is(QuestionWord::kCurrency, trees.lemma(range.end))) return {};
    ++range.end.value;
    return read.text(range);
}

} // namespace

std::vector<std::string> amounts_in(std::string_view sentence, const QuestionForm& form, const QuestionWords& words,
                                    const Models& models) {
    const ReadSentence read(sentence, models);
    const auto trees = read.reader();
    std::vector<std::string> found;
    if (!trees) return found;
    const bool is_money = std::ranges::any_of(
        form.counted, [&](const std::string& word) { return words.is(QuestionWord::kMoney, word); });
    for (std::size_t i = 0; i < read.analysis().tokens.size(); ++i) {
        const TokenIndex number{i};
        if (!read.is_amount(number)) continue;
        if (is_money) {
            if (const std::string amount = money_at(read, *trees, number, words); !amount.empty())
                found.push_back(amount);
            continue;
        }
        TokenIndex counted = number; // what is counted, the number itself without a noun
        while (trees->head_of(counted) && counted.value - number.value < 8 &&
               trees->is(counted, DeprelSet{deprel::nummod, deprel::compound, deprel::flat}) &&
               trees->head_of(counted) > counted)
            counted = trees->head_of(counted);
        const bool is_asked_for =
            contains(form.counted, trees->lemma(counted)) || contains(form.counted, read.form(counted));
        const TokenIndex verb = trees->head_of(counted);
        const bool is_end =
            verb && trees->is(counted, kEndsOfVerbs) && trees->lemma(verb) == form.verb &&
            (form.answer != Answer::kObject || trees->is(counted, deprel::obj) || trees->is_passive(verb));
        if (!is_asked_for && !(is_end && (counted == number || form.type))) continue;
        const TokenIndex begin = trees->tree().subtree(number).begin;
        found.push_back(read.text({begin, TokenIndex{counted.value + 1}}));
    }
    // "two to three hundred vehicles" has two numbers
    for (std::size_t i = found.size(); i-- > 1;)
        if (found[i - 1].find(found[i]) != std::string::npos)
            found.erase(found.begin() + static_cast<std::ptrdiff_t>(i));
    return found;
}

bool has_amount(std::string_view sentence, const Models& models) {
    const ReadSentence read(sentence, models);
    for (std::size_t i = 0; i < read.analysis().tokens.size(); ++i)
        if (read.is_amount(TokenIndex{i})) return true;
    return false;
}

bool is_verb_at(std::string_view sentence, ByteSpan words, std::string_view verb, const Models& models) {
    const ReadSentence read(sentence, models);
    const auto trees = read.reader();
    if (!trees) return false;
    for (std::size_t i = 0; i < read.analysis().tokens.size(); ++i) {
        const ByteSpan span = read.analysis().tokens[i].span;
        const bool is_inside = span.begin < words.end && words.begin < span.end;
        if (is_inside && trees->is(TokenIndex{i}, Upos::kVerb) && trees->lemma(TokenIndex{i}) == verb) return true;
    }
    return false;
}

std::string only_time_in(std::string_view sentence, std::string_view date, const Models& models) {
    const ReadSentence read(sentence, models, date);
    const std::vector<TimeExpression>& times = read.times();
    const auto is_when = [](const TimeExpression& time) { return bool(time_interval(time.value)); };
    return std::ranges::count_if(times, is_when) == 1 ? std::ranges::find_if(times, is_when)->value : std::string();
}

std::vector<std::string> reasons_in(std::string_view sentence, const QuestionForm& form,
                                    const std::vector<std::string>& triggers, const QuestionWords& words,
                                    const Models& models) {
    const ReadSentence read(sentence, models);
    const auto trees = read.reader();
    std::vector<std::string> found;
    if (!trees) return found;
    const auto is_act = [&](TokenIndex token) {
        return token && (trees->lemma(token) == form.verb || contains(triggers, read.form(token)));
    };
    for (std::size_t i = 0; i < read.analysis().tokens.size(); ++i) {
        const TokenIndex phrase{i};
        if (!trees->is(phrase, kObliques)) continue;
        const TokenIndex head = trees->head_of(phrase);
        // "filed a suit over X": the phrase may hang on the noun of what was done
        if (!is_act(head) && !(head && trees->is(head, deprel::obj) && is_act(trees->head_of(head)))) continue;
        const bool is_ground = words.is(QuestionWord::kReasonNoun, trees->lemma(phrase));
        const bool is_reason = bool(trees->tree().first_child(phrase, [&](TokenIndex child) {
            return trees->is(child, deprel::case_) &&
                   (is_ground || words.is(QuestionWord::kReasonPreposition, read.form(child)));
        }));
        if (!is_reason) continue;
        TokenRange range = trees->tree().subtree(phrase);
        while (range.size() > 1 && trees->is(TokenIndex{range.end.value - 1}, Upos::kPunct) &&
               !trees->is(TokenIndex{range.end.value - 1}, TagTrait::kClosing))
            --range.end.value;
        found.push_back(read.text(range));
    }
    return found;
}

} // namespace claimgraph
