#include "extract/question/answers/sentence_answers.hpp"

#include "extract/question/answers/read_sentence.hpp"
#include "graph/base/text/fold.hpp"
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
    std::vector<std::string> ends; // of them those that the verb of the question is said of
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
        const auto is_of_counted = [&](TokenIndex noun) {
            return contains(form.counted, trees->lemma(noun)) || contains(form.counted, read.form(noun));
        };
        // "five of the 20 votes"
        const TokenIndex all =
            counted == number ? trees->tree().first_child(number,
                                                          [&](TokenIndex child) {
                                                              return child > number && trees->is(child, deprel::nmod) &&
                                                                     is_of_counted(child);
                                                          })
                              : TokenIndex();
        const bool is_asked_for = all || is_of_counted(counted);
        const TokenIndex verb = trees->head_of(counted);
        const bool is_end =
            verb && trees->is(counted, kEndsOfVerbs) && trees->lemma(verb) == form.verb &&
            (form.answer != Answer::kObject || trees->is(counted, deprel::obj) || trees->is_passive(verb));
        if (!is_asked_for && !(is_end && (counted == number || form.type))) continue;
        TokenIndex begin = trees->tree().subtree(number).begin;
        while (begin.value > 0 && trees->head_of(TokenIndex{begin.value - 1U}) == counted && // "[another] five seats"
               trees->is(TokenIndex{begin.value - 1U}, deprel::amod))
            --begin.value;
        found.push_back(read.text({begin, TokenIndex{(all ? all : counted).value + 1}}));
        if (is_end) ends.push_back(found.back());
    }
    if (!ends.empty()) found = std::move(ends);
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

std::string verb_at(std::string_view sentence, ByteSpan words, const Models& models) {
    const ReadSentence read(sentence, models);
    const auto trees = read.reader();
    if (!trees) return {};
    for (std::size_t i = 0; i < read.analysis().tokens.size(); ++i) {
        const ByteSpan span = read.analysis().tokens[i].span;
        const bool is_inside = span.begin < words.end && words.begin < span.end;
        if (is_inside && trees->is(TokenIndex{i}, Upos::kVerb)) return std::string(trees->lemma(TokenIndex{i}));
    }
    return {};
}

std::string only_time_in(std::string_view sentence, std::string_view date, const Models& models) {
    const ReadSentence read(sentence, models, date);
    const std::vector<TimeExpression>& times = read.times();
    return std::ranges::count_if(times, ReadSentence::is_when) == 1
               ? read.when(*std::ranges::find_if(times, ReadSentence::is_when))
               : std::string();
}

std::string first_time_in(std::string_view sentence, std::string_view date, const Models& models) {
    const ReadSentence read(sentence, models, date);
    const auto time = std::ranges::find_if(read.times(), ReadSentence::is_when);
    return time == read.times().end() ? std::string() : read.when(*time);
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

bool has_reason_before(std::string_view sentence, const QuestionWords& words) {
    const std::string text = lower_ascii(sentence);
    return std::ranges::any_of(words.of(QuestionWord::kTherefore), [&](const std::string& word) {
        return text.starts_with(word) && text.size() > word.size() &&
               (text[word.size()] == ' ' || text[word.size()] == ',');
    });
}

bool tells_reason(std::string_view sentence, bool weakly, const QuestionWords& words, const Models& models) {
    return tells_reason(ReadSentence(sentence, models), sentence, weakly, words);
}

bool tells_reason(const ReadSentence& read, std::string_view sentence, bool weakly, const QuestionWords& words) {
    const auto trees = read.reader();
    if (!trees) return false;
    const std::string text = lower_ascii(sentence);
    const auto opens_reason = [&](TokenIndex token) {
        const std::string_view rest = std::string_view(text).substr(read.analysis()[token].span.begin);
        return (!trees->is(token, Upos::kAdj) || trees->is(token, deprel::case_)) && // "was due to leave"
               std::ranges::any_of(words.of(QuestionWord::kBecause), [&](const std::string& word) {
                   return rest.starts_with(word) && rest.size() > word.size() && rest[word.size()] == ' ';
               });
    };
    for (std::size_t i = 0; i < read.analysis().tokens.size(); ++i) {
        const TokenIndex token{i};
        if (opens_reason(token)) return true;
        const std::string_view lemma = trees->lemma(token);
        if (words.is(QuestionWord::kReasonNoun, lemma) && trees->is(token, kObliques) &&
            trees->tree().has_child(token, deprel::case_))
            return true;
        if (words.is(QuestionWord::kMotive, lemma) && trees->is(token, Upos::kNoun) && trees->is(token, kEndsOfVerbs))
            return true;
        if (words.is(QuestionWord::kCausing, lemma) && trees->is_passive(token) &&
            trees->tree().has_child(token, deprel::obl_agent))
            return true;
        if (words.is(QuestionWord::kBlaming, lemma) && trees->is(token, Upos::kVerb)) {
            const TokenIndex subject = trees->subject_child(token); // what another blames somebody for is his own
            if (!subject || trees->is(subject, Upos::kPron) || trees->is_passive(token)) return true;
        }
        if (weakly && words.is(QuestionWord::kPerhapsGround, read.form(token)) &&
            trees->is(token, DeprelSet{deprel::mark, deprel::case_, deprel::advmod}) && trees->head_of(token) &&
            !read.is_time(trees->head_of(token)))
            return true;
    }
    return false;
}

} // namespace claimgraph
