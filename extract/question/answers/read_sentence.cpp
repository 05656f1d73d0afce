#include "extract/question/answers/read_sentence.hpp"

#include "extract/question/question_reading.hpp"
#include "graph/base/time/date.hpp"

#include <algorithm>
#include <utility>

namespace claimgraph {

ReadSentence::ReadSentence(std::string_view sentence, const Models& models, std::string_view date) {
    auto document = make_document("sentence", std::string(sentence));
    if (!document) return;
    if (const auto day = date_from(date)) document->set_date(*day);
    document_.emplace(std::move(*document));
    analysis_ = analyze(*document_, models);
    times_ = find_times(*document_, analysis_, models);
    tree_.emplace(analysis_);
}

bool ReadSentence::is_time(TokenIndex token) const {
    return std::ranges::any_of(times_,
                               [&](const TimeExpression& time) { return overlap(time.span, analysis_[token].span); });
}

} // namespace claimgraph
