#include "extract/question/answers/read_sentence.hpp"

#include "extract/question/question_reading.hpp"
#include "graph/base/time/date.hpp"
#include "graph/base/time/time_interval.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace claimgraph {
namespace {

// days of different years, months and days of the week
constexpr Date kAnyDay = Date(std::chrono::year(2001) / 3 / 14);
constexpr Date kOtherDay = Date(std::chrono::year(2010) / 8 / 20);

} // namespace

ReadSentence::ReadSentence(std::string_view sentence, const Models& models, std::string_view date) : models_(&models) {
    auto document = make_document("sentence", std::string(sentence));
    if (!document) return;
    const auto day = date_from(date);
    document->set_date(day.value_or(kAnyDay));
    document_.emplace(std::move(*document));
    analysis_ = analyze(*document_, models);
    times_ = find_times(*document_, analysis_, models);
    if (!day) { // what is counted from another day differently has no value, only its words
        document_->set_date(kOtherDay);
        const std::vector<TimeExpression> others = find_times(*document_, analysis_, models);
        for (TimeExpression& time : times_)
            if (std::ranges::none_of(others, [&](const TimeExpression& other) {
                    return other.span == time.span && other.value == time.value;
                }))
                time.value.clear();
    }
    tree_.emplace(analysis_);
}

bool ReadSentence::is_time(TokenIndex token) const {
    return std::ranges::any_of(times_,
                               [&](const TimeExpression& time) { return overlap(time.span, analysis_[token].span); });
}

const EntityLayer& ReadSentence::names() const {
    if (!names_) names_ = find_named_entities(*document_, analysis_, *models_);
    return *names_;
}

std::optional<EntityType> ReadSentence::named_type(TokenIndex root) const {
    const MentionIndex mention = root ? names().headed_by(root) : MentionIndex();
    return mention ? std::optional(names().mentions[mention.value].type) : std::nullopt;
}

TokenRange ReadSentence::person_at(TokenIndex token) const {
    for (const Mention& mention : names().mentions)
        if (mention.kind == MentionKind::kName && mention.type == EntityType::kPerson &&
            mention.tokens.begin <= token && token < mention.tokens.end)
            return mention.tokens;
    return {};
}

std::string ReadSentence::name_with(std::string_view word) const {
    for (const Mention& mention : names().mentions)
        for (TokenIndex token = mention.tokens.begin; token < mention.tokens.end; ++token.value)
            if (mention.kind == MentionKind::kName && fold(form(token)) == word)
                return std::string(document_->text(mention.span));
    return {};
}

bool ReadSentence::is_when(const TimeExpression& time) {
    return time.value.empty() ? time.type == TimeType::kDate : bool(time_interval(time.value));
}

std::string ReadSentence::when(const TimeExpression& time) const {
    return time_interval(time.value) ? time.value : std::string(document_->text(time.span));
}

} // namespace claimgraph
