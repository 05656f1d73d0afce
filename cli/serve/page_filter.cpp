#include "cli/serve/page_filter.hpp"

#include "graph/base/time_interval.hpp"
#include "graph/store/search.hpp"
#include "graph/store/time_functions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace claimgraph::cli {
namespace {

/// What the page calls the speaker of claims that the article itself makes.
constexpr std::string_view kArticle = "-";

std::string sql_texts(const std::vector<std::string>& values) {
    std::vector<std::string> quoted;
    for (const std::string& value : values) quoted.push_back(sql_text(value));
    return fmt::format("{}", fmt::join(quoted, ", "));
}

/// The evidence of a document lies side by side.
constexpr std::string_view kEvidenceOfDocument =
    "evidence ON evidence.id BETWEEN first_evidence AND first_evidence + evidences - 1 AND claim > 0";

std::string has_words(const std::string& words) {
    const std::string match = match_text(words.substr(0, words.find('\0'))); // SQL text ends there
    if (match.empty()) return "1";
    return fmt::format("claim.id IN (SELECT claim FROM sentence_words CROSS JOIN sentence ON sentence.id = "
                       "sentence_words.rowid CROSS JOIN document ON document.id = sentence.document CROSS JOIN {} AND "
                       "evidence.sentence = sentence.id WHERE sentence_words MATCH {})",
                       kEvidenceOfDocument, sql_text(match));
}

Result<std::string> in_time(const Parameters& parameters) {
    const std::string from = value_of(parameters, "from");
    const std::string to = value_of(parameters, "to");
    std::int64_t first = kOpenFrom;
    std::int64_t last = kOpenUntil;
    for (const auto& [text, is_first] : {std::pair(from, true), std::pair(to, false)}) {
        if (text.empty()) continue;
        const auto interval = time_interval(text);
        if (!interval || !interval->first_day() || !interval->last_day())
            return fail(ErrorCode::kBadFormat, fmt::format("'{}' is not a date", is_first ? "from" : "to"));
        if (is_first)
            first = *interval->first_day();
        else
            last = *interval->last_day();
    }
    return fmt::format("(time_until >= {} AND time_from <= {}){}", first, last,
                       parameters.contains("undated") ? " OR time_from IS NULL" : "");
}

Result<double> confidence_of(const std::string& text) {
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (end != text.c_str() + text.size() || !(value >= 0 && value <= 1))
        return fail(ErrorCode::kBadFormat, "'confidence' is not a number from 0 to 1");
    return value;
}

} // namespace

std::string family_of(const RelationFamilies& families, std::string_view relation) {
    const std::string_view family = families.of(relation);
    return family.empty() ? "OTHER" : std::string(family);
}

Result<PageFilter> PageFilter::read(const Parameters& parameters, const Store& store,
                                    const RelationFamilies& families) {
    PageFilter filter;
    const auto add = [&](std::string_view list, std::string condition) {
        filter.conditions_.emplace_back(list, std::move(condition));
    };
    const auto chosen = [&](const char* list) { return values_of(parameters, list); };
    if (const auto types = chosen("type"); !types.empty()) {
        const std::string of_type = fmt::format("(SELECT id FROM entity WHERE type IN ({}))", sql_texts(types));
        add("type", fmt::format("subject IN {0} AND object IN {0}", of_type));
    }
    if (const auto wanted = chosen("family"); !wanted.empty()) {
        std::vector<std::string> relations;
        for (const auto& [relation, label] : store.relations())
            if (std::ranges::find(wanted, family_of(families, relation)) != wanted.end()) relations.push_back(relation);
        add("family", fmt::format("relation IN ({})", sql_texts(relations)));
    }
    for (const char* list : {"relation", "polarity", "modality"})
        if (const auto values = chosen(list); !values.empty())
            add(list, fmt::format("{} IN ({})", list, sql_texts(values)));
    if (auto speakers = chosen("speaker"); !speakers.empty()) {
        const bool article = std::ranges::find(speakers, kArticle) != speakers.end();
        add("speaker", fmt::format("speaker IN (SELECT id FROM entity WHERE key IN ({})){}", sql_texts(speakers),
                                   article ? " OR speaker IS NULL" : ""));
    }
    if (const auto documents = chosen("document"); !documents.empty())
        add("document", fmt::format("claim.id IN (SELECT claim FROM document CROSS JOIN {} WHERE name IN ({}))",
                                    kEvidenceOfDocument, sql_texts(documents)));
    if (const std::string text = value_of(parameters, "text"); !text.empty()) add("text", has_words(text));
    if (parameters.contains("from") || parameters.contains("to")) {
        auto time = in_time(parameters);
        if (!time) return tl::unexpected(time.error());
        add("time", std::move(*time));
    }
    if (const std::string text = value_of(parameters, "confidence"); !text.empty()) {
        const auto confidence = confidence_of(text);
        if (!confidence) return tl::unexpected(confidence.error());
        add("confidence", fmt::format("confidence >= {}", *confidence));
    }
    if (parameters.contains("conflicts")) add("conflicts", std::string(kInConflict));
    return filter;
}

std::string PageFilter::where(std::string_view without) const {
    std::string sql;
    for (const auto& [list, condition] : conditions_)
        if (list != without) sql += fmt::format("{}({})", sql.empty() ? "" : " AND ", condition);
    return sql.empty() ? "1" : sql;
}

} // namespace claimgraph::cli
