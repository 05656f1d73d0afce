#include "extract/question/sentence_answers.hpp"

#include "extract/clauses/tree_reader.hpp"
#include "extract/question/question_reading.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/base/time/date.hpp"
#include "graph/base/time/time_interval.hpp"

#include <algorithm>
#include <optional>

namespace claimgraph {
namespace {

constexpr DeprelSet kObliques = {deprel::obl, deprel::nmod};
constexpr DeprelSet kEndsOfVerbs = kSubjects | DeprelSet{deprel::obj, deprel::obl_agent};

/// A sentence of a store, read again.
class ReadSentence {
  public:
    ReadSentence(std::string_view sentence, const Models& models) {
        auto document = make_document("sentence", std::string(sentence));
        if (!document) return;
        document_.emplace(std::move(*document));
        analysis_ = analyze(*document_, models);
        times_ = find_times(*document_, analysis_, models);
        tree_.emplace(analysis_);
    }

    bool is_amount(TokenIndex token) const {
        return analysis_[token].upos == Upos::kNum && std::ranges::none_of(times_, [&](const TimeExpression& time) {
                   return overlap(time.span, analysis_[token].span);
               });
    }
    const Analysis& analysis() const { return analysis_; }
    std::optional<TreeReader> reader() const {
        return tree_ ? std::optional(TreeReader(analysis_, *tree_)) : std::nullopt;
    }
    std::string text(TokenRange range) const { return std::string(document_->text(analysis_.span_of(range))); }
    std::string form(TokenIndex token) const { return lower_ascii(analysis_.form(*document_, analysis_[token])); }

  private:
    std::optional<Document> document_;
    Analysis analysis_;
    std::vector<TimeExpression> times_;
    std::optional<Tree> tree_;
};

bool contains(const std::vector<std::string>& some, std::string_view one) {
    return std::ranges::find(some, one) != some.end();
}

} // namespace

std::vector<std::string> amounts_in(std::string_view sentence, const QuestionForm& form, const Models& models) {
    const ReadSentence read(sentence, models);
    const auto trees = read.reader();
    std::vector<std::string> found;
    if (!trees) return found;
    for (std::size_t i = 0; i < read.analysis().tokens.size(); ++i) {
        const TokenIndex number{i};
        if (!read.is_amount(number)) continue;
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
    return found;
}

bool has_amount(std::string_view sentence, const Models& models) {
    const ReadSentence read(sentence, models);
    for (std::size_t i = 0; i < read.analysis().tokens.size(); ++i)
        if (read.is_amount(TokenIndex{i})) return true;
    return false;
}

std::string only_time_in(std::string_view sentence, std::string_view date, const Models& models) {
    auto document = make_document("sentence", std::string(sentence));
    if (!document) return {};
    if (const auto day = date_from(date)) document->set_date(*day);
    const std::vector<TimeExpression> times = find_times(*document, analyze(*document, models), models);
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
