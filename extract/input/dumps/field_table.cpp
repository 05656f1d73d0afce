#include "extract/input/dumps/field_table.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/base/time/date.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph {
namespace {

constexpr std::size_t kMostFields = 4096;
constexpr std::size_t kLongestPath = 512;
constexpr std::size_t kMostNamed = 20; ///< in a message

/// How much a name speaks for text, by its rank, and how many words the values must have on average.
struct TextRank {
    double weight, least_words;
};
constexpr std::array<TextRank, 5> kTextRanks = {{{8, 0}, {8, 3}, {5, 3}, {3, 5}, {2, 6}}};
constexpr TextRank kNoTextName = {1, 20};
constexpr double kLeastWordsAlone = 3; ///< where only names count
constexpr double kPerLevel = 0.7;      ///< of the weight, for each level that a field lies deeper
constexpr std::uint8_t kLastSureRank = 2;

std::ptrdiff_t level_of(std::string_view path) { return std::ranges::count(path, '.'); }

std::string letters_of(std::string_view name) {
    std::string letters = lower_ascii(name);
    std::erase_if(letters, [](char c) { return c == '_' || c == '-' || c == ' '; });
    return letters;
}

} // namespace

std::uint32_t FieldTable::index_of(std::string_view path) {
    if (const auto found = index_.find(path); found != index_.end()) return found->second;
    if (fields_.size() == kMostFields || path.size() > kLongestPath) return kNoField;
    const auto field = static_cast<std::uint32_t>(fields_.size());
    fields_.push_back({std::string(path), role_of_field(path)});
    index_.emplace(path, field);
    if (is_chosen_) {
        const NamedRole named = fields_.back().named;
        const bool is_text = named.role == FieldRole::kText;
        if (named.role != FieldRole::kNone && (!is_text || (named.rank <= kLastSureRank && !text_is_given_)))
            chosen_[static_cast<std::size_t>(named.role)].push_back(field);
    }
    return field;
}

void FieldTable::look_at(std::string_view bytes, std::span<const DumpValue> values) {
    ++records_;
    std::uint32_t last = kNoField;
    for (const DumpValue& value : values) {
        if (value.span.empty() || value.kind == DumpValue::Kind::kOther) continue;
        Field& field = fields_[value.field];
        const std::string_view text = slice(bytes, value.span);
        field.records += value.field != last;
        last = value.field;
        if (value.kind != DumpValue::Kind::kText) continue;
        const auto blanks = std::ranges::count(text, ' ') + std::ranges::count(text, '\n');
        field.words += static_cast<std::uint64_t>(blanks) + 1;
        field.dates += date_from(text.substr(0, 10)).has_value();
        field.addresses += text.starts_with("http://") || text.starts_with("https://");
    }
}

double FieldTable::text_score(const Field& field, bool only_named) const {
    if (field.words == 0 || (field.named.role != FieldRole::kText && field.named.role != FieldRole::kNone)) return 0;
    const bool is_named = field.named.role == FieldRole::kText;
    if (only_named && (!is_named || field.named.rank > kLastSureRank)) return 0;
    const TextRank rank = is_named ? kTextRanks[field.named.rank] : kNoTextName;
    const double words = static_cast<double>(field.words) / static_cast<double>(field.records);
    if (words < std::max(rank.least_words, only_named ? kLeastWordsAlone : 0)) return 0;
    double weight = rank.weight;
    for (auto level = level_of(field.path); level > 0; --level) weight *= kPerLevel;
    return weight * static_cast<double>(field.words) / static_cast<double>(records_);
}

std::uint32_t FieldTable::find(std::string_view name) const {
    if (const auto found = index_.find(name); found != index_.end()) return found->second;
    for (std::uint32_t i = 0; i < fields_.size(); ++i)
        if (letters_of(fields_[i].path) == letters_of(name)) return i;
    return kNoField;
}

void FieldTable::guess_by_values(FieldRole role, std::uint64_t Field::*count) {
    auto& fields = chosen_[static_cast<std::size_t>(role)];
    for (std::uint32_t i = 0; i < fields_.size() && fields.empty(); ++i)
        if (fields_[i].named.role == FieldRole::kNone && fields_[i].records > 0 &&
            fields_[i].*count == fields_[i].records)
            fields.push_back(i);
}

Result<void> FieldTable::choose(const Given& given, bool only_named) {
    is_chosen_ = true;
    for (std::size_t i = 1; i < kFieldRoles; ++i) {
        chosen_[i].clear();
        if (given[i].empty()) continue;
        const std::uint32_t field = find(given[i]);
        if (field == kNoField)
            return fail(ErrorCode::kBadFormat, fmt::format("no field '{}'; the fields are {}", given[i], names()));
        chosen_[i].push_back(field);
    }
    auto& texts = chosen_[static_cast<std::size_t>(FieldRole::kText)];
    text_is_given_ = !texts.empty();
    if (!text_is_given_) {
        double best = 0;
        for (std::uint32_t i = 0; i < fields_.size(); ++i)
            if (const double score = text_score(fields_[i], only_named); score > best) {
                best = score;
                texts.assign(1, i);
            }
        if (texts.empty())
            return fail(ErrorCode::kBadFormat, fields_.empty()
                                                   ? "no records with text"
                                                   : fmt::format("no field with text; the fields are {}", names()));
        for (std::uint32_t i = 0; i < fields_.size(); ++i) // for records that have not got the first
            if (i != texts.front() && fields_[i].named.role == FieldRole::kText &&
                fields_[i].named.rank <= kLastSureRank)
                texts.push_back(i);
    }
    for (std::size_t i = 2; i < kFieldRoles; ++i) {
        if (!chosen_[i].empty()) continue;
        for (std::uint32_t field = 0; field < fields_.size(); ++field)
            if (static_cast<std::size_t>(fields_[field].named.role) == i && field != texts.front())
                chosen_[i].push_back(field);
        std::ranges::stable_sort(chosen_[i], {}, [&](std::uint32_t field) {
            const Field& one = fields_[field];
            return std::tuple(one.records == 0, one.named.rank, level_of(one.path));
        });
    }
    guess_by_values(FieldRole::kDate, &Field::dates);
    guess_by_values(FieldRole::kUrl, &Field::addresses);
    return {};
}

std::string FieldTable::describe() const {
    std::string text;
    for (std::size_t i = 1; i < kFieldRoles; ++i)
        if (!chosen_[i].empty() && (i == 1 || fields_[chosen_[i].front()].records > 0))
            text += fmt::format("{}{} from '{}'", text.empty() ? "" : ", ", to_string(static_cast<FieldRole>(i)),
                                one_line(fields_[chosen_[i].front()].path));
    return text;
}

std::string FieldTable::names() const {
    std::string text;
    for (std::size_t i = 0; i < std::min(fields_.size(), kMostNamed); ++i)
        text += fmt::format("{}{}", i == 0 ? "" : ", ", one_line(fields_[i].path));
    if (fields_.size() > kMostNamed) text += fmt::format(", {} more", fields_.size() - kMostNamed);
    return text;
}

} // namespace claimgraph
